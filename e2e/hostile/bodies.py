"""Headers and bodies that are not what a browser sends."""

import json
import random

from hostile.attempt import FORM, Headers, encoded, multipart
from hostile.values import ENCODINGS, LINES, MARKUP


def strange_headers(chance: random.Random, host: str) -> Headers:
    """One header field, or several of a kind, that somebody wrote by hand."""
    line = chance.choice(LINES).split("\r\n")[0].split("\n")[0].replace("\r", "")
    odd = chance.choice(ENCODINGS).replace(b"\n", b"").replace(b"\r", b"").replace(b"\x00", b"")
    markup = chance.choice([one for one in MARKUP if "\n" not in one and "\x00" not in one])
    return chance.choice([
        [("User-Agent", markup)], [("User-Agent", b"Firefox on Linux " + odd)],
        [("Referer", f"http://{host}//evil.example")],
        [("Referer", f"http://{host}/\"><x-evil>")], [("Referer", "javascript:evil()")],
        [("Referer", f"http://{host}/{line}")],
        [("X-Forwarded-For", markup)], [("X-Forwarded-For", "127.0.0.1, " * 900 + "evil")],
        [("X-Forwarded-Host", "evil.example")],
        [("X-Original-URL", "/admin")], [("Forwarded", "for=evil;host=evil.example")], [("Accept-Language", markup)],
        [("Accept-Encoding", "gzip;q=0, evil")], [("Accept-Encoding", "gzip, br, " * 700)], [("Accept", "evil/*;q=x")],
        [("If-None-Match", "\"evil\", " * 300 + "*")], [("If-Modified-Since", "evil")], [("If-Match", "evil")],
        [("If-Unmodified-Since", "Thu, 01 Jan 1970")],
        [("Range", "bytes=0-0,-1")], [("Range", "bytes=" + ",".join(f"{n}-" for n in range(900)))],
        [("Range", "bytes=99999999999999999999-")],
        [("Cookie", "guildhall=evil")], [("Cookie", "flash=" + "ff" * 50)], [("Cookie", "flash=3c782d6576696c3e")],
        [("Cookie", "; ".join(f"c{n}=evil" for n in range(700)))],
        [("Cookie", "guildhall=" + "e" * 9000)], [("Cookie", "=;;=evil;guildhall;language=pseudo\"")],
        [("Cookie", b"flash=\xff\xfe" + odd)],
        [("Authorization", "Basic ZXZpbDpldmls")], [("Authorization", "Bearer " + line)],
        [("Upgrade", "h2c"), ("HTTP2-Settings", "AAMAAABkAAQAAP__")],
        [("Upgrade", "websocket"), ("Sec-WebSocket-Key", "ZXZpbGV2aWxldmlsZXZpbA==")], [("Content-Encoding", "gzip")],
        [("X-Request-Id", line)], [("X-HTTP-Method-Override", "DELETE")], [("TE", "trailers, evil")],
        [("Trailer", "X-Evil")],
        [("X-Evil-" + str(n), "e" * 20) for n in range(100)], [("Content-Type", "evil")],
        [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", markup)],
    ])


def strange_body(chance: random.Random, fields: list) -> tuple[str, str | None, bytes]:
    """(what it is, its Content-Type or None, its bytes) with the honest fields somewhere in it."""
    plain, part = encoded(fields), multipart(fields)
    told = {name: value if isinstance(value, str) else "" for name, value in fields}
    type_of = "multipart/form-data; boundary="
    return chance.choice([
        ("JSON", "application/json", json.dumps(told).encode()),
        ("JSON called a form", FORM, json.dumps(told).encode()),
        ("JSON in depth", "application/json", b"[" * 100_000),
        ("XML", "application/xml", b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"),
        ("a form called text", "text/plain", plain), ("a form without a type", None, plain),
        ("a form in UTF-16", FORM + "; charset=utf-16", plain.decode().encode("utf-16")),
        ("each field twice", FORM, plain + b"&" + plain),
        ("the second time hostile", FORM, plain + b"&" + encoded([(name, MARKUP[0]) for name, _ in fields])),
        ("5,001 fields", FORM, plain + b"&evil=1" * 5001), ("100,000 fields", FORM, b"&a=" * 80_000 + plain),
        ("nothing but &", FORM, b"&" * 250_000),
        ("nothing but =", FORM, b"=" * 250_000), ("nothing but %", FORM, b"%" * 250_000),
        ("nesting", FORM, plain + b"&a" + b"[evil]" * 5000 + b"=1"),
        ("names that are hostile", FORM, encoded([(one, "1") for one in MARKUP])), ("nothing", FORM, b""),
        ("random bytes", FORM, chance.randbytes(5000)),
        ("random bytes called a multipart form", type_of + "b0und", chance.randbytes(5000)),
        ("no boundary", "multipart/form-data", part),
        ("a long boundary", type_of + "e" * 5000, part), ("another boundary", type_of + "evil", part),
        ("an empty boundary", type_of, part),
        ("a boundary with a line break", type_of + "\"b0\tund\"", part),
        ("an unended multipart form", type_of + "b0und", part[:-6]),
        ("multipart within multipart", type_of + "b0und", multipart([("a", part)])),
        ("only dashes", type_of + "-", b"-" * 250_000),
        ("only boundaries", type_of + "b0und", b"--b0und\r\n" * 25_000),
        ("parts without names", type_of + "b0und", b"--b0und\r\n\r\nevil\r\n" * 900 + b"--b0und--"),
        ("a file where text belongs", type_of + "b0und",
         multipart([], [(name, b"evil.txt", b"evil") for name, _ in fields])),
        ("a file's name with line breaks", type_of + "b0und",
         multipart(fields, [("file", b"evil\"\r\nX-Evil: yes\r\n\r\n<x-evil>", b"a,b\n1,2\n")])),
        ("half-escaped", FORM, plain + b"&a=%&b=%z&c=%0&%=1&%00=%ff"),
        ("a semicolon between", FORM, plain.replace(b"&", b";")),
        ("gzip", FORM, bytes.fromhex("1f8b080000000000000303000000000000000000")),
    ])
