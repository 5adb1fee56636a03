"""What can be asked of a site whose disk or database is away, and how it has to answer."""

import sqlite3
import tempfile
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

from house import world
from house.bent_site import BentSite, bent_site, wait_until
from house.hand import Answer, Hand
from house.own_postgres import own_postgres
from house.small_disk import small_disk

FOUNDER = "anna@example.org"
# Longer than this nobody waits for a page.
PATIENCE = 10
# "Service Unavailable": it is no fault of the program's, and it will pass.
UNAVAILABLE = (503,)


def ask(hand: Hand, title: str) -> Answer:
    """Writes something that can be found again, large enough to need new pages of the database."""
    return hand.post("/topics", {"title": title, "body": "Πώς γίνεται; " * 300, "origin": "post-mortem"})


def says_nothing_was_saved(answer: Answer, began: float) -> None:
    """A page with a number and a sentence, not a fault's insides, before anybody gives up."""
    assert time.monotonic() - began < PATIENCE
    assert "Nothing you typed was saved" in answer.text
    assert not [word for word in ("SQL", "sqlite", "errno", "Swift", "disk I/O") if word in answer.text]
    assert answer.status in UNAVAILABLE


def reads(hand: Hand, *addresses: str) -> None:
    for address in addresses or ("/", "/topics", "/sessions", "/people", "/admin"):
        assert hand.get(address).status == 200, address


def nothing_lost(site: BentSite, acknowledged: list[str]) -> None:
    """What was answered with yes is there, what was answered with no is not, and the file is whole."""
    assert [row[0] for row in site.tables.rows("SELECT title FROM topic ORDER BY title")] == sorted(acknowledged)
    if site.engine == "sqlite":
        assert site.tables.rows("PRAGMA integrity_check") == [("ok",)]
        assert site.tables.rows("PRAGMA foreign_key_check") == []


def letters_go_on(site: BentSite) -> None:
    """A letter asked for now arrives, so jobs are done again."""
    before = len(site.sink.letters_to(FOUNDER))
    assert Hand(site).post("/sign-in/links", {"email": FOUNDER}).status == 200
    wait_until(lambda: len(site.sink.letters_to(FOUNDER)) > before, 20, "a letter arrives again")


def write_until_it_fails(hand: Hand, acknowledged: list[str]) -> tuple[Answer, float]:
    """Pages that are free within the database take some more; then the answer is no."""
    for _ in range(500):
        title, began = f"Θέμα {len(acknowledged):03}", time.monotonic()
        answer = ask(hand, title)
        if answer.status >= 500:
            return answer, began
        world.done(answer)
        acknowledged.append(title)
    raise AssertionError("a full disk took 500 topics")


@contextmanager
def on_a_small_disk(folder, sink, engine: str):
    """The disk and the site whose database is on it."""
    if engine == "sqlite":
        with small_disk(folder / "data", 24) as disk, bent_site(folder, sink) as site:
            yield disk, site
    else:
        with small_disk(Path(tempfile.mkdtemp(prefix="guildhall-disk-", dir="/tmp")), 32) as disk, \
                own_postgres(disk.folder) as database, bent_site(folder, sink, "postgres", database) as site:
            yield disk, site


@contextmanager
def locked(site: BentSite):
    with closing(sqlite3.connect(site.folder / "data/guildhall.sqlite", timeout=30, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def at_once(deeds) -> list:
    """What each gives, when all are done at the same time."""
    found: list = [None] * len(deeds)
    def run(place: int, deed) -> None:
        found[place] = deed()
    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
