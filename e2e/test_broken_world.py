"""What the machine does to a server: no space, no writing, no database, a clock that jumps. It says so and goes on."""

import signal
import time
import urllib.error
import urllib.request

import pytest

from house import world
from house.bent_site import bent_site, wait_until
from house.hand import Hand
from house.own_postgres import own_postgres
from house.small_disk import small_disk
from house.trouble import (
    FOUNDER, PATIENCE, ask, at_once, letters_go_on, locked, nothing_lost, on_a_small_disk, reads,
    says_nothing_was_saved, write_until_it_fails)


@pytest.fixture
def site(tmp_path, sink, engine):
    with bent_site(tmp_path, sink, engine) as site:
        yield site


@pytest.mark.both_engines
def test_a_full_disk_refuses_what_it_cannot_keep_and_goes_on_when_there_is_space(tmp_path, sink, engine):
    with on_a_small_disk(tmp_path, sink, engine) as (disk, site):
        founder, acknowledged = site.found(), ["Πριν"]
        world.done(ask(founder, "Πριν"))
        disk.fill()
        says_nothing_was_saved(*write_until_it_fails(founder, acknowledged))
        reads(founder)
        disk.free()
        world.done(ask(founder, "Τέλος"))
        nothing_lost(site, [*acknowledged, "Τέλος"])
        letters_go_on(site)


def test_reading_goes_on_for_whoever_was_last_seen_long_ago(site):
    founder = site.found()
    with site.read_only():
        site.jump(hours=2)
        reads(founder)


def test_a_disk_that_turned_read_only_refuses_writing_and_goes_on_when_it_can_be_written(site):
    founder = site.found()
    world.done(ask(founder, "Πριν"))
    with site.read_only():
        began = time.monotonic()
        says_nothing_was_saved(ask(founder, "Χαμένο"), began)
        reads(founder)
        assert Hand(site).get("/healthz").status == 200
    world.done(ask(founder, "Μετά"))
    nothing_lost(site, ["Πριν", "Μετά"])
    letters_go_on(site)


def test_a_start_on_a_read_only_disk_fails_with_a_sentence(tmp_path, sink):
    with small_disk(tmp_path / "data", 24) as disk, bent_site(tmp_path, sink) as site:
        site.found()
        assert site.stop() == 0
        disk.remount("ro")
        ended = site.cli("serve", check=False)
        assert ended.returncode != 0
        assert f"The data folder {tmp_path / 'data'} cannot be written" in ended.stderr, ended.stderr
        disk.remount("rw")
        site.start()
        reads(Hand(site).sign_in(FOUNDER))


@pytest.mark.parametrize("seconds", [4, pytest.param(30, marks=pytest.mark.soak)])
def test_a_database_that_is_gone_for_a_while_is_found_again(tmp_path, sink, seconds):
    with own_postgres() as database, bent_site(tmp_path, sink, "postgres", database) as site:
        founder, acknowledged = site.found(), ["Πριν"]
        world.done(ask(founder, "Πριν"))
        database.down()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            began = time.monotonic()
            says_nothing_was_saved(ask(founder, "Χαμένο"), began)
            began = time.monotonic()
            assert Hand(site).get("/healthz").status == 200 and time.monotonic() - began < 1
            assert Hand(site).get("/readyz").status == 503 and time.monotonic() - began < PATIENCE
        database.up()
        wait_until(lambda: Hand(site).get("/readyz").status == 200, 15, "it is ready again")
        world.done(ask(founder, "Μετά"))
        nothing_lost(site, [*acknowledged, "Μετά"])
        letters_go_on(site)


@pytest.mark.soak
def test_a_database_that_hangs_is_given_up_and_found_again(tmp_path, sink):
    """Its processes are there, take connections and statements, and say nothing: nobody waits for ever."""
    with own_postgres() as database, bent_site(tmp_path, sink, "postgres", database) as site:
        founder = site.found()
        world.done(ask(founder, "Πριν"))
        database.signal(signal.SIGSTOP)
        try:
            assert ready(site, within=60) == 503
            began = time.monotonic()
            assert Hand(site).get("/healthz").status == 200 and time.monotonic() - began < 1
            # From now on connecting is tried, which is given up sooner.
            assert ready(site, within=20) == 503
        finally:
            database.signal(signal.SIGCONT)
        wait_until(lambda: ready(site, within=20) == 200, 60, "it is ready again")
        world.done(ask(founder, "Μετά"))
        nothing_lost(site, ["Πριν", "Μετά"])
        letters_go_on(site)


def ready(site, within: float) -> int:
    try:
        with urllib.request.urlopen(site.url + "/readyz", timeout=within) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        return answer.code


def test_a_database_locked_by_another_program_is_said_to_all_who_write(site):
    founder = site.found()
    world.done(ask(founder, "Πριν"))
    with locked(site):
        began = time.monotonic()
        for answer in at_once([lambda: ask(founder, "Χαμένο")] * 4):
            says_nothing_was_saved(answer, began)
        reads(founder)
    world.done(ask(founder, "Μετά"))
    nothing_lost(site, ["Πριν", "Μετά"])
    letters_go_on(site)


@pytest.mark.both_engines
def test_a_clock_that_jumps_back_an_hour_loses_nothing_and_keeps_nobody_out(site):
    site.jump(hours=2)  # so that the mail server's certificate is old enough after the jump back
    founder = site.found()
    site.sink.refuse(FOUNDER, "451 4.3.2 Not now")
    Hand(site).post("/sign-in/links", {"email": FOUNDER})
    wait_until(lambda: site.tables.number("SELECT count(last_error) FROM letter"), 15, "a letter waits to be tried again")
    site.sink.refused.clear()
    world.done(ask(founder, "Πριν"))
    link = site.link_for(FOUNDER)
    site.jump(hours=-1)
    reads(founder)
    assert "/sign-in" not in Hand(site).post(link).url
    for number in range(20):
        world.done(ask(founder, f"Μετά {number:02}"))
    letters_go_on(site)
    nothing_lost(site, ["Πριν", *(f"Μετά {number:02}" for number in range(20))])
    site.jump(hours=1, minutes=1)
    reads(founder)
    letters_go_on(site)
    unsent = "SELECT count(*) FROM letter WHERE state <> 'sent'"
    wait_until(lambda: site.tables.number(unsent) == 0, 15, "every letter has left")
    assert site.tables.number("SELECT count(*) FROM job WHERE failed_at IS NOT NULL") == 0
