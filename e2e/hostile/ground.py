"""The organisation that is attacked: people of each role, and the ids of what is theirs and of what is others'."""

import itertools
import re
from functools import cached_property

from house import world
from house.hand import Hand
from house.site import Site

from hostile.belongings import ATTACKERS, HONEST, VICTIMS, add_things
from hostile.harvest import harvest
from hostile.others import of_others
from hostile.routes import Route, all_routes
from hostile.tables import Rows, Tables

# Parameter of a route → the table whose ids it takes.
TABLES = {"topic": "topic", "session": "session", "comment": "topic_comment", "action": "action_item",
          "point": "session_point", "commitment": "commitment", "letter": "letter", "job": "job",
          "draft": "import_draft", "department": "department", "signIn": "sign_in",
          "skill": "skill", "jobRole": "job_role", "framework": "framework",
          "helper": "person", "rater": "person", "rating": "rating", "department": "department"}
# What an import is called in its address → the kind under which its drafts are kept.
DRAFTS = {"people": "people", "topics": "topics", "skills": "framework"}
LETTER_KEY = re.compile(r"/(letters/stop|commitments/answer|feedback|asked|calendar|sign-in/links)/([0-9a-v]{20,}(?:\.ics)?)")

class Ground:
    """`cookie` is how a role is signed in; `things` are ids of what there is, by the parameter that takes them."""

    def __init__(self, site: Site):
        self.site, self.tables, self.routes = site, Tables(site), all_routes()
        self.world = world.with_past(site)
        self._cookies: dict[str, str] = {}
        self.keep_signed_in()
        self._feed = add_things(self.world)
        self.forms = harvest(self)

    def cookie(self, role: str) -> str:
        return self._cookies.get(role, "")

    def keep_signed_in(self) -> None:
        """Some of the attackers' own requests end their sign-ins."""
        self.has_signed_in_anew = False
        for role, address in ATTACKERS.items():
            if role not in self._cookies or self._signed_out(role):
                self.has_signed_in_anew, hand = True, Hand(self.site).sign_in(address)
                self._cookies[role] = next(f"{one.name}={one.value}" for one in hand.jar if one.name != "flash")

    def _signed_out(self, role: str) -> bool:
        answer = Hand(self.site, keeps_cookies=False).get("/me", Cookie=self._cookies[role])
        return "/sign-in" in answer.url

    def things(self, now: dict[str, Rows] | None = None) -> dict[str, list[str]]:
        """Parameter → ids that exist now; taken anew because attempts make and remove things."""
        now = now or self.tables.all()
        ids = {parameter: [row["id"] for row in now[table]][-30:] for parameter, table in TABLES.items()}
        people = {row["id"]: row["email"] for row in now["person"]}
        for (kind, kept), role in itertools.product(DRAFTS.items(), ATTACKERS):
            ids[f"{kind} draft of {role}"] = [row["id"] for row in now["import_draft"] if row["kind"] == kept
                                              and people[row["person_id"]] == ATTACKERS[role]]
        ids["person"] = self.victims
        ids["key"] = ["0" * 26, "a" * 22]
        ids["kind"] = sorted({row["kind"] for row in now["letter"]}) + ["sign-in"]
        ids["role"] = ["organiser", "sponsor", "administrator", "emperor"]
        ids["digest"], ids["rest"] = ["0" * 12, "x"], ["style.css", "../../etc/passwd"]
        return ids

    @property
    def honest_cookie(self) -> str:
        return next(f"{one.name}={one.value}" for one in self.world[HONEST].jar if one.name != "flash")

    def hand(self, role: str) -> "_Signed":
        return _Signed(self.site, self.cookie(role))

    def keys_of(self, route: Route) -> list[str]:
        """Keys that came by letter for this address, and some that nobody made."""
        start = route.path.split("/:")[0].strip("/")
        return sorted(key for where, key in self.letter_keys if where == start) + ["0" * 26, "a" * 22]

    @cached_property
    def letter_keys(self) -> set[tuple[str, str]]:
        parts = [part for letter in self.site.sink.letters for part in letter.walk()
                 if part.get_content_maintype() == "text"]
        text = "\n".join([part.get_content() for part in parts]
                         + [str(letter["List-Unsubscribe"]) for letter in self.site.sink.letters] + [self._feed])
        return set(LETTER_KEY.findall(text))

    @property
    def of_others(self) -> list[tuple[str, str, str]]:
        return of_others(self.tables.all())

    @cached_property
    def victims(self) -> list[str]:
        return sorted(self.ids_of(*VICTIMS))

    def ids_of(self, *addresses: str) -> set[str]:
        return {row["id"] for row in self.tables.all()["person"] if row["email"] in addresses}


class _Signed(Hand):
    """A hand with a cookie given to it."""

    def __init__(self, site: Site, cookie: str):
        super().__init__(site, keeps_cookies=False)
        self._cookie = {"Cookie": cookie} if cookie else {}

    def get(self, address: str, **headers: str):
        return super().get(address, **self._cookie, **headers)
