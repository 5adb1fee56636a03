"""Reads what Guildhall gives out, as the programs do that get it: browsers, calendars, spreadsheets and mail."""

import csv
import io
import re

import html5lib

from hostile import wire
from hostile.attempt import request
from hostile.ground import Ground
from hostile.planted import Planter
from hostile.shown import FOREIGN, SCHEMES, TAKES_LINKS
from house.crawl import FILE, crawl, one_of_each

# Names that lines of our calendars and letters begin with. One more was typed by somebody.
CALENDAR = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE",
    "X-PUBLISHED-TTL", "REFRESH-INTERVAL", "URL",
    "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION",
    "CONFERENCE", "ORGANIZER",
    "ATTENDEE", "TRANSP", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE", "SOURCE", "COLOR", "CLASS",
    "TZURL",
}
LETTER = {
    "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    "list-unsubscribe", "list-id",
    "list-unsubscribe-post", "auto-submitted", "precedence", "x-auto-response-suppress", "reply-to", "content-language",
    "content-disposition",
    "return-path", "received", "sender", "feedback-id", "in-reply-to", "references", "x-mailfrom", "x-rcptto", "x-peer",
}


def pages(ground: Ground, planter: Planter) -> list[tuple[str, str]]:
    """(role and address, page): one of each kind for whoever reaches it first, and all that was planted."""
    reached = {role: crawl(ground.hand(role), role)[0] for role in ("administrator", "organiser", "crew", "member")}
    wanted = [(role, address) for (role, _), address in one_of_each(reached).items()]
    wanted += [("sponsor", address) for address in dict.fromkeys(planter.addresses) if not FILE.search(address)]
    return [(f"{role} at {address}", ground.hand(role).get(address).text) for role, address in wanted]


def injected_as_browsers_read(page: str, styled: bool = False) -> list[str]:
    """The same question as `shown.injected`, asked of the tree a browser makes of it. Letters bring their own styles."""
    found, foreign, foreign_names = [], FOREIGN - ({"style"} if styled else set()), {"srcdoc"} | (set() if styled
                                                                                                  else {"style"})
    for one in html5lib.parse(page, namespaceHTMLElements=False).iter():
        if not isinstance(one.tag, str):
            continue
        tag = one.tag.split("}")[-1]
        odd = [name for name in map(str, one.attrib) if name.startswith("on") or "evil" in name
               or name in foreign_names]
        if tag in foreign or "evil" in tag or odd or (tag == "script"
                                                      and not one.get("src", "").startswith("/assets/")):
            found.append(f"<{tag}> with {one.attrib}")
        for name, value in one.attrib.items():
            scheme = re.match(r"([\w+.-]+):", re.sub(r"[\x00-\x20]", "", value))
            if str(name).split("}")[-1] in TAKES_LINKS and scheme and scheme.group(1).lower() not in SCHEMES:
                found.append(f"<{tag} {name}={value[:80]!r}>")
    return found


def wrong_calendars(ground: Ground, planter: Planter) -> list[str]:
    sessions = [one for one in planter.addresses if re.fullmatch(r"/sessions/\w+", one)]
    assert sessions, "no session was planted"
    made = wire.send(ground.site.port, [request("POST", "/me/calendar", [("Cookie", ground.cookie("member"))], b"")])
    feed, found = re.search(rb"/calendar/\w+\.ics", made.body).group().decode(), []
    for address in [f"{one}/calendar.ics" for one in sessions] + [feed]:
        answer = ground.hand("member").get(address)
        assert answer.status == 200, f"{address}: {answer.status}"
        text = answer.body.decode()
        lines = re.sub(r"\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")
        found += [f"{address}: {line[:120]!r}" for line in lines
                  if re.split(r"[:;]", line)[0] not in CALENDAR or re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)]
        if address != feed and not re.search(r"mark", text):
            found.append(f"{address} does not show what was planted")
    return found


def wrong_tables(ground: Ground) -> list[str]:
    text = ground.hand("sponsor").get("/overview/departments.csv").body.decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert sum("evil" in row[0] for row in rows) > 3, f"no department that was planted is in the table: {text[:500]}"
    wrong = [f"the table has the cell {cell!r}" for row in rows for cell in row if re.match(r"[=+@\t\r\n]|-\D", cell)]
    return wrong + [f"the table has a row of another width: {row}" for row in rows if len(row) != len(rows[0])]


def wrong_letters(ground: Ground) -> list[str]:
    known = {row["email"] for row in ground.tables.all()["person"]} | {"honest@example.org"}
    letters, found = list(ground.site.sink.letters), []
    assert any("mark" in str(letter["Subject"]) + letter.as_string()
               for letter in letters), "no letter tells of what was planted"
    for letter in letters:
        names = [name.lower() for part in letter.walk() for name in part.keys()]
        found += [f"a letter has the header {name!r}" for name in names if name not in LETTER]
        found += [f"a letter has {once} twice" for once in ("to", "from", "subject", "date") if names.count(once) != 1]
        receivers = [one.addr_spec for one in letter["To"].addresses]
        if len(receivers) != 1 or receivers[0].endswith("evil.example"):
            found.append(f"a letter goes to {receivers}")
        found += [f"the HTML of a letter: {one}" for part in letter.walk() if part.get_content_type() == "text/html"
                  for one in injected_as_browsers_read(part.get_content(), styled=True)]
    return found
