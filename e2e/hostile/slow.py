"""Those who send a byte now and then, to keep a server waiting, and those who make it compute."""

import contextlib
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from hostile import wire
from hostile.attempt import FORM, encoded, request

HEAD = b"GET /topics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Evil: "


def _body(cookie: str) -> bytes:
    return request("POST", "/topics", [("Cookie", cookie), ("Content-Type", FORM), ("Content-Length", "900")])


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


def ends_of_slow_senders(port: int, cookie: str, within: float) -> list[str]:
    """Which kinds of slow senders are still held after that many seconds."""
    kinds = {"head": HEAD, "body": _body(cookie), "nothing": b"", "half a line": b"GET /to"}
    lines = {kind: socket.create_connection(("127.0.0.1", port)) for kind in kinds}
    began, held = time.monotonic(), set(kinds)
    for kind, line in lines.items():
        line.sendall(kinds[kind])
        line.settimeout(1)
    while held and time.monotonic() - began < within:
        for kind in sorted(held):
            try:
                if kind != "nothing":
                    lines[kind].send(b"e")
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
