"""Hostile words in every place where people see each other's, put there by those who may."""

import csv
import functools
from datetime import timedelta

from hostile import wire
from hostile.attempt import FORM, encoded, request
from hostile.ground import Ground
from hostile.values import FORMULAS, LINES, MARKUP

WORDS = [one for one in MARKUP + LINES if "\x00" not in one]


class Planter:
    """`marks` are the words by which what was taken is known again."""

    def __init__(self, ground: Ground):
        self._ground, self.marks, self.addresses = ground, [], []

    def post(self, role: str, address: str, fields: dict, marks: list[str]) -> str:
        """Where it led to, when it was taken."""
        head = [("Cookie", self._ground.cookie(role)), ("Content-Type", FORM)]
        body = encoded(list(fields.items()))
        reply = wire.send(self._ground.site.port,
                          [request("POST", address, head, body, f"127.0.0.1:{self._ground.site.port}")])
        assert reply.status in (303, 422, 429), f"{address}: {reply.raw[:400]!r}"
        if reply.status != 303:
            return ""
        self.marks += marks
        self.addresses.append(reply.header("location"))
        return reply.header("location")

    def word(self, kind: str, number: int) -> tuple[str, str]:
        """A mark, and hostile words with it in front."""
        mark = f"{kind}{number}mark"
        return mark, f"{mark} {WORDS[number % len(WORDS)]}"


@functools.cache
def plant(ground: Ground) -> Planter:
    """Once for each organisation."""
    planter = Planter(ground)
    for number in range(0, len(WORDS), 3):
        _topic(planter, number)
    for number in range(0, len(WORDS), 6):
        _session(planter, ground, number)
    for number in range(0, len(WORDS), 6):
        _skill(planter, ground, number)
    _person(planter, ground)
    _departments(planter, ground)
    return planter


def _topic(planter: Planter, number: int) -> None:
    (mark, title), (more, body), (third, note) = (planter.word(kind, number + place) for place,
                                                  kind in enumerate(("title", "body", "note")))
    # A title stands in one line and is not too long; the body may be anything.
    topic = planter.post("member", "/topics",
                         {"title": title[:120], "body": body, "origin": "goal",
                          "link": "https://evil.example/%22onclick=evil()"},
                         [mark, more])
    if topic:
        planter.post("crew", f"{topic}/comments", {"body": note}, [third])
        planter.post("crew", f"{topic}/offer", {"kind": "teach", "note": note}, [])


def _session(planter: Planter, ground: Ground, number: int) -> None:
    texts = {field: planter.word(field, number + place) for place,
             field in enumerate(("subject", "about", "know", "can", "measure", "room", "preparation"))}
    fields = {name: word for name, (_, word) in texts.items()}
    plan = {"title": fields.pop("subject")[:140],
            "day": (ground.site.now + timedelta(days=20 + number)).date().isoformat(), "time": "12:00",
            "minutes": "60", "zone": "Europe/Athens", "delivery": "hybrid", "room_seats": "4", "remote_seats": "4",
            "join_link": "https://evil.example/?a=\"><x-evil>&b=';X-EVIL:1", "facilitator_1": "irini@example.org",
            "facilitator_2": "", "co_facilitator_1": "",
            "co_facilitator_2": ""}
    session = planter.post("organiser", "/sessions", plan | {name: word[:100] for name, word in fields.items()},
                           [mark for mark, _ in texts.values()])
    if session:
        planter.post("member", f"{session}/seat", {"mode": "room"}, [])


def _skill(planter: Planter, ground: Ground, number: int) -> None:
    framework = ground.things()["framework"][0]
    fields = ("name", "group", "about", "also", "code", "because", "text_1", "text_4")
    words = {field: planter.word(f"skill{field}", number + place) for place, field in enumerate(fields)}
    # A name stands in one line; a group that is inside others is written with this mark.
    typed = {name: word[:190].replace(" > ", " ") for name, (_, word) in words.items()} | {"critical": "yes"}
    skill = planter.post("organiser", f"/frameworks/{framework}/skills", typed, [mark for mark, _ in words.values()])
    role = {field: planter.word(f"role{field}", number + place)
            for place, field in enumerate(("name", "track", "family", "about"))}
    planter.post("organiser", f"/frameworks/{framework}/job-roles",
                 {name: word[:190] for name, (_, word) in role.items()}
                 | ({"add_1": typed["name"], "add_level_1": "4"} if skill else {}), [mark for mark, _ in role.values()])


def _person(planter: Planter, ground: Ground) -> None:
    for number, role in enumerate(("member", "crew")):
        words = {field: planter.word(field, 7 * number + place)
                 for place, field in enumerate(("name", "pronouns", "about", "location", "teaches", "wants"))}
        limits = {"name": 120, "pronouns": 40, "location": 80}
        fields = {name: word[:limits.get(name, 400)] for name, (_, word) in words.items()}
        planter.post(role, "/me/profile?_method=put", fields
                     | {"zone": "Europe/Athens", "department": ""}, [mark for mark, _ in words.values()])


def _departments(planter: Planter, ground: Ground) -> None:
    """Each with enough people to be counted alone, so that its name stands in the table that spreadsheets open."""
    lines = []
    for number, formula in enumerate(FORMULAS):
        if planter.post("administrator", "/admin/departments", {"name": formula[:60]}, []):
            lines += [(f"p{number}x{place}@example.org", f"P {number} {place}", formula[:60].strip())
                      for place in range(6)]
    people = ground.site.folder / "formulas.csv"
    with people.open("w", newline="") as file:
        csv.writer(file).writerows([("email", "name", "department"), *lines])
    ground.site.cli("import", "people", str(people), "--apply")
