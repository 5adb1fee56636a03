"""What is typed by somebody who means harm, in kinds. `evil` stands in most of it, so that it is known again."""

MARK = "evil"

MARKUP = [
    "<script>evil()</script>", "\"><img src=x onerror=evil()>", "'><svg onload=evil()>", "<x-evil a=b>",
    "</title><x-evil>",
    "</textarea></form><x-evil>", "<!--<x-evil>-->", "--><x-evil>", "<x-evil/onclick=evil()>", "javascript:evil()",
    "JaVaScRiPt:evil()", " java\tscript:evil()", "[evil](javascript:evil())", "[evil](data:text/html;base64,ZXZpbA==)",
    "![evil](javascript:evil())", "<javascript:evil()>", "[a]: javascript:evil()\n\n[a]", "[evil](<javascript:evil()>)",
    "[evil](&#106;avascript:evil())", "[evil](jav&#x0A;ascript:evil())", "[evil](vbscript:evil())",
    "[evil](//evil.example)",
    "`<x-evil>`", "<a href=\"javascript:evil()\">evil</a>", "{{evil}}${evil}<%= evil %>#{evil}",
    "<style>@import'evil'</style>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "&lt;x-evil&gt;",
    "<iframe srcdoc=\"<x-evil>\">", "<form action=//evil.example>", "https://evil.example/\"onmouseover=\"evil()",
    "https://evil.example/'onclick='evil()", "<math><mtext></table><mglyph><style><x-evil>",
    "\" autofocus onfocus=evil() evil=\"",
    "| a | b |\n|--|--|\n| <x-evil> | \"onclick=evil() |", "~~<x-evil>~~ **\"onclick=evil()**",
    "www.evil.example/\"><x-evil>",
    "![\"onerror=evil() ](https://evil.example/\"onerror=\"evil())", "<x-evil\n>\u2028</p><x-evil>",
    "\u0000<x-evil>evil",
    "&#60;x-evil&#62; &#x3c;script&#x3e;evil", "<scr<script>ipt>evil()</scr</script>ipt>",
    "[evil]( javascript:evil() \"x\")",
]
SQL = [
    "evil' OR 1=1 --", "evil'; DROP TABLE topic; --", "\" OR \"\"=\"evil",
    "evil') UNION SELECT password FROM person --",
    "evil'||(SELECT pg_sleep(20))||'", "1;SELECT pg_sleep(20) evil", "evil'||randomblob(900000000)||'", "NEAR(evil",
    "\"evil",
    "evil AND OR NOT", "evil* OR body:*", "title:evil", "^evil -evil", "evil & | ! <-> (evil", "evil:*", "evil\\",
    "%evil_", "'' evil ''",
    "{title body} : evil", "evil NEAR/99999999999 evil", "$1 ?1 :evil @evil", "evil\\'; --", "E'\\x65vil'", "(" * 900
    + "evil" + ")" * 900,
    " OR ".join(["evil"] * 400), "evil " * 1500,
]
LINES = [
    "evil\r\nX-Evil: yes", "evil\nSet-Cookie: evil=1", "evil\r\n\r\n<x-evil>", "evil\rX-Evil: yes",
    "evil\u560d\u560aX-Evil: yes",
    "evil%0d%0aX-Evil: yes", "evil@example.org\r\nBcc: evil@evil.example",
    "evil@example.org>\r\nRCPT TO:<evil@evil.example",
    "evil\u2028X-Evil: yes", "evil\u0085X-Evil: yes", "evil\x0bX-Evil: yes", "evil\r\nEND:VEVENT\r\nX-EVIL:1",
    "evil;X-EVIL=1:,\\n\\;",
    "\x1b[31mevil\x07", "evil\r\n.\r\nMAIL FROM:<evil@evil.example>",
    "evil\n2031-01-01T00:00:00+0000 error guildhall: evil",
    "=?utf-8?q?evil=0D=0AX-Evil:_yes?=", "\"evil\" <evil@evil.example>, x", "evil@example.org, other@example.org",
]
FORMULAS = ["=HYPERLINK(\"http://evil.example\",\"evil\")", "+evil", "-2+3+cmd|' /C evil'!A0", "@SUM(evil)", "\t=evil",
            "\r=evil",
            "\"=evil", ";=evil", "=evil\",\"=evil", "\ufeff=evil"]
