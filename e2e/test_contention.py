"""Many want the same at the same moment. On PostgreSQL two servers share the database, and each takes half of them."""

import random
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from house import inside, world
from house.caller import cookie_of, is_in
from house.rush import CONNECTIONS, Deed, members, rush, sign_in_link, signed_in, tables, together
from house.twin import servers
from house.watch import Watch

SEATS, PEOPLE, LATE, LEAVING = 20, 200, 20, 5
FOUNDER = "anna@example.org"


@pytest.fixture
def founder(site):
    return site.found()


@pytest.fixture
def entrances(site, founder):
    """The servers that people come to."""
    with servers(site) as sites:
        yield sites


def session_at(founder, begins: datetime, seats: int) -> str:
    """A session in a room with so many seats; gives its path."""
    wall = begins.astimezone(ZoneInfo("Europe/Athens"))
    return "/sessions/" + world.done(founder.post("/sessions", {
        "title": "Κόλληση χωρίς μόλυβδο", "about": "Μια ώρα", "know": "Θερμοκρασίες", "can": "Μια κόλληση",
        "measure": "Λιγότερα ελαττώματα", "day": wall.date().isoformat(), "time": wall.strftime("%H:%M"),
        "minutes": "60", "zone": "Europe/Athens", "pass": "first", "delivery": "in_person", "room": "Αίθουσα 3",
        "room_seats": str(seats), "facilitator_1": FOUNDER})).rsplit("/", 1)[-1]


def standing(site) -> dict[str, list[str]]:
    """Who has a seat, waits or has left, each in the order of asking."""
    found = {"registered": [], "waitlisted": [], "cancelled": []}
    for state, person in tables(site).rows("SELECT state, person_id FROM registration ORDER BY turn, person_id"):
        found[state].append(person)
    return found


def turns(site) -> list[int]:
    """Of those with a seat, then of those who wait."""
    return [int(turn) for turn, in tables(site).rows(
        "SELECT turn FROM registration WHERE state <> 'cancelled' ORDER BY state = 'waitlisted', turn")]


def rush_for_seats(site, entrances, deeds: list[Deed]) -> None:
    """There are never more people than seats, also not for a moment, and nobody is shown an error."""
    def look() -> str:
        taken = tables(site).number("SELECT count(*) FROM registration WHERE state = 'registered'")
        return f"{taken} people on {SEATS} seats" if taken > SEATS else ""

    with Watch(look) as watch:
        done = rush(entrances, deeds, follow=True)
    assert not watch.broken and watch.looks > 0
    nobody_saw_an_error(done)


def nobody_saw_an_error(done) -> None:
    errors = Counter((deed.method, answer.status, *answer.complaints) for deed, answer in done if answer.status >= 400)
    assert not errors, errors


@pytest.mark.both_engines
def test_the_last_seats_go_to_as_many_people_as_there_are_and_the_line_moves_in_order(site, founder, entrances):
    everybody = members(site, PEOPLE + LATE)
    people, late = everybody[:PEOPLE], everybody[PEOPLE:]
    session = session_at(founder, site.now + timedelta(days=2), SEATS)
    rush_for_seats(site, entrances, [Deed(one, session + "/seat", {"mode": "room"}) for one in people])
    before = standing(site)
    assert (len(before["registered"]), len(before["waitlisted"])) == (SEATS, PEOPLE - SEATS)
    # Those with a seat asked before all who wait, and no turn is missing or there twice.
    assert turns(site) == list(range(1, PEOPLE + 1))
    assert {*before["registered"], *before["waitlisted"]} == {one.id for one in people}

    # Some give their seats back while others come; those who come stand behind all who wait.
    leaving = [one for one in people if one.id in before["registered"]][:LEAVING]
    coming = [Deed(one, session + "/seat", {"mode": "room"}) for one in late]
    going = [Deed(one, session + "/seat", method="DELETE") for one in leaving]
    rush_for_seats(site, entrances, [each for pair in zip(coming, going) for each in pair] + coming[LEAVING:])
    the_line_moved_on(before, standing(site), {one.id for one in leaving}, {one.id for one in late})
    assert tables(site).rows("SELECT kind, count(*) FROM event WHERE kind LIKE 'seat.%' GROUP BY kind ORDER BY kind") == [
        ("seat.promoted", str(LEAVING)), ("seat.released", str(LEAVING)), ("seat.taken", str(SEATS)),
        ("seat.waitlisted", str(PEOPLE - SEATS + LATE))]


def the_line_moved_on(before, after, left: set[str], late: set[str]) -> None:
    assert set(after["cancelled"]) == left
    assert set(after["registered"]) == {*before["registered"], *before["waitlisted"][:LEAVING]} - left
    still_waiting = before["waitlisted"][LEAVING:]
    assert after["waitlisted"][:len(still_waiting)] == still_waiting
    assert set(after["waitlisted"][len(still_waiting):]) == late


