"""The ten topics of a Polis export that most people agreed with: one vote a person, and the last one counts."""

import csv
import sys
from collections import Counter
from pathlib import Path


def rows(file: Path) -> list[dict[str, str]]:
    with open(file, newline="") as lines:
        return list(csv.DictReader(lines))


def top_ten(folder: Path) -> list[tuple[int, str]]:
    """How many agree, and with what; among equals the newest first."""
    last = {(row["comment-id"], row["voter-id"]): row["vote"] for row in rows(folder / "votes.csv")}
    agree = Counter(topic for (topic, _), vote in last.items() if vote == "1")
    topics = [(agree[row["comment-id"]], int(row["timestamp"]), row["comment-body"]) for row in rows(folder / "comments.csv")]
    return [(count, " ".join(body.split())) for count, _, body in sorted(topics, reverse=True)[:10]]


def votes(folder: Path, title: str) -> dict[str, str]:
    """The last vote of each voter on the topic of this title."""
    topic = next(row["comment-id"] for row in rows(folder / "comments.csv") if " ".join(row["comment-body"].split()) == title)
    return {row["voter-id"]: row["vote"] for row in rows(folder / "votes.csv") if row["comment-id"] == topic}


if __name__ == "__main__":
    for count, body in top_ten(Path(sys.argv[1])):
        print(count, body)