ENCODINGS = [
    b"evil\xff\xfe", b"evil\xc0\xaf\xc0\xae", b"evil\xed\xa0\x80\xed\xb0\x80", b"evil\xf4\x90\x80\x80",
    b"evil\xf8\x88\x80\x80\x80", b"ev\x00il",
    "evil".encode("utf-16"), "evil".encode("utf-32"), b"\xef\xbb\xbfevil", b"\xfe\xff\x00e\x00v\x00i\x00l",
    b"evil\xe2\x82", b"evil\x80",
    "evil\u202egnp.exe".encode(), "\u2066evil\u2069\u200f\u200e".encode(),
    ("e\u0301" + "\u0301" * 600 + "vil").encode(),
    ("evil" + "\ufdfa" * 100).encode(), ("evil" + "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 40).encode(),
    "evil\ufffe\uffff\ufdd0".encode(),
    ("evil" + "\u0130" * 110).encode(), "evil\u00df\ufb03\u1e9e".encode(),
    ("evil" + "\u1100\u1161\u11a8" * 60).encode(), "\u200b\u200b".encode(),
    "\u00a0".encode(), "\ue000evil\U0010ffff".encode(), "\U000e0065\U000e0076evil".encode(),
    "\u0435vil \u0131".encode(), b"+/v8-evil", b"\x1b$B%evil",
    "\u3164".encode(), "evil\u0e33\u0e33".encode() * 20, ("evil" + "\u20dd" * 30).encode(),
]
NUMBERS = ["-1", "0", "1e309", "NaN", "Infinity", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
           "9" * 400,
           "0x10", "\u0661\u0662", "1,5", "3.7", " 3 ", "+3", "-0", "true", "null", "[]", "{\"evil\":1}", "003",
           "2147483648"]
MOMENTS = ["0000-00-00", "2026-02-30", "9999-12-31", "10000-01-01", "-271821-04-20", "2200-12-31", "1970-01-01",
           "2026-13-45", "2026-1-1",
           "0001-01-01", "2200-12-31T23:59", "24:00", "25:61", "23:59:60", "00:00", "-1:00", "\u0661\u0662:00", "1:1",
           "2026-03-29", "03:30"]
ZONES = ["Europe/../../etc/passwd", "/etc/passwd", "posixrules", "Etc/GMT+14", "Pacific/Apia", "right/UTC", "UTC0evil",
         "../evil", "Europe/",
         "europe/athens", "EST5EDT,M3.2.0,M11.1.0", "GMT+99", "Factory", "posix/Europe/Athens", "<x-evil>"]
SIZES = ["", " ", "\n", "e" * 121, "evil " * 200, "evil\n" * 801, "e" * 20_001, "evil" * 25_000, "\u03b5" * 100_000,
         "[" * 20_000, "> " * 9000 + "evil",
         "*" * 30_000, "`" * 9999, "|" * 9000 + "\n" + "|-" * 4000 + "\n" + "|evil" * 4000, "![" * 8000, "a" * 260_000]
IDS = [
    "..", ".", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%2f", "a%2fb", "%00", "%0d%0aX-Evil:%20yes", ";evil=1",
    "evil" * 2500, "%ff%fe", "%c4%b0" * 26,
    "0" * 26, "7" + "z" * 25, "V" * 26, "*", "**", "%", "%zz", "%25%32%65", "{topic}", ":topic", "0", "-1", "null",
    "evil%27%20OR%201=1--",
    "%3Cx-evil%3E", "evil%22onclick=evil()", "%e2%80%ae", "new", "edit", "evil.php", "%5c%5cevil.example", "1%00",
    "%F0%9F%98%80", "evil?x", "~", "=",
]


def _encoded(texts: list[str]) -> list[bytes]:
    return [text.encode("utf-8", "surrogatepass") for text in texts]


# Kind → values. Markup stands twice because it is what most pages show again.
KINDS: dict[str, list[bytes]] = {
    "markup": _encoded(MARKUP), "sql": _encoded(SQL), "lines": _encoded(LINES), "formulas": _encoded(FORMULAS),
    "encodings": ENCODINGS,
    "numbers": _encoded(NUMBERS), "moments": _encoded(MOMENTS), "zones": _encoded(ZONES), "sizes": _encoded(SIZES),
}
WEIGHTS = {"markup": 8, "sql": 3, "lines": 4, "formulas": 2, "encodings": 5, "numbers": 2, "moments": 1, "zones": 1,
           "sizes": 2}
