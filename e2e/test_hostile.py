"""Somebody who means harm sends what no browser would: nothing breaks, changes that should not, or is let in."""

import html
import os
from contextlib import ExitStack

import pytest
from conftest import running_site

from hostile import confines, mutated, plan, read, replays, run, shown, slow, uploads, wire
from hostile.ground import Ground
from hostile.malformed import Malformed
from hostile.planted import plant
from hostile.refused import Refused
from hostile.tables import RESTLESS, differences
from house.mail_sink import MailSink

SEED = int(os.environ.get("GUILDHALL_TEST_SEED", "20260318"))
# How often the list of what must be refused is drawn, and how many requests with hostile values are sent.
ROUNDS = [1, pytest.param(8, marks=pytest.mark.soak)]
COUNT = [1_200, pytest.param(12_000, marks=pytest.mark.soak)]
# What the larger files are multiples of, in bytes.
UNIT = [128 * 1024, pytest.param(1024 * 1024, marks=pytest.mark.soak)]


@pytest.fixture(scope="module")
def grounds(tmp_path_factory, certificate):
    """The attacked organisation of each engine, made when the first test asks for it, and used by all of them."""
    with ExitStack() as stack:
        made: dict[str, Ground] = {}

        def ground_of(engine: str) -> Ground:
            if engine not in made:
                sink = MailSink(*certificate)
                stack.callback(sink.stop)
                folder = tmp_path_factory.mktemp(engine)
                made[engine] = Ground(stack.enter_context(running_site(folder, sink, engine)))
            return made[engine]

        yield ground_of


@pytest.fixture
def ground(grounds, engine):
    """After each test the server is the same process, its log has its own lines only, an honest page comes at once."""
    ground = grounds(engine)
    ground.keep_signed_in()
    process, faults = ground.site._process.pid, len(ground.site.faults())
    yield ground
    alive = ground.site._process.poll() is None and ground.site._process.pid == process
    assert alive, f"the server ended:\n{ground.site.log[-3000:]}"
    assert not run.forged_lines(ground.site.log), run.forged_lines(ground.site.log)[:5]
    assert not ground.site.faults()[faults:], ground.site.faults()[faults:][:5]
    assert not honest(ground)


@pytest.mark.both_engines
@pytest.mark.parametrize("rounds", ROUNDS)
def test_what_must_be_refused_changes_nothing(ground, rounds):
    attempts = [attempt for turn in range(rounds) for attempt in Refused(ground, SEED + turn).all()]
    assert len(attempts) >= 1000 * rounds
    before = ground.tables.quiet()
    answered = run.send_all(ground.site.port, attempts)
    changed = differences(before, ground.tables.quiet(), besides={"job"})
    assert not changed, f"seed {SEED}: {changed}"
    good(run.complaints(answered))


