"""All that pages ask the server: links with parameters, and forms as a browser would send them."""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit

from house.crawl import shape
from house.hand import Hand


@dataclass(frozen=True)
class Ask:
    """One request with parameters; two of the same `form` differ only in ids and values."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]

    @property
    def form(self) -> str:
        named = [name for name, _ in self.query + self.fields]
        meant = dict(self.query).get("_method", "")
        return f"{self.method} {shape(self.path)} {meant} {','.join(sorted(set(named)))}"

    @property
    def address(self) -> str:
        return self.path + ("?" + urlencode(self.query) if self.query else "")


def asks(hand: Hand, pages: list[str]) -> list[Ask]:
    """What these pages ask, each form once."""
    found: dict[str, Ask] = {}
    for page in pages:
        text = hand.get(page).text
        for link in re.findall(r'href="(/[^"#]*\?[^"#]*)', text):
            note(found, "GET", html.unescape(link), [])
        reader = Forms()
        reader.feed(text)
        for method, action, fields in reader.forms:
            note(found, method, action or page, fields)
    return list(found.values())


def note(found: dict[str, Ask], method: str, address: str, fields: list[tuple[str, str]]) -> None:
    parts = urlsplit(address)
    if parts.netloc or address.startswith("/assets/"):
        return
    query = parse_qsl(parts.query, keep_blank_values=True)
    if method == "GET":
        query, fields = query + fields, []
    ask = Ask(method, parts.path, tuple(query), tuple(fields))
    if ask.query or ask.fields:
        found.setdefault(ask.form, ask)


class Forms(HTMLParser):
    """`forms` are (method, action, fields): everything that has a name, with its value or one that fits."""

    SAMPLES = {"date": "2026-03-02", "time": "12:00", "email": "somebody@example.org", "number": "3",
               "url": "https://example.org/x"}

    def __init__(self):
        super().__init__()
        self.forms: list[tuple[str, str, list[tuple[str, str]]]] = []
        self._select = self._area = ""

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append((given.get("method", "get").upper(), given.get("action", ""), []))
        elif not self.forms:
            return
        elif tag in ("input", "button") and name and given.get("type") != "file":
            sample = self.SAMPLES.get(given.get("type", ""), "word")
            self.add(name, given.get("value") or ("" if given.get("type") == "hidden" else sample))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and given.get("value"):
            self.add(self._select, given["value"])
            self._select = ""
        elif tag == "textarea" and name:
            self.add(name, "words")

    def add(self, name: str, value: str) -> None:
        fields = self.forms[-1][2]
        if name not in dict(fields):
            fields.append((name, value))
