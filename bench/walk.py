"""Changes, one after the other, each by another person to another thing, so that every request writes something."""

import random
import time
from dataclasses import dataclass
from urllib.parse import quote

from bench.people import Somebody

MOST = 200_000
# One person may write so many comments in ten minutes (Sources/Workshops/Topics/TopicPages.swift).
COMMENTS_EACH = 20
LIVE = "('open', 'planned', 'scheduled')"


@dataclass
class Walk:
    """`steps` name a person, a path and whether to take it back, by their numbers. `at` is the first not yet done."""

    people: list[Somebody]
    paths: list[str]
    steps: list[tuple[int, int, int]]
    # How many of its things there are: what the steps change one by one.
    counted: str
    # `{}` becomes the number of the step.
    body: str = ""
    at: int = 0

    @property
    def left(self) -> int:
        return len(self.steps) - self.at

    def gain(self, first: int) -> int:
        """By how many there must be more after the steps from this one on."""
        return sum(-1 if back else 1 for _, _, back in self.steps[first:self.at])

    def request(self, number: int) -> tuple[str, str, str]:
        """Cookie, path and body of a step."""
        person, path, back = self.steps[number]
        undo = "?_method=delete" if back else ""
        return self.people[person].cookie, self.paths[path] + undo, self.body.replace("{}", str(number))


def votes(database, people: list[Somebody]) -> Walk:
    topics = _topics(database)
    taken = _pairs(database, "topic_id", "topic_vote", topics)
    return Walk(people, [f"/topics/{id}/vote" for id in topics], _there_and_back(people, topics, taken),
                "SELECT count(*) FROM topic_vote")


def seats(database, people: list[Somebody]) -> Walk:
    soon = int(time.time() * 1000) + 3_600_000
    sessions = [row[0] for row in database.rows(
        f"""SELECT id FROM session WHERE state = 'scheduled' AND delivery <> 'in_person' AND starts_at > {soon}
            ORDER BY starts_at, id LIMIT 100""")]
    taken = (_pairs(database, "session_id", "registration", sessions)
             | _pairs(database, "session_id", "session_crew", sessions))
    return Walk(people, [f"/sessions/{id}/seat" for id in sessions], _there_and_back(people, sessions, taken),
                "SELECT count(*) FROM registration WHERE state <> 'cancelled'", body="mode=remote")


def comments(database, people: list[Somebody]) -> Walk:
    topics = _topics(database)
    chance = random.Random(3)
    steps = [(person, chance.randrange(len(topics)), 0)
             for _ in range(COMMENTS_EACH) for person in range(len(people))]
    return Walk(people, [f"/topics/{id}/comments" for id in topics], steps[:MOST],
                "SELECT count(*) FROM topic_comment",
                body="body=" + quote("We had the same last week; note {}.", safe="{}"))


def _topics(database) -> list[str]:
    """The newest: few have voted for them."""
    return [row[0] for row in database.rows(f"SELECT id FROM topic WHERE state IN {LIVE} ORDER BY id DESC LIMIT 100")]


def _pairs(database, column: str, table: str, ids: list[str]) -> set[tuple[str, str]]:
    if not ids:
        return set()
    named = ", ".join(f"'{id}'" for id in ids)
    return set(database.rows(f"SELECT {column}, person_id FROM {table} WHERE {column} IN ({named})"))


def _there_and_back(
    people: list[Somebody], ids: list[str], taken: set[tuple[str, str]]
) -> list[tuple[int, int, int]]:
    """Everybody with everything they have no part in yet, in a random order; then all of it taken back; and again."""
    pairs = [(person, path) for person, one in enumerate(people) for path, id in enumerate(ids)
             if (id, one.id) not in taken]
    random.Random(2).shuffle(pairs)
    steps: list[tuple[int, int, int]] = []
    while pairs and len(steps) < MOST:
        steps += [(*pair, 0) for pair in pairs]
        steps += [(*pair, 1) for pair in pairs]
    return steps[:MOST]
