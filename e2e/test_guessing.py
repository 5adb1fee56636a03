"""Guessing what lets somebody in: how many guesses get through, and that guessing keeps no honest person out."""

import random
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest

from house import guesses, inside, world
from house.caller import Caller, cookie_of, is_in, path_of, sign_in
from house.mail_sink import links
from house.site import FOUNDERS_PASSWORD

ANNA = "anna@example.org"
QUARTER = 15 * 60
behind_a_proxy = pytest.mark.settings(trusted_proxy="127.0.0.1")


def tried(site, calls: list[tuple[str, str, dict[str, str]]], connections: int = 8) -> list[int]:
    """The status of each (network, address, fields), over several connections at the same time."""
    def go(mine):
        caller = Caller(site)
        return [caller.post(address, fields, network=network).status for network, address, fields in mine]

    with ThreadPoolExecutor(connections) as pool:
        return [status for part in pool.map(go, [calls[n::connections] for n in range(connections)]) for status in part]


def most(allowance: int, since: float) -> int:
    """The most tries that may get through when so many may in a quarter of an hour."""
    return allowance + int((time.monotonic() - since) * allowance / QUARTER) + 1


@behind_a_proxy
def test_a_password_is_guessed_ten_times_from_one_network_whatever_connection_machine_and_spelling(site):
    site.found()
    spellings = [ANNA, ANNA.upper(), f" {ANNA} ", "Anna@Example.org"]
    calls = [(f"2001:db8::{n:x}", "/sign-in/password", {"email": spellings[n % 4], "password": f"three quiet herons {n}"})
             for n in range(40)]
    began = time.monotonic()
    statuses = tried(site, calls)
    assert set(statuses) == {422, 429} and 10 <= statuses.count(422) <= most(10, began)
    right = {"email": ANNA, "password": FOUNDERS_PASSWORD}
    refused = Caller(site, network="2001:db8::ffff").post("/sign-in/password", right)
    assert refused.status == 429, "whoever has used up the guesses still learns which one is right"
    assert 1 <= int(refused.headers["Retry-After"]) <= QUARTER / 10
    assert cookie_of(Caller(site, network="2001:db8:0:1::1").post("/sign-in/password", right))


@behind_a_proxy
def test_many_networks_together_guess_thirty_times_and_nobody_is_kept_from_signing_in_by_a_link(site, sink):
    site.found()
    networks = [f"10.{n}.0.1" for n in range(60)]
    began = time.monotonic()
    links_asked = tried(site, [(network, "/sign-in/links", {"email": ANNA}) for network in networks])
    passwords = tried(site, [(network, "/sign-in/password", {"email": ANNA, "password": "three quiet herons"})
                             for network in networks])
    for let_through in (links_asked.count(303), passwords.count(422)):
        assert 30 <= let_through <= most(30, began)
    assert links_asked.count(303) + links_asked.count(429) == len(networks)
    # Each request that got through has put a link that works into Anna's letters, and into nobody else's.
    letter = sink.wait_for(ANNA, "link to sign in")
    link = path_of(next(one for one in links(letter) if "/sign-in/links/" in one))
    assert is_in(site, cookie_of(Caller(site, network="192.0.2.7").post(link)))


@behind_a_proxy
def test_one_network_is_held_to_three_hundred_tries_and_the_others_do_not_notice(site):
    site.found()
    began = time.monotonic()
    statuses = tried(site, [("10.0.0.9", "/sign-in/links", {"email": f"n{n}@example.org"}) for n in range(400)])
    assert 300 <= statuses.count(303) <= most(300, began) and set(statuses) == {303, 429}
    held = Caller(site, network="10.0.0.9").post("/sign-in/links", {"email": ANNA})
    assert held.status in (303, 429) and int(held.headers.get("Retry-After", 1)) <= QUARTER / 300
    assert Caller(site, network="10.0.0.10").post("/sign-in/links", {"email": ANNA}).status == 303
    # A link that is in somebody's letters already lets them in, held or not.
    assert cookie_of(Caller(site, network="10.0.0.9").post(path_of(site.link_for(ANNA))))


# A proxy adds whom it heard from at the end; what stands before was written by the caller.
@pytest.mark.parametrize("added", ["", pytest.param(", 10.0.0.1", marks=behind_a_proxy)])
def test_a_forged_header_buys_no_more_guesses(site, added):
    site.found()
    calls = [(f"10.0.{n}.1{added}", "/sign-in/links", {"email": ANNA}) for n in range(40)]
    began = time.monotonic()
    assert 10 <= tried(site, calls).count(303) <= most(10, began)


