"""Those who send a byte now and then, to keep a server waiting, and those who make it compute."""

import contextlib
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from hostile import wire
from hostile.attempt import FORM, encoded, request

HEAD = b"GET /topics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Evil: "


def _open(method: str, target: str, headers) -> bytes:
    """A request after which more may come."""
    return request(method, target, headers).replace(b"Connection: close", b"Connection: keep-alive")


def _body(cookie: str) -> bytes:
    return _open("POST", "/topics", [("Cookie", cookie), ("Content-Type", FORM), ("Content-Length", "900")])


@contextlib.contextmanager
def senders(port: int, cookie: str, heads: int, bodies: int):
    """So many connections that have begun a request and go on with a byte at a time."""
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(heads + bodies)]
    ended = threading.Event()

    def drip():
        while not ended.wait(0.2):
            for line in lines:
                with contextlib.suppress(OSError):
                    line.send(b"e")

    try:
        for place, line in enumerate(lines):
            line.sendall(HEAD if place < heads else _body(cookie))
        dripping = threading.Thread(target=drip)
        dripping.start()
        yield
    finally:
        ended.set()
        dripping.join()
        for line in lines:
            line.close()


def while_passwords_are_guessed(port: int, guesses: int, ask) -> list[str]:
    """What `ask` found wrong while so many guesses at once were worked on."""
    def guess(number: int) -> int:
        fields = encoded([("email", f"evil{number}@example.org"), ("password", "eight loud ravens"), ("next", "/")])
        return wire.send(port, [request("POST", "/sign-in/password", [("Content-Type", FORM)], fields)],
                         patience=60).status

    wrong, asked = [], 0
    with ThreadPoolExecutor(guesses) as hands:
        running = [hands.submit(guess, number) for number in range(guesses)]
        while not all(one.done() for one in running):
            wrong, asked = wrong + ask(), asked + 1
    statuses = {one.result() for one in running}
    return wrong + ([f"guesses are answered {statuses}"] if not statuses <= {422, 429} else []) + ([] if asked
                                                                                                   else ["nobody asked"])


def _unread(target: str, cookie: str = "") -> bytes:
    """The beginning of a body that the page at this address does not read."""
    fields = [("Transfer-Encoding", "chunked"), ("Content-Type", FORM)] + ([("Cookie", cookie)] if cookie else [])
    return _open("POST", target, fields)


def is_held(port: int, line: socket.socket) -> bool:
    """Whether the server still has its end of the connection, whatever this end can know of it."""
    ends = f":{port:04X}", f":{line.getsockname()[1]:04X}"
    with open("/proc/net/tcp", encoding="ascii") as table:
        for row in (entry.split() for entry in table):
            if row[1].endswith(ends[0]) and row[2].endswith(ends[1]):
                return row[3] == "01" and row[9] != "0"
    return False


def takers_of_nothing(port: int, cookie: str, path: str, within: float) -> list[str]:
    """Whether somebody who asks for page after page and reads none is still held after that many seconds."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", port))
    line.setblocking(False)
    asked = 50 * _open("GET", path, [("Cookie", cookie)])
    began = time.monotonic()
    while not is_held(port, line):
        assert time.monotonic() - began < 5, "the server does not take the connection"
        time.sleep(0.05)
    while is_held(port, line) and time.monotonic() - began < within:
        with contextlib.suppress(OSError):
            line.send(asked)
        time.sleep(0.2)
    held = is_held(port, line)
    line.close()
    return [f"whoever takes no answer is held for more than {within:.0f} s"] if held else []


def slow(cookie: str) -> dict[str, bytes]:
    """How somebody begins who makes the server wait."""
    return {"head": HEAD, "body": _body(cookie), "nothing": b"", "half a line": b"GET /to"}


def unread(cookie: str) -> dict[str, bytes]:
    """How somebody begins who sends a body that no page reads: the answer comes before it ends."""
    return {"body of nothing there": _unread("/nowhere"), "body of somebody signed out": _unread("/topics"),
            "body of a page": _open("GET", "/topics", [("Cookie", cookie), ("Content-Length", "100000")])}


def ends_of_slow_senders(port: int, kinds: dict[str, bytes], within: float) -> list[str]:
    """Which kinds of slow senders are still held after that many seconds."""
    lines = {kind: socket.create_connection(("127.0.0.1", port)) for kind in kinds}
    began, held = time.monotonic(), set(kinds)
    for kind, line in lines.items():
        line.sendall(kinds[kind])
        line.settimeout(1)
    while held and time.monotonic() - began < within:
        for kind in sorted(held):
            try:
                if kind != "nothing":
                    lines[kind].send(b"1\r\ne\r\n" if b"chunked" in kinds[kind] else b"e")
                while lines[kind].recv(1 << 16):
                    pass
                held.discard(kind)
            except TimeoutError:
                pass
            except OSError:
                held.discard(kind)
    for line in lines.values():
        line.close()
    return [f"a slow {kind} is held for more than {within:.0f} s" for kind in sorted(held)]
