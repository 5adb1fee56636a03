"""The ten topics of a Polis export that most people agreed with: one vote a person, and the last one counts."""

import csv
import sys
from collections import Counter
from pathlib import Path


def top_ten(folder: Path) -> list[tuple[int, str]]:
    """How many agree, and with what; among equals the newest first."""
    with open(folder / "votes.csv", newline="") as file:
        last = {(row["comment-id"], row["voter-id"]): row["vote"] for row in csv.DictReader(file)}
    agree = Counter(topic for (topic, _), vote in last.items() if vote == "1")
    with open(folder / "comments.csv", newline="") as file:
        rows = [(agree[row["comment-id"]], int(row["timestamp"]), row["comment-body"]) for row in csv.DictReader(file)]
    return [(count, " ".join(body.split())) for count, _, body in sorted(rows, reverse=True)[:10]]


if __name__ == "__main__":
    for count, body in top_ten(Path(sys.argv[1])):
        print(count, body)
