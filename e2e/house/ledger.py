"""What people were told was done, and whether the database still knows it after the power came back."""

import json
import sqlite3
import threading
from collections import Counter
from dataclasses import dataclass, field

from house.rush import milliseconds, tables


@dataclass
class Ledger:
    """Filled by those who write. For a vote or a seat that was asked for without an answer the value is None: both ways
    are right, until `settle` looks which one it was."""

    topics: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    votes: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    # Seats that are taken and given back, and those that are taken for good.
    seats: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    steady: set[tuple[str, str]] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __len__(self) -> int:
        return len(self.topics) + len(self.comments) + len(self.votes) + len(self.seats) + len(self.steady)

    def settle(self, site) -> None:
        """Takes over how it went where nobody was told."""
        votes, seats = held(site)
        self.votes.update({key: key in votes for key, value in self.votes.items() if value is None})
        self.seats.update({key: key in seats for key, value in self.seats.items() if value is None})

    def lost(self, site) -> list[str]:
        """What was acknowledged and is not there, or is there twice."""
        look = tables(site)
        titles = Counter(title for title, in look.rows("SELECT title FROM topic"))
        bodies = Counter(body for body, in look.rows("SELECT body FROM topic_comment"))
        votes, seats = held(site)
        return [
            *(f"topic “{one}” is there {titles[one]} times" for one in self.topics if titles[one] != 1),
            *(f"comment “{one}” is there {bodies[one]} times" for one in self.comments if bodies[one] != 1),
            *(f"{one} is there {many} times" for one, many in (titles + bodies).items() if many > 1),
            *(f"vote {key}: {value} was acknowledged" for key, value in self.votes.items()
              if value is not None and value != (key in votes)),
            *(f"seat {key}: {value} was acknowledged" for key, value in self.seats.items()
              if value is not None and value != (key in seats)),
            *(f"seat {key} was acknowledged" for key in self.steady if key not in seats)]

    def unwritten(self, site) -> list[str]:
        """What was acknowledged and has not exactly one letter, once all work is done."""
        look = tables(site)
        letters, events = Counter(look.rows("SELECT kind, cause FROM letter")), {}
        for event, kind, subject, detail in look.rows(
                "SELECT id, kind, subject_id, detail FROM event WHERE kind IN ('seat.taken', 'topic.commented')"):
            told = json.loads(detail)
            deed = ("seat", subject, told["person"]) if kind == "seat.taken" else ("comment", told["comment"])
            events.setdefault(deed, []).append(event)
        wanted = {("seat", *key) for key in self.steady}
        wanted |= {("comment", one) for one, body in look.rows("SELECT id, body FROM topic_comment")
                   if body in self.comments}
        counts = {deed: [letters[deed[0], event] for event in events.get(deed, [])] for deed in wanted}
        return [f"{deed} has {each} letters for its events" for deed, each in counts.items() if each != [1]]


def held(site) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Votes by topic and person; seats and places in line by session and person."""
    look = tables(site)
    return (set(look.rows("SELECT topic_id, person_id FROM topic_vote")),
            set(look.rows("SELECT session_id, person_id FROM registration WHERE state <> 'cancelled'")))


TAKEN = "(SELECT count(*) FROM registration WHERE session_id = session.id AND state = 'registered')"


def damage(site) -> list[str]:
    """Where the database is not whole, or says one thing here and another there."""
    look = tables(site)
    found = []
    if site.engine == "sqlite":
        found += [row for row in look.rows("PRAGMA integrity_check") if row != ("ok",)]
        found += look.rows("PRAGMA foreign_key_check")
        try:
            look.rows("INSERT INTO text_search (text_search, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as fault:
            found.append(f"the index of what is searched: {fault}")
    checks = {
        "a topic's votes":
            "SELECT id FROM topic WHERE votes <> (SELECT count(*) FROM topic_vote WHERE topic_id = topic.id)",
        "a topic's comments":
            "SELECT id FROM topic WHERE comments <> (SELECT count(*) FROM topic_comment WHERE topic_id = topic.id)",
        "a topic that search does not know":
            "SELECT id FROM topic WHERE id NOT IN (SELECT subject_id FROM text_entry WHERE kind = 'topic')",
        "a topic asked without an event":
            "SELECT id FROM topic WHERE id NOT IN (SELECT subject_id FROM event WHERE kind = 'topic.asked')",
        "a turn that two have":
            "SELECT session_id, turn FROM registration GROUP BY session_id, turn HAVING count(*) > 1",
        "more people than seats": f"SELECT id FROM session WHERE room_seats < {TAKEN}",
        "somebody in line before a free seat":
            f"""SELECT id FROM session WHERE room_seats > {TAKEN} AND id IN (
            SELECT session_id FROM registration WHERE state = 'waitlisted')""",
    }
    return found + [f"{what}: {row}" for what, sql in checks.items() for row in look.rows(sql)]


def undone(site) -> list[str]:
    """Events whose job is missing or was not done, and jobs and letters that were given up."""
    look = tables(site)
    done = {json.loads(payload)["event"] for payload, in look.rows(
        "SELECT payload FROM job WHERE kind = 'event' AND finished_at IS NOT NULL")}
    events = [f"event {event} {kind} was not worked off" for event, kind in look.rows("SELECT id, kind FROM event")
              if event not in done]
    jobs = look.rows("SELECT 'job given up', id, kind, last_error FROM job WHERE failed_at IS NOT NULL")
    letters = look.rows("SELECT 'letter not sent', id, kind, state, last_error FROM letter WHERE state <> 'sent'")
    return events + [" ".join(row) for row in jobs + letters]


def waiting(site) -> int:
    """Jobs whose time has come."""
    return tables(site).number(f"""
        SELECT count(*) FROM job WHERE finished_at IS NULL AND failed_at IS NULL
        AND (run_at <= {milliseconds(site)} OR attempts > 0)""")
