"""Attempts by people who may do the thing at all, with hostile values in path, query, form, headers and body."""

import random
import re

from hostile import bodies
from hostile.attempt import FORM, Attempt, Headers, encoded, multipart, percent, request, target_of
from hostile.ground import Ground
from hostile.routes import Route
from hostile.tables import Rows
from hostile.values import IDS, KINDS, WEIGHTS

# Names that the pages read from the address, wherever they read them, and some that others read.
QUERY = ["q", "after", "before", "back", "next", "period", "show", "title", "topic", "answer", "code", "draft", "sort",
         "mine", "state", "origin",
         "department", "location", "role", "page", "_method", "limit", "id", "evil"]
WAYS = {"field": 10, "fields": 4, "id": 3, "query": 5, "header": 3, "body": 3, "honest": 1}


class Mutated:
    """`some(route, count)` are attempts on one route; the same seed gives the same, but for the ids of what exists."""

    def __init__(self, ground: Ground, seed: int, rows: dict[str, Rows]):
        self._ground, self._seed, self.things = ground, seed, ground.things(rows)

    def some(self, route: Route, roles: list[str], count: int) -> list[Attempt]:
        chance = random.Random(f"{self._seed} {route.name} {roles}")
        admitted = [role for role in roles if route.admits(role)] or roles
        # A password takes a tenth of a second on purpose.
        count = -(-count // 4) if route.path.endswith("/password") else count
        return [self._one(route, chance.choice(admitted), chance) for _ in range(count)]

    def _one(self, route: Route, role: str, chance: random.Random) -> Attempt:
        ways = dict(WAYS)
        if not route.writes:
            ways |= {"field": 0, "fields": 0, "body": 1, "query": 15}
        if not route.parameters:
            ways["id"] = 0
        way = chance.choices(list(ways), list(ways.values()))[0]
        pieces, told = getattr(self, f"_with_{way}")(route, role, self._headers(role), chance)
        return Attempt(f"{route.name} as {role}, hostile {way}: {told}", role, pieces, route)

    def _with_honest(self, route: Route, role: str, headers: Headers, chance: random.Random):
        path, fields = self._form(route, role, chance)
        return self._sent(route, path, headers, fields), "nothing"

    def _with_field(self, route: Route, role: str, headers: Headers, chance: random.Random, many: bool = False):
        path, fields = self._form(route, role, chance)
        fields, told = fields or [(chance.choice(QUERY), "")], []
        for place in range(len(fields)) if many else [chance.randrange(len(fields))]:
            kind, value = hostile(chance)
            told.append(f"{fields[place][0]}={kind} {value[:60]!r}")
            fields[place] = (fields[place][0], value)
        return self._sent(route, path, headers, fields, chance), ", ".join(told)[:300]

    def _with_fields(self, route: Route, role: str, headers: Headers, chance: random.Random):
        return self._with_field(route, role, headers, chance, many=True)

    def _with_id(self, route: Route, role: str, headers: Headers, chance: random.Random):
        values = self._ids(route, role, chance)
        name = chance.choice(route.parameters)
        kind = chance.choice(["topic", "person", "session", "letter", "signIn", "department"])
        foreign = chance.choice(self.things[kind] or ["0"])
        values[name] = chance.choice(IDS + [foreign, values[name].upper(), values[name] + "%20", values[name][:-1]])
        fields = self._form(route, role, chance)[1]
        return self._sent(route, route.filled(values), headers, fields), f"{name}={values[name][:60]}"

    def _with_query(self, route: Route, role: str, headers: Headers, chance: random.Random):
        forms = [] if route.writes else self._ground.forms.get(route.name, [])
        known = [name for form in forms for name, _ in form.fields]
        items = [(chance.choice(QUERY + known * 3), hostile(chance)[1]) for _ in range(chance.choice([1, 1, 2, 5]))]
        path, fields = self._form(route, role, chance)
        method, target = target_of(path, route)
        # Some come as they are, without their percent signs being escaped.
        as_they_are = chance.random() < 0.3
        text = "&".join(f"{name}={value.decode('latin-1') if as_they_are and _bare(value) else percent(value)}"
                        for name, value in items)
        whole = target + ("&" if "?" in target else "?") + text[:60_000]
        body = encoded(fields) if route.writes else None
        return [request(method, whole, headers + _typed(body), body, self._host)], text[:120]

    def _with_header(self, route: Route, role: str, headers: Headers, chance: random.Random):
        strange = bodies.strange_headers(chance, self._host)
        path, fields = self._form(route, role, chance)
        body = encoded(fields) if route.writes else None
        method, target = target_of(path, route)
        return [request(method, target, headers + _typed(body) + strange, body, self._host)], repr(strange)[:200]

    def _with_body(self, route: Route, role: str, headers: Headers, chance: random.Random):
        path, fields = self._form(route, role, chance)
        told, kind, body = bodies.strange_body(chance, fields)
        method, target = target_of(path, route)
        return [request(method, target, headers + ([("Content-Type", kind)] if kind else []), body, self._host)], told

    def _sent(self, route: Route, path: str, headers: Headers, fields: list,
              chance: random.Random | None = None) -> list[bytes]:
        method, target = target_of(path, route)
        if not route.writes:
            return [request(method, target, headers, None, self._host)]
        if chance and chance.random() < 0.2:
            typed = headers + [("Content-Type", "multipart/form-data; boundary=b0und")]
            return [request(method, target, typed, multipart(fields), self._host)]
        body = encoded(fields)
        return [request(method, target, headers + _typed(body), body, self._host)]

    def _form(self, route: Route, role: str, chance: random.Random) -> tuple[str, list[tuple[str, str | bytes]]]:
        """Address and honest fields, mostly of a form that stands on a page."""
        forms = self._ground.forms.get(route.name, [])
        path = route.filled(self._ids(route, role, chance))
        if not forms or not route.writes:
            return path, []
        form = chance.choice(forms)
        # What only one may have is new each time; what tells whether another was faster is guessed.
        new = {"email": f"honest{chance.randrange(10**6)}@example.org", "sequence": str(chance.randrange(3)),
               "external_id": str(chance.randrange(10**6))}
        new = {} if route.path == "/sign-in/links" else new
        fields = [(name, new.get(name, value)) for name, value in form.fields]
        return form.path if form.path and chance.random() < 0.7 else path, fields

    def _ids(self, route: Route, role: str, chance: random.Random) -> dict[str, str]:
        def pool(name: str) -> list[str]:
            if name == "key":
                return self._ground.keys_of(route)
            if name == "draft":
                return self.things.get(f"{route.path.split('/')[3]} draft of {role}", [])
            return self.things[name]

        return {name: chance.choice(pool(name) or ["0" * 26]) for name in [*route.parameters, "rest"]}

    def _headers(self, role: str) -> Headers:
        cookie = self._ground.cookie(role)
        return [("Cookie", cookie)] if cookie else []

    @property
    def _host(self) -> str:
        return f"127.0.0.1:{self._ground.site.port}"


def hostile(chance: random.Random) -> tuple[str, bytes]:
    kind = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    return kind, chance.choice(KINDS[kind])


def _typed(body: bytes | None) -> Headers:
    return [] if body is None else [("Content-Type", FORM)]


def _bare(value: bytes) -> bool:
    """Can stand in the first line of a request without ending it."""
    return re.fullmatch(rb"[^\x00-\x20#&]+", value) is not None
