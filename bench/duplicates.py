"""`bin/bench duplicates`: how many of the pairs that are shown as likely duplicates ask for the same (precision), and how many of
those that do are shown (recall), on the labelled pairs in bench/likeness."""

import csv
import re
import shutil
import subprocess
import time
from pathlib import Path

from bench import programs
from bench.database import Sqlite
from bench.kept import BENCH, surroundings
from bench.planted import identity
from bench.server import Server

FOLDER = BENCH / "likeness"
PAIRS = Path(__file__).parent / "likeness"
# The set that is held to these, and what it has to reach.
HELD, LEAST_PRECISION, LEAST_RECALL = "reworded", 0.9, 0.8


def main() -> int:
    program, held = programs.of_here(), True
    print("set         pairs  same   precision  recall")
    for name in ("reworded", "pairs"):
        pairs = list(csv.DictReader((PAIRS / f"{name}.csv").open(encoding="utf-8", newline="")))
        found = measure(program, pairs)
        # On its even half the threshold was chosen, so the other half counts by itself, too.
        for part, title in [(slice(None), name)] + ([(slice(None, None, 2), "  odd half")] if name == HELD else []):
            held = told(title, pairs[part], found[part], name == HELD) and held
    print(f"\nWanted of {HELD} and of its odd half: precision at least {LEAST_PRECISION}, recall at least {LEAST_RECALL}.")
    return 0 if held else 1


def told(title: str, pairs: list[dict[str, str]], found: list[bool], is_held: bool) -> bool:
    """Prints a line of the table, and whether it holds."""
    same = [pair["label"] == "same" for pair in pairs]
    right = sum(one and other for one, other in zip(found, same))
    precision, recall = right / max(1, sum(found)), right / max(1, sum(same))
    good = not is_held or precision >= LEAST_PRECISION and recall >= LEAST_RECALL
    print(f"{title:<10}  {len(pairs):>5}  {sum(same):>4}   {precision:>9.3f}  {recall:>6.3f}{'' if good else '  !'}")
    return good


def measure(program: Path, pairs: list[dict[str, str]]) -> list[bool]:
    """Which pairs are shown. All topics of them stand in one organisation; the product compares them as it compares new ones."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    subprocess.run([str(program), "migrate", "--data", str(FOLDER)], check=True, stdout=subprocess.DEVNULL,
                   env=surroundings() | {"GUILDHALL_LOG_LEVEL": "warning"})
    texts = sorted({(pair[f"title_{side}"], pair[f"body_{side}"]) for pair in pairs for side in "ab"})
    ids = {text: identity(4, number) for number, text in enumerate(texts)}
    shown = _shown(program, ids)
    return [frozenset(ids[pair[f"title_{side}"], pair[f"body_{side}"]] for side in "ab") in shown for pair in pairs]


def _shown(program: Path, ids: dict[tuple[str, str], str]) -> set[frozenset[str]]:
    database, now = Sqlite(FOLDER / "guildhall.sqlite"), int(time.time() * 1000)
    database.insert("topic", ["id", "title", "body", "origin", "state", "created_at"],
                    [(id, title, body, "frontline", "open", now) for (title, body), id in ids.items()])
    database.insert("text_entry", ["kind", "subject_id", "title", "body"],
                    [("topic", id, _words(title), _words(body)) for (title, body), id in ids.items()])
    server = Server(program, ["serve"], {"GUILDHALL_DATA": str(FOLDER), "GUILDHALL_LOG_LEVEL": "warning"}, FOLDER / "log")
    server.start("/healthz")
    try:
        database.run("UPDATE job SET run_at = 0 WHERE kind = 'chore.find-duplicates'")
        end = time.monotonic() + 60
        while database.rows("SELECT 1 FROM topic WHERE NOT is_compared LIMIT 1"):
            assert time.monotonic() < end, "the topics were not compared within a minute"
            time.sleep(0.2)
        return {frozenset(pair) for pair in database.rows("SELECT topic_id, other_id FROM topic_likeness")}
    finally:
        server.stop()
        database.close()


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
