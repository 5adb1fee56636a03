"""What is asked for: each page of a run with its address, who asks and what must be answered."""

from dataclasses import dataclass, field
from urllib.parse import quote

from bench.people import People, Somebody
from bench.walk import LIVE, Walk, comments, seats, votes

READS = ["home", "topics", "topics-filtered", "topics-searched", "topic", "sessions", "session", "people",
         "people-searched", "skills", "skills-searched", "my-skills", "gaps", "overview", "feed", "feed-304"]
WRITES = ["vote", "register", "comment"]
NAMES = READS + WRITES


@dataclass
class Page:
    """A page to read, or, with a walk, something to do that is different each time."""

    name: str
    path: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    walk: Walk | None = None

    @property
    def is_write(self) -> bool:
        return self.walk is not None


@dataclass(frozen=True)
class Words:
    """What is searched for: the same in the large and in the small organisation, so that like grows beside like."""

    topic: str
    person: str

    @staticmethod
    def of(database, people: People) -> "Words":
        """A thing that many topics speak of, and a first name."""
        titles = database.rows(f"SELECT title FROM topic WHERE state IN {LIVE} ORDER BY id LIMIT 400")
        common: dict[str, int] = {}
        for (title,) in titles:
            for word in {word.strip(":,.?!").lower() for word in title.split()}:
                if len(word) >= 5 and word.isascii() and word.isalpha():
                    common[word] = common.get(word, 0) + 1
        # Neither the commonest nor a rare one: about one topic in forty.
        word = min(common, key=lambda word: (abs(common[word] - len(titles) / 40), word))
        return Words(word, people.member.name.split()[0])


def pages(names: list[str], database, people: People, words: Words) -> list[Page]:
    """The pages with these names, in their order."""
    made = {name: _read(name, database, people, words) for name in READS if name in names}
    for name, walk in (("vote", votes), ("register", seats), ("comment", comments)):
        if name in names:
            made[name] = Page(name, status=303, walk=walk(database, people.everybody))
    return [made[name] for name in NAMES if name in made]


def _read(name: str, database, people: People, words: Words) -> Page:
    member = _cookie(people.member)
    match name:
        case "home": return Page(name, "/", headers=member)
        case "topics": return Page(name, "/topics", headers=member)
        case "topics-filtered": return Page(name, "/topics?state=open&origin=post-mortem", headers=member)
        case "topics-searched": return Page(name, f"/topics?q={quote(words.topic)}", headers=member)
        case "topic": return Page(name, f"/topics/{_first_topic(database)}", headers=member)
        case "sessions": return Page(name, "/sessions", headers=member)
        case "session": return Page(name, f"/sessions/{_next_session(database)}", headers=member)
        case "people": return Page(name, "/people", headers=member)
        case "people-searched": return Page(name, f"/people?q={quote(words.person)}", headers=member)
        case "skills": return Page(name, "/skills", headers=member)
        # Mistyped, as one does; found by its letters among all skills.
        case "skills-searched": return Page(name, "/skills?q=javascrpit", headers=member)
        case "my-skills": return Page(name, "/me/skills", headers=member)
        case "gaps": return Page(name, "/gaps", headers=_cookie(people.sponsor))
        case "overview": return Page(name, "/overview", headers=_cookie(people.sponsor))
        case "feed": return Page(name, f"/calendar/{people.feed}.ics")
        # The tag is put in when the full feed has been seen.
        case "feed-304": return Page(name, f"/calendar/{people.feed}.ics", status=304)
    raise ValueError(name)


def _cookie(somebody: Somebody) -> dict[str, str]:
    return {"Cookie": somebody.cookie}


def _first_topic(database) -> str:
    """The one on top of the list: the most votes, and what most people open."""
    return database.rows(
        f"SELECT id FROM topic WHERE state IN {LIVE} ORDER BY votes DESC, id DESC LIMIT 1")[0][0]


def _next_session(database) -> str:
    """The one to come that most people have a seat at."""
    return database.rows(
        """SELECT session.id FROM session LEFT JOIN registration ON registration.session_id = session.id
           WHERE session.state = 'scheduled'
           GROUP BY session.id, starts_at ORDER BY count(person_id) DESC, starts_at, session.id LIMIT 1""")[0][0]
