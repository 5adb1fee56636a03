"""Who asks for the pages: people of the organisation, signed in."""

import base64
import hashlib
import time
from dataclasses import dataclass

MOST = 2000
AGENT = "bench"


@dataclass(frozen=True)
class Somebody:
    id: str
    name: str
    # Goes into the cookie; the database has its hash.
    token: str

    @property
    def cookie(self) -> str:
        return f"guildhall={self.token}"


@dataclass(frozen=True)
class People:
    """`member` has a seat ahead where anybody has; `everybody` are members who write."""

    member: Somebody
    sponsor: Somebody
    everybody: list[Somebody]
    # Opens the member's calendar feed.
    feed: str


def sign_in(database) -> People:
    now = int(time.time() * 1000)
    members = [somebody(*row) for row in database.rows(
        f"""SELECT id, name FROM person WHERE deactivated_at IS NULL
            AND NOT is_organiser AND NOT is_sponsor AND NOT is_administrator ORDER BY id LIMIT {MOST}""")]
    sponsor = [somebody(*row) for row in database.rows(
        "SELECT id, name FROM person WHERE is_sponsor AND deactivated_at IS NULL ORDER BY id LIMIT 1")][0]
    member = _busy(database, members, now)
    begin(database, [*members, sponsor], now)
    feed = _key("feed", member.id)
    database.run(f"DELETE FROM calendar_key WHERE person_id = '{member.id}'")
    database.insert("calendar_key", ["person_id", "hash", "created_at", "read_at"],
                    [(member.id, _hash(feed), now, now)])
    return People(member, sponsor, members, feed)


def _busy(database, members: list[Somebody], now: int) -> Somebody:
    """The first member with a seat ahead, so that home and feed have something to show."""
    seated = {row[0] for row in database.rows(
        f"""SELECT DISTINCT person_id FROM registration JOIN session ON session.id = session_id
            WHERE registration.state = 'registered' AND session.state = 'scheduled' AND starts_at > {now}""")}
    return next((one for one in members if one.id in seated), members[0])


def begin(database, people: list[Somebody], now: int) -> None:
    """Sign-ins as a link would have begun them: made at the database, because links by the thousand take minutes."""
    database.run(f"DELETE FROM sign_in WHERE agent = '{AGENT}'")
    database.insert("sign_in", ["id", "token_hash", "person_id", "agent", "created_at", "seen_at"], [
        (_key("sign-in", one.id), _hash(one.token), one.id, AGENT, now, now) for one in people])


def somebody(id: str, name: str) -> Somebody:
    return Somebody(id, name, _key("token", id))


def _key(purpose: str, id: str) -> str:
    """26 characters of base 32, the same for the same person each time."""
    digest = hashlib.sha256(f"{purpose} {id}".encode()).digest()[:16]
    return base64.b32hexencode(digest).decode().rstrip("=").lower()


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
