"""One attempt: the bytes to send, and what may be answered."""

from dataclasses import dataclass
from urllib.parse import quote_from_bytes, urlencode

from hostile.routes import Route

Headers = list[tuple[str, str | bytes]]
FORM = "application/x-www-form-urlencoded"


@dataclass
class Attempt:
    """`answers` are the statuses one may get; empty means any but a fault of the server. A status of 0 is none at all.
    `may_wait`: the server does right when it waits for the rest of what was begun."""

    name: str
    role: str
    pieces: list[bytes]
    route: Route | None = None
    answers: frozenset[int] = frozenset()
    patience: float = 20
    may_wait: bool = False

    def changes(self, status: int) -> bool:
        """It asked for a change, and it was answered as one that was made."""
        return self.route is not None and self.route.writes and status in (200, 303)


def request(method: str, target: str | bytes, headers: Headers = (), body: bytes | None = None,
            host: str = "127.0.0.1") -> bytes:
    """A request that is complete; `headers` come after Host and Connection, as they are given."""
    lines = [_bytes(method) + b" " + _bytes(target) + b" HTTP/1.1", b"Host: " + _bytes(host), b"Connection: close"]
    lines += [_bytes(name) + b": " + _bytes(value) for name, value in headers]
    if body is not None:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + (body or b"")


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def encoded(fields: list[tuple[str, str | bytes]]) -> bytes:
    return urlencode(fields).encode()


def with_query(path: str, items: list[tuple[str, str | bytes]]) -> str:
    return path + ("?" + urlencode(items) if items else "")


def target_of(path: str, route: Route, query: list[tuple[str, str | bytes]] = ()) -> tuple[str, str]:
    """Method and target as a form of the pages would send it: PUT and DELETE travel as POST."""
    items = list(query)
    if route.method in ("PUT", "DELETE"):
        items.insert(0, ("_method", route.method.lower()))
    return ("GET" if route.method == "GET" else "POST"), with_query(path, items)


def multipart(fields: list[tuple[str, str | bytes]], files: list[tuple[str, bytes, bytes]] = (),
              boundary: str = "b0und") -> bytes:
    """`files` are (field, file's name, content)."""
    parts = [b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (_bytes(name), _bytes(value)) for name,
             value in fields]
    parts += [b'Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: text/csv\r\n\r\n%s'
              % (_bytes(name), title, content) for name, title, content in files]
    line = b"--" + boundary.encode()
    return b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def percent(value: bytes) -> str:
    return quote_from_bytes(value, safe="")
