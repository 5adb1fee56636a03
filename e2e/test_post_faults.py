"""Letters get where they can, once, whatever the mail server does and whoever dies on the way."""

import re
from collections import Counter

import pytest

from house import mailing, world
from house.bent_site import bent_site, wait_until
from house.hand import Hand
from house.mail_sink import USER
from house.moody_sink import MoodySink

SEED = 20261125
# Pauses between the eight attempts for one letter, in seconds.
PAUSES = [30 * 3 ** attempt for attempt in range(7)]
# A process has one letter in its hands: only that one may come again when the process dies.
IN_HAND = 1
NEVER = "550 5.1.1 No such mailbox here"


@pytest.fixture
def sink(certificate):
    sink = MoodySink(*certificate, seed=SEED)
    yield sink
    sink.stop()


@pytest.fixture
def site(tmp_path, sink, engine):
    with bent_site(tmp_path, sink, engine) as site:
        sink.clock = lambda: site.now
        yield site


@pytest.fixture
def postgres_site(tmp_path, sink):
    with bent_site(tmp_path, sink, "postgres") as site:
        sink.clock = lambda: site.now
        yield site


class Crash:
    """Kills the site between the mail server's having one of its letters and saying so; `address` is whose."""

    def __init__(self, sink: MoodySink, site, after: int):
        self.site, self.left, self.address = site, after, ""
        sink.when_kept = self._count

    def _count(self, address: str, user: str) -> None:
        if user == USER:
            self.left -= 1
            if self.left == 0:
                self.site.kill()
                self.address = address


def test_each_letter_arrives_though_one_of_two_servers_dies_and_the_mail_server_has_moods(postgres_site, sink):
    letters_under_fire(postgres_site, sink, 60)


@pytest.mark.soak
@pytest.mark.both_engines
def test_so_do_five_thousand(site, sink):
    letters_under_fire(site, sink, 5000)


def letters_under_fire(site, sink: MoodySink, count: int) -> None:
    print(f"seed {SEED}")
    founder, people = mailing.voters(site, count)
    gone, stubborn = people[10:13], people[50:52]
    for address in gone:
        sink.refuse(address, NEVER)
    sink.stubborn = set(stubborn)
    site.worker()
    crash = Crash(sink, site, after=count // 4)
    mailing.invite(site, founder)
    mailing.deliver(site, seconds=120 + count / 5)
    assert crash.address, "the server had too few letters to die on one"
    assert sink.users == {USER, "second"}, "the other server did nothing"
    site.start()
    arrived_once_save_for(sink, set(people) - set(gone) - set(stubborn), crash.address)
    refused_for_good(sink, founder, gone)
    tried_ever_more_rarely(sink, stubborn)
    sent_by_a_click(sink, founder, stubborn)


def arrived_once_save_for(sink: MoodySink, people: set[str], crashed: str) -> None:
    """Each has its letter; twice only whoever's yes was lost on the way, under the same Message-ID."""
    ids: dict[str, list[str]] = {}
    for letter in sink.letters:
        ids.setdefault(letter["To"].addresses[0].addr_spec, []).append(letter["Message-ID"])
    assert set(ids) - people == set() and people - set(ids) == set()
    assert [address for address, found in ids.items() if len(set(found)) != 1] == []
    owed = sink.owed_twice()
    extra = Counter({address: len(found) - 1 - owed[address] for address, found in ids.items()})
    assert {address: number for address, number in extra.items() if number not in (0, 1)} == {}
    assert extra[crashed] == 1, "the letter that was under way at the crash did not come again"
    assert sum(extra.values()) <= IN_HAND, f"letters came twice without need: {+extra}"


def refused_for_good(sink: MoodySink, founder: Hand, gone: list[str]) -> None:
    """Tried once, and shown to administrators with the server's words."""
    tries = Counter(attempt.address for attempt in sink.attempts)
    page = founder.get("/admin/outbox?state=failed").text
    for address in gone:
        assert tries[address] == 1
        row = re.search(rf"(?s){re.escape(address)}.*?</li>", page)
        assert row and NEVER in row.group()


def tried_ever_more_rarely(sink: MoodySink, stubborn: list[str]) -> None:
    for address in stubborn:
        times = [attempt.at for attempt in sink.attempts if attempt.address == address]
        gaps = [(after - before).total_seconds() for before, after in zip(times, times[1:])]
        assert len(gaps) == len(PAUSES) and all(pause - 1 <= gap for gap, pause in zip(gaps, PAUSES)), gaps


def sent_by_a_click(sink: MoodySink, founder: Hand, stubborn: list[str]) -> None:
    """Those given up on are on the administrator's list; one click each, and they arrive."""
    page = founder.get("/admin/outbox?state=failed").text
    sink.stubborn, sink.is_moody = set(), False
    for address in stubborn:
        found = re.search(rf"(?s)/admin/outbox/([0-9a-v]{{26}})\"(?:(?!</li>).)*?{re.escape(address)}.*?</li>", page)
        assert found and "451 4.3.2 Not now" in found.group()
        world.done(founder.post(f"/admin/outbox/{found.group(1)}/retry"))
        sink.wait_for(address, mailing.TOPIC)
    left = founder.get("/admin/outbox?state=failed").text
    assert [address for address in stubborn if address in left] == []


@pytest.mark.parametrize("way", ["the server dies", "the mail server hangs up"])
def test_a_letter_that_may_come_twice_is_named_in_the_log(site, sink, way):
    site.found()
    sink.is_moody = False
    if way == "the server dies":
        crash = Crash(sink, site, after=1)
    else:
        sink.next_moods.append("keeps and hangs up")
    Hand(site).post("/sign-in/links", {"email": "anna@example.org"})
    if way == "the server dies":
        wait_until(lambda: crash.address, 15, "a letter is under way")
        site.start()
    else:
        noted = "SELECT count(*) FROM job WHERE kind = 'letter.deliver' AND leased_by IS NULL AND attempts = 1"
        wait_until(lambda: site.tables.number(noted), 15, "that is noted")
    site.jump(seconds=61)
    wait_until(lambda: len(sink.letters) == 2, 15, "it comes again")
    first, second = (letter["Message-ID"] for letter in sink.letters)
    assert first == second
    assert first.strip("<>").split("@")[0] in site.log


def test_a_bounce_is_shown_at_the_person(site, sink):
    founder, (address,) = mailing.voters(site, 1)
    sink.refuse(address, NEVER)
    mailing.invite(site, founder)
    mailing.deliver(site, seconds=20)
    person = site.tables.rows(f"SELECT id FROM person WHERE email = '{address}'")[0][0]
    assert NEVER in founder.get(f"/admin/people/{person}").text
