"""`bin/bench ranking`: whether the ranking finds what an organisation lacks, and whether one person moves it."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

from bench import people, planted, programs
from bench.database import Sqlite
from bench.kept import BENCH, surroundings
from bench.server import Server

FOLDER = BENCH / "planted"
TOP = 20
# The least of the planted gaps that the ranking, and the most that votes alone, bring among the first; the least Kendall's tau.
LEAST_FOUND, MOST_BY_VOTES, LEAST_TAU = 12, 5, 0.9


def main() -> int:
    program = programs.of_here()
    seeds = [int(one) for one in sys.argv[2:]] or [1, 2, 3]
    print(f"{planted.PEOPLE} people, {planted.TOPICS} topics, {planted.PLANTED} planted gaps in critical skills; the first {TOP}:\n")
    print("seed   ranked  by votes    tau without the busiest voter")
    held = True
    for seed in seeds:
        found, voted, tau = measure(program, seed)
        good = found >= LEAST_FOUND and voted <= MOST_BY_VOTES and tau >= LEAST_TAU
        held = held and good
        print(f"{seed:>4}   {found:>2} of {planted.PLANTED}  {voted:>2} of {planted.PLANTED}   {tau:>6.3f}{'' if good else '  !'}")
    print(f"\nWanted: at least {LEAST_FOUND} ranked, at most {MOST_BY_VOTES} by votes alone, tau at least {LEAST_TAU}.")
    return 0 if held else 1


def measure(program: Path, seed: int) -> tuple[int, int, float]:
    """How many planted gaps are among the first: ranked, and by votes; and how the order stays without the busiest."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    subprocess.run([str(program), "migrate", "--data", str(FOLDER)], check=True, stdout=subprocess.DEVNULL,
                   env=surroundings())
    now = int(time.time() * 1000)
    invented = planted.invent(seed, now)
    database = _database()
    database.insert("organisation", ["id", "name", "zone", "work_week", "created_at"],
                    [(1, "Planted", "UTC", "1,2,3,4,5", now)])
    for table, (columns, rows) in invented.tables.items():
        database.insert(table, columns, rows)
    database.close()
    ranked, by_votes = _orders(program, now)
    database = _database()
    database.run("UPDATE topic SET votes = votes - 1 WHERE id IN "
                 f"(SELECT topic_id FROM topic_vote WHERE person_id = '{invented.busiest}')")
    database.run(f"DELETE FROM topic_vote WHERE person_id = '{invented.busiest}'")
    database.close()
    without, _ = _orders(program, now)
    return (len(invented.gaps & set(ranked[:TOP])), len(invented.gaps & set(by_votes[:TOP])), kendall(ranked, without))


def _orders(program: Path, now: int) -> tuple[list[str], list[str]]:
    """All topics as the pages list them, ranked and by votes, after everything was counted anew."""
    server = Server(program, ["serve"], {"GUILDHALL_DATA": str(FOLDER), "GUILDHALL_LOG_LEVEL": "warning"}, FOLDER / "log")
    database = _database()
    somebody = people.somebody(*database.rows("SELECT id, name FROM person WHERE is_organiser")[0])
    people.begin(database, [somebody], now)
    database.run("DELETE FROM gap_count")
    database.run("DELETE FROM topic_rank")
    database.close()
    server.start("/healthz")
    try:
        headers = {"Cookie": somebody.cookie}
        answer = server.ask("/gaps/count", headers, urlencode({}))
        assert answer.status == 303, answer.status
        _wait_for_count()
        return _list(server, "/topics?sort=rank", headers), _list(server, "/topics?sort=votes", headers)
    finally:
        server.stop()


def _database() -> Sqlite:
    return Sqlite(FOLDER / "guildhall.sqlite")


def _wait_for_count() -> None:
    """Until the map is counted and every topic is ranked by it."""
    database, end = _database(), time.monotonic() + 60
    while time.monotonic() < end:
        counted = database.rows("SELECT count(*) FROM gap_count")[0][0] == "1"
        left = database.rows("SELECT count(*) FROM job WHERE kind = 'gaps.count' AND finished_at IS NULL")[0][0]
        if counted and left == "0":
            return database.close()
        time.sleep(0.2)
    raise TimeoutError("the map was not counted within a minute")


def _list(server: Server, path: str, headers: dict[str, str]) -> list[str]:
    found: list[str] = []
    while path:
        page = server.ask(path, headers).body.decode()
        found += re.findall(r'rank__title"><a href="/topics/([0-9a-v]{26})"', page)
        following = re.search(r'href="(/topics\?[^"]*after=[^"]*)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    return found


def kendall(first: list[str], second: list[str]) -> float:
    """Kendall's tau of two orders of the same things (Kendall 1938): pairs in the same order less pairs in the other."""
    place = {one: number for number, one in enumerate(second)}
    order = [place[one] for one in first if one in place]
    pairs = len(order) * (len(order) - 1) // 2
    apart = sum(1 for a in range(len(order)) for b in range(a + 1, len(order)) if order[a] > order[b])
    return 1 - 2 * apart / pairs