def test_a_browser_that_stands_open_does_not_give_the_password_away(site):
    site.found()
    caller = Caller(site, cookie=sign_in(site, ANNA))
    began = time.monotonic()
    statuses = [caller.post("/me/password?_method=delete", {"current": f"three quiet herons {n}"}).status
                for n in range(12)]
    assert set(statuses) == {422, 429} and statuses.count(422) <= most(10, began)
    assert caller.post("/me/password?_method=delete", {"current": FOUNDERS_PASSWORD}).status == 429


def test_a_check_in_code_is_guessed_ten_times_by_one_person_and_the_others_still_check_in(site):
    people = world.with_session(site)
    site.travel_to(check_in_hour(site))
    code = re.search(r"\b([0-9A-Z]{3}) ([0-9A-Z]{3})\b", Caller(
        site, cookie=sign_in(site, "irini@example.org")).get(path_of(people.session) + "/attendance").text)
    assert code, "the code is not on the page of those who run the session"
    address, right = path_of(people.session) + "/check-in", {"mode": "room", "code": "".join(code.groups())}
    nikos, sofia = (sign_in(site, f"{name}@example.org") for name in ("nikos", "sofia"))
    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(
            lambda n: Caller(site, cookie=nikos).post(address, {"mode": "room", "code": f"AAA{n:03}"}).status, range(40)))
    assert set(statuses) == {422, 429} and 10 <= statuses.count(422) <= 10 + (time.monotonic() - began) / 60 + 1
    assert Caller(site, cookie=nikos).post(address, right).status == 429
    assert Caller(site, cookie=nikos).post(address.upper().replace("/SESSIONS", "/sessions"), right).status == 404
    assert Caller(site, cookie=sofia).post(address, right).status == 303


def check_in_hour(site) -> datetime:
    """Five minutes before the only session begins."""
    starts = int(inside.value(site, "SELECT starts_at FROM session"))
    return datetime.fromtimestamp(starts / 1000, timezone.utc) - timedelta(minutes=5)


def test_the_key_of_the_set_up_is_not_guessed(site):
    guessed(site, path_of(site.set_up_link()))
    site.found()


def test_no_key_of_a_letter_or_a_calendar_is_guessed(past):
    site = past.site
    for pattern in (r"/feedback/[0-9a-v]{26}$", r"/letters/stop/[0-9a-v]{26}$"):
        guessed(site, in_a_letter(site, pattern))
    feed = re.search(r"/calendar/[0-9a-v]{26}\.ics", past["petros"].post("/me/calendar").text).group()
    guessed(site, feed, ".ics")
    # What looks at a sign-in link is shown the same whatever the key; only using it tells.
    link = path_of(site.link_for("petros@example.org"))
    guessed(site, link, method="POST")
    assert cookie_of(Caller(site).post(link)), "guessing has used the link up, or locked it"


def in_a_letter(site, pattern: str) -> str:
    """An address of this form that somebody got by mail and that still opens."""
    for letter in site.sink.letters:
        for path in map(path_of, links(letter)):
            if re.search(pattern, path) and Caller(site).get(path).status == 200:
                return path
    raise AssertionError(f"no letter has a link like {pattern} that opens")


def guessed(site, address: str, ending: str = "", method: str = "GET", count: int = 300) -> None:
    """All guesses at the key in this address get one and the same answer, which is not that of the right one."""
    seed = random.randrange(1 << 30)
    start, key = address.removesuffix(ending).rsplit("/", 1)
    assert re.fullmatch(r"[0-9a-v]{26}", key), f"{key} is not 128 bits"
    caller = Caller(site)
    wrong = caller.ask(method, f"{start}/{'7' * 26}{ending}", {} if method == "POST" else None)
    assert wrong.status in (404, 410, 422)
    for guess in guesses.near(key, count, seed):
        answer = caller.ask(method, f"{start}/{guess}{ending}", {} if method == "POST" else None)
        same = answer.status == wrong.status and answer.text == wrong.text
        assert same or not guess.isalnum() and answer.status in (400, 404), f"{guess} is answered {answer.status} (seed {seed})"
        assert not cookie_of(answer)
    if method == "GET":
        assert caller.get(address).status == 200, "the right one no longer opens after so many wrong ones"
