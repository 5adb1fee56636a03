"""Attempts that must change nothing: by people it is not for, from other sites, by the wrong method, at others'."""

import itertools
import random

from hostile.attempt import FORM, Attempt, Headers, encoded, request, target_of, with_query
from hostile.ground import Ground
from hostile.routes import RANKS, Route

METHODS = ["PATCH", "PUT", "DELETE", "POST", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "BREW", "get", "GETX",
           "M-SEARCH"]
UNCHANGED = frozenset({0, 303, 400, 401, 403, 404, 405, 410, 413, 422, 429, 501})


class Refused:
    """`all` is the whole list; the seed decides which thing and which variation each attempt takes."""

    def __init__(self, ground: Ground, seed: int):
        self._ground, self._random, self._things = ground, random.Random(seed), ground.things()
        self._number = itertools.count()

    def all(self) -> list[Attempt]:
        found = []
        for route in self._ground.routes:
            found += self._not_for_them(route) + self._over_other_methods(route)
            if route.writes:
                found += self._from_other_sites(route) + self._too_large(route)
        return found + self._others_things()

    def _attempt(self, what: str, route: Route, role: str, answers, headers: Headers = (), path: str = "") -> Attempt:
        path = path or route.filled(self._any(route))
        method, target = target_of(path, route)
        fields = self._fields(route, f"refused {next(self._number)}")
        body = encoded(fields) if route.writes else None
        signed = self._signed(role) + list(headers) + ([("Content-Type", FORM)] if route.writes else [])
        name = f"{what}: {route.name} as {role} {dict(headers)}"
        return Attempt(name, role, [request(method, target, signed, body, self._host)], route, frozenset(answers))

    def _not_for_them(self, route: Route) -> list[Attempt]:
        roles = [role for role in RANKS if not route.admits(role)]
        return [self._attempt("not for them", route, role, {303} if role == "visitor" and not route.writes
                              else {401} if role == "visitor" else {403}) for role in roles]

    def _from_other_sites(self, route: Route) -> list[Attempt]:
        return [self._attempt("from another site", route, role, {403}, headers)
                for headers, role in zip(self._strangers(), itertools.cycle(self._admitted(route)))]

    def _strangers(self) -> list[Headers]:
        port = self._ground.site.port
        origins = ["http://evil.example", "null", "", f"http://127.0.0.1:{port ^ 1}", "http://127.0.0.1",
                   f"http://127.0.0.1:{port}.evil.example",
                   f"http://127.0.0.1.evil.example:{port}", f"http://127.0.0.1:{port}@evil.example",
                   f"http://localhost:{port}",
                   f"file://127.0.0.1:{port}", f"http://127.0.0.1:{port}/",
                   f"http://evil.example http://127.0.0.1:{port}"]
        sites = ["cross-site", "same-site", "", "evil", "same-origin-evil", "cross-site, same-origin"]
        own = ("Origin", f"http://127.0.0.1:{port}")
        return [[("Origin", one)] for one in self._random.sample(origins, 5)] + [
            [own, ("Sec-Fetch-Site", one)] for one in self._random.sample(sites, 3)]

    def _over_other_methods(self, route: Route) -> list[Attempt]:
        """Methods the path has no route for, and GET that says it means another."""
        path, role, found = route.filled(self._any(route)), self._admitted(route)[-1], []
        known = {one.method for one in self._ground.routes if one.path == route.path}
        for method in self._random.sample([one for one in METHODS if one not in known], 2):
            body = request(method, path, self._signed(role), b"" if method != "TRACE" else None, self._host)
            found.append(Attempt(f"wrong method: {method} {path} as {role}", role, [body], route, UNCHANGED
                                 | {200, 204}))
        if route.method != "GET":
            pretended = with_query(path, [("_method", self._random.choice(["delete", "put", "post", "DELETE"]))])
            body = request("GET", pretended, self._signed(role), None, self._host)
            found.append(Attempt(f"GET that means another: {pretended} as {role}", role, [body], route, UNCHANGED
                                 | {200}))
        if route.method in ("PUT", "DELETE") and "POST" not in known:
            found += self._pretended_posts(route, path, role)
        return found

    def _pretended_posts(self, route: Route, path: str, role: str) -> list[Attempt]:
        """POST whose meaning stands where it does not count."""
        ways = [("?_method=patch", [], b""), ("?_METHOD=" + route.method, [], b""),
                ("", [("X-HTTP-Method-Override", route.method)], b""),
                ("", [], b"_method=" + route.method.lower().encode()), ("#?_method=delete", [], b"")]
        query, headers, body = self._random.choice(ways)
        whole = request("POST", path + query, self._signed(role) + headers + [("Content-Type", FORM)], body, self._host)
        return [Attempt(f"POST {path}{query} {headers} {body!r} as {role}", role, [whole], route, UNCHANGED)]

    def _too_large(self, route: Route) -> list[Attempt]:
        forms = self._ground.forms.get(route.name, [])
        if not any(form.fields for form in forms[:1]) or "/import/" in route.path:
            return []
        role, (method, target) = self._admitted(route)[-1], target_of(route.filled(self._any(route)), route)
        head = self._signed(role) + [("Content-Type", FORM)]
        body = encoded(self._fields(route, "refused")) + b"&more=" + b"e" * 300_000
        said = request(method, target, head + [("Content-Length", "300000000")], None, self._host)
        return [Attempt(f"too large: {route.name} as {role}", role, [request(method, target, head, body, self._host)],
                        route, UNCHANGED - {0}),
                Attempt(f"says it is too large: {route.name} as {role}", role, [said], route, UNCHANGED - {0})]

    def _others_things(self) -> list[Attempt]:
        return [self._attempt("another's", route, role, {403, 404, 410, 422}, path=path)
                for role, method, path in self._ground.of_others
                for route in self._ground.routes if route.fits(method, path)]

    def _any(self, route: Route) -> dict[str, str]:
        return {name: self._random.choice(self._things.get(name) or ["0" * 26]) for name in route.parameters}

    def _fields(self, route: Route, word: str) -> list[tuple[str, str]]:
        forms = self._ground.forms.get(route.name, [])
        fields = self._random.choice(forms).fields if forms else []
        return [(name, f"{word} {value}" if "rdinary" in value else value) for name, value in fields]

    def _admitted(self, route: Route) -> list[str]:
        return [role for role in RANKS if route.admits(role)]

    def _signed(self, role: str) -> Headers:
        cookie = self._ground.cookie(role)
        return [("Cookie", cookie)] if cookie else []

    @property
    def _host(self) -> str:
        return f"127.0.0.1:{self._ground.site.port}"