@pytest.mark.both_engines
def test_each_vote_counts_once_however_often_it_is_pressed(site, founder, entrances):
    people = members(site, 60)
    topic = "/topics/" + world.done(founder.post("/topics", {
        "title": "Κόλληση χωρίς μόλυβδο", "body": "Πώς γίνεται;", "origin": "post-mortem"})).rsplit("/", 1)[-1]
    before = tallied(site)
    nobody_saw_an_error(rush(entrances, [Deed(one, topic + "/vote") for one in people for _ in range(3)]))
    assert tallied(site) == before + len(people)

    seed = random.randrange(2**32)
    print(f"seed {seed}")
    to_and_fro = ("POST", "DELETE", "POST")
    changes = [Deed(one, topic + "/vote", method=method) for one in people for method in to_and_fro]
    random.Random(seed).shuffle(changes)
    nobody_saw_an_error(rush(entrances, changes))
    tallied(site)

    gone = [Deed(one, topic + "/vote", method="DELETE") for one in people for _ in range(2)]
    nobody_saw_an_error(rush(entrances, gone))
    assert tallied(site) == before


def tallied(site) -> int:
    """The count a topic carries is that of its votes."""
    (carried, counted), = tables(site).rows(
        "SELECT votes, (SELECT count(*) FROM topic_vote WHERE topic_vote.topic_id = topic.id) FROM topic")
    assert carried == counted
    return int(carried)


@pytest.mark.both_engines
def test_a_one_time_link_lets_one_in_however_many_press_it_at_once(site, founder, entrances):
    somebody, = members(site, 1)
    for _ in range(6):
        link = sign_in_link(site, somebody)
        before = tables(site).number("SELECT count(*) FROM sign_in")
        answers = together(entrances, [Deed(replace(somebody, cookie=""), link)] * CONNECTIONS)
        assert Counter(answer.status for answer in answers) == {303: 1, 422: CONNECTIONS - 1}
        assert all("has been used already" in answer.text for answer in answers if answer.status == 422)
        cookies = [cookie for cookie in map(cookie_of, answers) if cookie]
        assert len(cookies) == 1 and is_in(site, cookies[0])
        assert tables(site).number("SELECT count(*) FROM sign_in") == before + 1


@pytest.mark.both_engines
def test_the_code_on_the_wall_checks_everybody_in_once_and_no_more_than_fit(site, founder, entrances):
    people, fit = members(site, 40), 30
    session = session_at(founder, site.now + timedelta(minutes=20), fit)
    code = re.search(r'class="code-word"[^>]*>([^<]+)<', founder.get(session + "/attendance").text).group(1)
    form = {"code": code, "mode": "room"}
    done = rush(entrances, [Deed(one, session + "/check-in", form) for one in people for _ in range(4)])

    # Whoever is in is in each time they press, and whoever is not is told each time that the room is full.
    told = {one.id: {answer.status for deed, answer in done if deed.who == one} for one in people}
    came = {one for one, statuses in told.items() if statuses == {303}}
    assert len(came) == fit and all(told[one] == {422} for one in told.keys() - came), Counter(map(str, told.values()))
    assert all("seats in the room are taken" in answer.text for _, answer in done if answer.status == 422)
    present = [person for person, in tables(site).rows("SELECT person_id FROM attendance WHERE presence = 'room'")]
    assert sorted(present) == sorted(came) == sorted(standing(site)["registered"])
    assert turns(site) == list(range(1, fit + 1))
    assert tables(site).number("SELECT count(*) FROM event WHERE kind = 'attendance.recorded'") == fit


ATTACKS = {
    "the other's role": lambda me, other: Deed(me, f"/admin/people/{other.id}/roles/administrator", method="DELETE"),
    "their own role": lambda me, other: Deed(me, f"/admin/people/{me.id}/roles/administrator", method="DELETE"),
    "the other's account": lambda me, other: Deed(me, f"/admin/people/{other.id}/deactivation"),
}


@pytest.mark.both_engines
def test_an_administrator_remains_when_two_remove_each_other_at_the_same_moment(site, founder, entrances):
    addresses, outcomes = [one.address for one in members(site, 2)], Counter()
    inside.change(site, "UPDATE person SET is_administrator = FALSE")
    for target, attack in [*ATTACKS.items()] * 4:
        inside.change(site, "UPDATE person SET deactivated_at = NULL, is_administrator = (email LIKE 'member%')")
        one, two = signed_in(site, addresses)
        statuses = sorted(answer.status for answer in together(entrances, [attack(one, two), attack(two, one)]))
        left = tables(site).number("SELECT count(*) FROM person WHERE is_administrator AND deactivated_at IS NULL")
        assert left == 1, (target, statuses)
        # One did it. The other is refused, or no administrator any more, or no longer signed in.
        assert statuses[0] == 303 and statuses[1] in (401, 403, 422), (target, statuses)
        outcomes[target, statuses[1]] += 1
    print(dict(outcomes))
