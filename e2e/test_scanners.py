"""What the scanners everybody can run find: nothing, as whomever they come; and that they would find something."""

import re
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from urllib.parse import urlencode

import pytest

from house import forms, inside, scanners, world
from house.caller import Caller, is_in, path_of
from house.crawl import ID, crawl
from house.hand import Hand
from house.mail_sink import links
from house.toy import Ear, Holes

pytestmark = pytest.mark.soak
DBMS = {"sqlite": "sqlite", "postgres": "postgresql"}
NAMES = {"member": "nikos", "administrator": "anna"}
# What is no hole, each with its reason. The first is shown by a test below.
NO_HOLE = {
    r"Cross Site Request Forgery: .*\(Lack of anti CSRF token\)": "other sites are refused by headers, not tokens",
    r"Secure Flag cookie: .*: flash\)": "the site under test speaks http; on https the flag is there, see below",
}
# What would sign the scanner out, so that it would see nothing afterwards. An administrator who makes another one may close the
# own account, so what is done to that is left alone as well.
SIGNS_OUT = ("/me/sign-ins?_method=delete*", "/me/sign-ins/*")


def holes(found: list[str]) -> list[str]:
    return [one for one in found if not any(re.fullmatch(pattern, one) for pattern in NO_HOLE)]


def test_wapiti_finds_the_holes_of_a_site_that_has_some(tmp_path):
    with Holes() as toy, Ear() as ear:
        found = scanners.wapiti(toy.url, tmp_path, ear.url, crawl=20, attack=20)
        heard = ear.heard
    for hole in ("Reflected Cross Site Scripting: GET /search (q)", "SQL Injection: GET /item (id)",
                 "SQL Injection: POST /find (name)"):
        assert hole in holes(found), found
    assert heard, "nobody came although a page fetches what it is told to"


def test_sqlmap_finds_the_holes_of_a_site_that_has_some(tmp_path):
    with Holes() as toy:
        assert "id (GET)" in str(scanners.sqlmap(toy.url + "item?id=1", tmp_path))
        assert "name (POST)" in str(scanners.sqlmap(toy.url + "find", tmp_path, "name=tin"))
        assert scanners.sqlmap(toy.url + "search?q=tin", tmp_path) == []


@pytest.mark.both_engines
@pytest.mark.parametrize("role", ["visitor", *NAMES])
def test_wapiti_finds_nothing(site, tmp_path, role):
    people = world.with_past(site)
    cookie, starts = ("", keyed(people)) if role == "visitor" else entered(people, NAMES[role])
    began = len(site.log)
    scan = {"starts": [site.url + one for one in starts], "cookie": cookie,
            "leave": [site.url + one for one in left_alone(people)]}
    with Ear() as ear:
        found = scanners.wapiti(site.url + "/", tmp_path, ear.url, **scan)
        stayed = role == "visitor" or is_in(site, cookie)
        found += scanners.wapiti(site.url + "/", tmp_path, ear.url, **scan, modules=scanners.LAST, crawl=60)
        heard = ear.heard
    assert not holes(found), "\n".join(holes(found))
    assert not heard, f"the server fetched what it was told to: {heard}"
    assert stayed, "the scanner was signed out on the way and saw nothing from then on"
    looked(site.log[began:], role)


@pytest.mark.both_engines
@pytest.mark.parametrize("role", NAMES)
def test_sqlmap_finds_nothing(site, tmp_path, role, engine):
    people = world.with_past(site)
    name = NAMES[role]
    cookie, pages = entered(people, name)
    asks = [one for one in forms.asks(people[name], pages)
            if not any(fnmatch(one.address, pattern.replace("?", "[?]")) for pattern in left_alone(people))]
    calls = [(one.address, urlencode(one.fields), cookie) for one in asks]
    calls += [(ID.sub(lambda found: found.group() + "*", page, count=1), "", cookie) for page in pages if ID.search(page)]
    calls += [("/me", "", cookie + "*")] + [(ID.sub(lambda found: found.group() + "*", page), "", "") for page in keyed(people)]
    with ThreadPoolExecutor(2) as pool:
        found = [line for lines in pool.map(lambda call: scanners.sqlmap(
            site.url + call[0], tmp_path, call[1], call[2], DBMS[engine]), calls) for line in lines]
    assert not found, "\n".join(found)
    assert is_in(site, cookie), "the scanner was signed out on the way and saw nothing from then on"


@pytest.mark.settings(base_url="https://guildhall.example.org")
def test_behind_https_wapiti_misses_no_header_and_no_flag(site, tmp_path):
    site.found()
    with Ear() as ear:
        found = scanners.wapiti(site.url + "/", tmp_path, ear.url, [site.url + "/sign-in"],
                                modules="cookieflags,csp,http_headers")
    assert not found, found


def test_no_form_can_be_sent_from_another_site(site):
    """The reason why the forms need no token."""
    people = world.with_past(site)
    cookie, pages = entered(people, "anna")
    posts = [one for one in forms.asks(people["anna"], pages) if one.method == "POST"]
    assert len(posts) > 30
    anna = Caller(site, cookie=cookie)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"},
                    {"Origin": "null"}):
        let_in = [one.form for one in posts if anna.post(one.address, dict(one.fields), **headers).status != 403]
        assert not let_in and is_in(site, cookie), f"{headers}: {let_in}"


def entered(people: world.World, name: str) -> tuple[str, list[str]]:
    """The cookie of somebody, and a page of each kind that links lead them to."""
    hand = people[name]
    cookie = next(f"{one.name}={one.value}" for one in hand.jar if one.name == "guildhall")
    return cookie, list(crawl(hand, name)[0].values())


def left_alone(people: world.World) -> list[str]:
    anna = inside.value(people.site, "SELECT id FROM person WHERE email = 'anna@example.org'")
    return [*SIGNS_OUT, f"/admin/people/{anna}/*"]


def keyed(people: world.World) -> list[str]:
    """What opens without a sign-in to whoever holds a key."""
    site = people.site
    written = {path_of(link) for letter in site.sink.letters for link in links(letter)}
    opened = [one for one in sorted(written) if re.match(r"/(feedback|letters/stop)/", one)
              and Hand(site).get(one).status == 200]
    one_of_each = {ID.sub(":id", one): one for one in opened}
    feed = re.search(r"/calendar/[0-9a-v]{26}\.ics", people["petros"].post("/me/calendar").text).group()
    return ["/sign-in", path_of(site.link_for("petros@example.org")), feed, *one_of_each.values()]


def looked(log: str, role: str) -> None:
    """The scanner came far enough that finding nothing means something."""
    answers = re.findall(r"status=(\d+) \[Web\] (\w+ /\S*)", log)
    reached = {route for status, route in answers if status in ("200", "303", "422")}
    least = {"visitor": 8, "member": 35, "administrator": 60}[role]
    assert len(answers) > 500 and len(reached) >= least, f"{len(answers)} answers of {sorted(reached)}"
