"""Files that are no honest lists: for the pages on which people and topics are imported."""

import io
import zipfile
import zlib

from hostile import run, wire
from hostile.attempt import Attempt, multipart, request

MB = 1024 * 1024
PAGE = MB // 2
HEADER = b"email,name,title,department\n"


def files(unit: int) -> list[tuple[str, bytes]]:
    """(what it is, its bytes). The larger ones are multiples of the unit; one is always over the limit."""
    row = b"evil@example.org,<x-evil>,=evil(),'; DROP TABLE person; --\n"
    ring = b"".join(b"e%d@example.org,E,e%d@example.org\n" % (n, (n + 1) % 900) for n in range(900))
    text = "email,name\nevil@example.org,Evil\n"
    return [
        ("nothing", b""), ("a header alone", HEADER), ("NULs", HEADER + b"\x00" * 5000),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("a spreadsheet", _zipped(b"<x-evil/>")), ("a zip of zeros", _zipped(b"\x00" * 20 * MB)),
        ("deflated zeros", zlib.compress(b"\x00" * 20 * MB)),
        ("a name that is a path", HEADER + row), ("a quote that never ends", HEADER + b'"' + b"evil\n" * (unit // 5)),
        ("nothing but quotes", b'"' * 3 * unit),
        ("quotes and commas", b'",' * unit), ("quotes in the middle", HEADER + b'e"v"il,"a"b,c""d\n' * (unit // 50)),
        ("a million columns", b"," * unit + b"\n1\n"),
        ("a million columns below", HEADER + b"," * unit + b"\n"), ("a million lines", b"email,name\n" + b"\n" * unit),
        ("too many people", b"email,name\n" + _people(60_001)), ("one huge cell", HEADER + b"evil" * (7 * unit // 4)),
        ("only separators", b";,\t|" * (unit // 4) + b"\n"), ("only line breaks", b"\r\n" * unit),
        ("bare CR", b"email,name\r" + b"evil@example.org,E\r" * 9000),
        ("UTF-16 without its mark", text.encode("utf-16-le")), ("half of UTF-16", text.encode("utf-16")[:-1]),
        ("UTF-32", text.encode("utf-32")),
        ("UTF-7", b"+AGUAbQBhAGkAbA-,name\nevil"),
        ("broken UTF-8", HEADER + b"evil\xff\xfe\xc0\xaf@example.org,\xed\xa0\x80,,\n" * 900),
        ("many names for a column", b"email,email,email,name\nevil@example.org,a,b,c\n"),
        ("columns without names", b",,,\nevil@example.org,a,b,c\n"),
        ("markup as columns", b"<x-evil>,\"onclick=evil()\",javascript:evil()\n1,2,3\n"),
        ("formulas", HEADER + b"=evil@example.org,=evil,@evil,+evil\n"),
        ("everybody the same", HEADER + row * (unit // 50)),
        ("their own manager", b"email,name,manager_email\nevil@example.org,E,evil@example.org\n"),
        ("managers in a ring", b"email,name,manager_email\n" + ring),
        ("combining marks", HEADER + "e\u0301\u0301\u0301".encode() * (unit // 5)),
        ("more than the limit", b"e" * 17 * MB),
    ]


def attempts(host: str, cookie: str, unit: int) -> list[Attempt]:
    """Each file to each of the two pages."""
    found = []
    for kind in ("people", "topics"):
        for what, content in files(unit):
            body = multipart([("encoding", ""), ("list", "spring-2031")],
                             [("file", b"../../evil\"<x-evil>.csv", content)])
            head = [("Cookie", cookie), ("Content-Type", "multipart/form-data; boundary=b0und")]
            found.append(Attempt(f"{kind} from {what}", "administrator",
                                 [request("POST", f"/admin/import/{kind}", head, body, host)], patience=60))
    return found


def tried(attempts: list[Attempt], port: int, cookie: str) -> list[str]:
    """What is wrong with the answers, and with the looks at lists that were taken: each comes, shows text as
    text, and is no larger than a page."""
    found = []
    for attempt in attempts:
        (answer,) = run.send_all(port, [attempt])
        found += run.complaints([answer])
        if answer[1].status == 303:
            look = wire.send(port, [request("GET", answer[1].header("location"), [("Cookie", cookie)])], patience=60)
            wrong = "" if look.status == 200 else f"answers {look.status}"
            wrong = wrong or (f"has {len(look.body)} bytes" if len(look.body) > PAGE else "") or run.wrong_page(look)
            found += [f"the look at {attempt.name} {wrong}"] if wrong else []
    return found


def _zipped(content: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", content)
    return whole.getvalue()


def _people(count: int) -> bytes:
    return b"".join(b"evil%d@example.org,Evil\n" % number for number in range(count))