@pytest.mark.both_engines
@pytest.mark.parametrize("count", COUNT)
def test_hostile_values_break_nothing_and_stay_where_they_belong(ground, count):
    site, groups = ground.site, plan.groups(ground.routes)
    share = -(-count // (sum(len(routes) for _, routes, _ in groups) - 8))
    sent, accepted, warm, wrong = 0, 0, 0, []
    after = ground.tables.all()
    for label, routes, roles in groups:
        ground.keep_signed_in()
        before = ground.tables.all() if ground.has_signed_in_anew else after
        maker = mutated.Mutated(ground, SEED, before)
        answered = run.send_all(site.port, [one for route in routes for one in maker.some(route, roles, share)])
        after = ground.tables.all()
        wrong += run.complaints(answered) + confines.breaches(label, before, after, ground) + honest(ground)
        sent, accepted = sent + len(answered), accepted + sum(attempt.changes(reply.status) for attempt,
                                                              reply in answered)
        warm = warm or run.resident(site._process.pid)
    grown = run.resident(site._process.pid) - warm
    print(f"seed {SEED}: {sent} sent, {accepted} taken, the server grew by {grown} MB")
    good(wrong)
    assert sent >= count
    assert accepted > sent // 12, f"only {accepted} of {sent} were taken, so little was tried"
    assert grown < 60 + count // 100, f"the server grew by {grown} MB over {sent} requests"


@pytest.mark.both_engines
def test_what_was_typed_is_shown_as_text_and_never_as_markup(ground):
    """All pages, read by a parser that does as browsers do."""
    planter, wrong, shown = plant(ground), [], set()
    for address, page in read.pages(ground, planter):
        shown |= {mark for mark in planter.marks if mark in page}
        wrong += [f"{address}: {one}" for one in read.injected_as_browsers_read(page)]
    good(wrong)
    hidden = set(planter.marks) - shown
    assert len(planter.marks) > 40, "hardly anything was planted"
    assert not hidden, f"these were planted and not looked at: {sorted(hidden)}"


@pytest.mark.both_engines
def test_calendars_tables_and_letters_hold_no_line_that_was_typed(ground):
    planter = plant(ground)
    ground.tables.quiet()
    good(read.wrong_calendars(ground, planter) + read.wrong_tables(ground) + read.wrong_letters(ground))


@pytest.mark.both_engines
def test_requests_that_are_no_http_are_turned_away_and_smuggle_nothing(ground):
    before = ground.tables.quiet()
    attempts = Malformed(ground.site.port, ground.cookie("organiser"), f"/topics/{ground.things()['topic'][0]}",
                         SEED).all()
    answered = run.send_all(ground.site.port, attempts, at_once=32)
    changed = differences(before, ground.tables.quiet(), besides={"job"})
    assert not changed, f"seed {SEED}: {changed}"
    good(run.complaints(answered))


@pytest.mark.both_engines
@pytest.mark.parametrize("unit", UNIT)
def test_files_that_are_no_lists_are_refused_in_words(ground, unit):
    site, cookie = ground.site, ground.cookie("administrator")
    before, warm = ground.tables.all(), run.resident(site._process.pid)
    wrong = uploads.tried(uploads.attempts(f"127.0.0.1:{site.port}", cookie, unit), site.port, cookie)
    assert not differences(before, ground.tables.all(), besides=RESTLESS | {"import_draft"})
    good(wrong)
    assert run.resident(site._process.pid) - warm < 300


@pytest.mark.both_engines
def test_what_is_sent_twice_counts_once(ground):
    good(replays.sent_twice(ground))


@pytest.mark.both_engines
def test_slow_senders_hold_nobody_up(ground):
    with slow.senders(ground.site.port, ground.cookie("member"), heads=200, bodies=100):
        for _ in range(10):
            good(honest(ground))


def test_guessing_passwords_holds_nobody_up(site):
    """On a server that has just begun, because one that has been busy has more threads."""
    hand = site.found()
    cookie = next(f"{one.name}={one.value}" for one in hand.jar if one.name != "flash")

    def ask() -> list[str]:
        wrong = run.honest_answer(site.port, cookie, within=1.5)
        return [wrong] if wrong else []

    good(slow.while_passwords_are_guessed(site.port, guesses=10, ask=ask))


def test_the_looks_find_what_they_look_for():
    """Were they blind, all of the above would be green."""
    planted = ["<x-evil>", "<a href=' java\tscript:evil()'>x</a>", "<p onclick=evil()>", "<script>evil()</script>",
               "<form action=//evil.example>",
               "<svg><a xlink:href=javascript:evil()>x</a></svg>", "<img src=x onerror=evil()>", "<iframe>"]
    for page in planted:
        assert shown.injected(page), page
    assert not [page for page in planted if not read.injected_as_browsers_read(page) and "//evil" not in page]
    assert not shown.injected(html.escape("".join(planted))
                              + '<a href="/topics">x</a><script src="/assets/x.js"></script>')
    for answer in (b"HTTP/1.1 200 OK\r\nX-Evil: yes\r\n\r\n",
                   b"HTTP/1.1 303 See Other\r\nLocation: //evil.example\r\n\r\n",
                   b"HTTP/1.1 303 See Other\r\nLocation: /\r\nSet-Cookie: evil=1; Path=/\r\n\r\n"):
        assert run.wrong_headers(wire.parse(answer)), answer
    line = "2026-11-28T17:20:59+0000 info guildhall: ms=1 status=200 [Web] GET /topics"
    assert not run.forged_lines(line) and len(run.forged_lines(f"{line}\nforged\n{line} evil\n")) == 2
    row = {"id": "1", "person_id": "2", "votes": 3, "seen_at": 4}
    assert differences({"topic_vote": [row]},
                       {"topic_vote": [row | {"votes": 4}]}) and differences({"topic_vote": [row]}, {"topic_vote": []})
    assert not differences({"sign_in": [row]}, {"sign_in": [row | {"seen_at": 5}]})


@pytest.mark.both_engines
@pytest.mark.soak
def test_slow_senders_are_hung_up_on(ground):
    good(slow.ends_of_slow_senders(ground.site.port, slow.slow(ground.cookie("member")), within=100))


@pytest.mark.both_engines
def test_what_no_page_reads_is_not_waited_for(ground):
    good(slow.ends_of_slow_senders(ground.site.port, slow.unread(ground.cookie("member")), within=15))


@pytest.mark.soak
def test_whoever_takes_no_answer_is_hung_up_on(ground):
    good(slow.takers_of_nothing(ground.site.port, ground.cookie("member"), "/topics", within=100))


def honest(ground: Ground) -> list[str]:
    """What is wrong with the answer to somebody who means no harm; they wait a second at most."""
    wrong = run.honest_answer(ground.site.port, ground.honest_cookie, within=1)
    return [wrong] if wrong else []


def good(wrong: list[str]) -> None:
    assert not wrong, f"seed {SEED}: {len(wrong)} wrong, among them:\n" + "\n".join(wrong[:8])
