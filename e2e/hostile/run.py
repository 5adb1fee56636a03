"""Sends attempts from several connections at once and looks at every answer."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hostile import wire
from hostile.attempt import Attempt, request
from hostile.shown import injected
from hostile.values import MARK
from hostile.wire import Reply

AT_ONCE = 8
# All header fields that Guildhall ever sends. One more has been injected.
KNOWN = {
    "content-type", "content-length", "vary", "content-encoding", "content-security-policy", "x-content-type-options",
    "x-frame-options",
    "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy",
    "cache-control", "x-request-id",
    "location", "set-cookie", "date", "server", "connection", "retry-after", "etag", "last-modified",
    "transfer-encoding",
    "content-disposition", "content-range", "accept-ranges", "keep-alive",
}
LOG_LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} "
                      r"(trace|debug|info|notice|warning|error|critical) guildhall: \S.*")


def send_all(port: int, attempts: list[Attempt], at_once: int = AT_ONCE) -> list[tuple[Attempt, Reply]]:
    with ThreadPoolExecutor(at_once) as hands:
        replies = hands.map(lambda attempt: wire.send(port, attempt.pieces, attempt.patience), attempts)
        return list(zip(attempts, replies))


def complaints(answered: list[tuple[Attempt, Reply]]) -> list[str]:
    """What is wrong with the answers, one line for each attempt."""
    found = []
    for attempt, reply in answered:
        wrong = _wrong(attempt, reply)
        if wrong:
            sent = b"".join(attempt.pieces)[:600]
            found.append(f"{attempt.name}: {wrong}\n    sent {sent!r}\n    got {reply.raw[:300]!r}")
    return found


def _wrong(attempt: Attempt, reply: Reply) -> str:
    if attempt.patience < reply.seconds + 0.2 and not (attempt.may_wait or wire.is_whole(reply.raw)):
        return f"no end within {reply.seconds:.1f} s"
    if reply.status >= 500 and reply.status not in attempt.answers:
        return f"answers {reply.status}"
    if attempt.answers and reply.status not in attempt.answers:
        return f"answers {reply.status} instead of one of {sorted(attempt.answers)}"
    if not attempt.answers and reply.status == 0:
        return "no answer"
    return wrong_headers(reply) or wrong_page(reply)


def wrong_headers(reply: Reply) -> str:
    for name, value in reply.headers:
        if name.lower() not in KNOWN:
            return f"has the header {name!r}"
        if name.lower() == "set-cookie" and not re.match(r"(guildhall|flash)=[\w-]*;", value):
            return f"sets the cookie {value!r}"
        if name.lower() == "location" and not re.match(r"/(?![/\\])[\x21-\x7e]*$", value):
            return f"leads to {value!r}"
    return ""


def wrong_page(reply: Reply) -> str:
    if not reply.header("content-type").startswith("text/html") or MARK.encode() not in reply.body.lower():
        return ""
    found = injected(reply.body.decode("utf-8", "replace"))
    return f"shows {found}" if found else ""


def honest_answer(port: int, cookie: str, within: float) -> str:
    """What is wrong when somebody honest asks now."""
    reply = wire.send(port, [request("GET", "/topics", [("Cookie", cookie)])], patience=10)
    if reply.status == 200 and reply.seconds < within:
        return ""
    return f"an honest request was answered {reply.status} after {reply.seconds:.2f} s"


def forged_lines(log: str) -> list[str]:
    """Lines of the log that are none of the server's own, or tell what was typed."""
    return [line for line in log.split("\n") if line and (not LOG_LINE.fullmatch(line) or MARK in line.lower())]


def resident(pid: int) -> int:
    """Megabytes of memory the process holds."""
    return int(re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text()).group(1)) // 1024
