"""The forms of the real pages: which fields there are, and what an honest browser would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

# What an honest person types into a field that stands empty on the page, by its type, or by its name.
ORDINARY = {"email": "honest@example.org", "url": "https://wiki.example.org/2", "date": "2031-03-18", "time": "14:30",
            "number": "3", "password": "seven quiet herons"}
NAMED = {"mail_domain": "", "list": "spring-2031", "person": "Μαρία Θάνου (maria@example.org)",
         "text": "title,email,name\nA wish from a list,new@example.org,New Person\n"}
# Forms that lie behind a letter, or on a page that is over when the others are looked at.
HIDDEN = {
    "POST /set-up/:key": [("organisation", "Mine"), ("zone", "Europe/Athens"), ("day", "1"), ("departments", "One"),
                          ("name", "Mallory"), ("email", "mallory@example.org"), ("password", "seven quiet herons")],
    "PUT /asked/:key": [("title", "Ordinary words"), ("body", ""), ("origin", "frontline"), ("link", "")],
    "POST /commitments/answer/:key": [("answer", "done"), ("barrier", "Ordinary words")],
    "POST /sessions/:session/check-in": [("code", "123456")],
    "POST /sessions/:session/summary/sending": [("seen", "1")],
}


@dataclass
class Form:
    """`fields` are the names with honest values, in the order of the page; `hidden` those nobody types."""

    method: str
    path: str
    query: dict[str, str]
    fields: list[tuple[str, str]] = field(default_factory=list)
    has_file: bool = False


class FormReader(HTMLParser):
    """Collects the forms of a page, those of buttons with an address of their own among them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._area: str | None = None
        self._choice: list | None = None

    def handle_starttag(self, tag, attrs):
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = _form(at.get("method", "get"), at.get("action", ""))
            self.forms.append(self._open)
        elif self._open is None:
            return
        elif tag == "input" and at.get("name"):
            self._input(at)
        elif tag == "textarea" and at.get("name"):
            self._area = ""
            self._open.fields.append((at["name"], ""))
        elif tag == "select" and at.get("name"):
            self._choice = [at["name"], None]
        elif tag == "option" and self._choice and (not self._choice[1] or "selected" in at):
            self._choice[1] = at.get("value", "")
        elif tag == "button" and at.get("name"):
            self._open.fields.append((at["name"], at.get("value", "")))

    def handle_data(self, data):
        if self._area is not None:
            self._area += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._area is not None:
            name, _ = self._open.fields.pop()
            self._open.fields.append((name, self._area.strip() or NAMED.get(name, "Ordinary words")))
            self._area = None
        elif tag == "select" and self._choice:
            self._open.fields.append((self._choice[0], self._choice[1] or ""))
            self._choice = None

    def _input(self, at: dict[str, str]) -> None:
        kind, names = at.get("type", "text"), [name for name, _ in self._open.fields]
        if kind == "file":
            self._open.has_file = True
        elif kind == "checkbox":
            # What asks whether one is certain is ticked, as somebody does who goes on.
            if "checked" in at or "required" in at or at["name"] == "confirm":
                self._open.fields.append((at["name"], at.get("value", "on")))
        elif kind == "radio":
            # The first answer where none is chosen, so that the form is complete.
            if "checked" in at or at["name"] not in names:
                self._open.fields = [pair for pair in self._open.fields if pair[0] != at["name"]]
                self._open.fields.append((at["name"], at.get("value", "on")))
        elif kind not in ("submit", "button", "image", "reset"):
            # A field with suggestions takes nothing but one of those.
            empty = NAMED.get(at["name"], "" if "list" in at else ORDINARY.get(kind, "Ordinary words"))
            self._open.fields.append((at["name"], at.get("value") or empty))


def _form(method: str, action: str) -> Form:
    parts = urlsplit(action)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    meant = query.pop("_method", method).upper()
    return Form(meant, parts.path, query)


def read_forms(page: str) -> list[Form]:
    reader = FormReader()
    reader.feed(page)
    return reader.forms
