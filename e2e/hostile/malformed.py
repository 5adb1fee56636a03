"""Requests that are wrong as HTTP: read differently by different servers, without an end, or too much."""

import random

from hostile.attempt import FORM, Attempt, request

OK_OR_REFUSED = frozenset({0, 200, 303, 400, 401, 403, 404, 405, 408, 411, 413, 414, 417, 422, 431, 501, 505})


class Malformed:
    """`topic` is what a smuggled request would change; `cookie` an organiser's, who may."""

    def __init__(self, port: int, cookie: str, topic: str, seed: int):
        self._host, self._cookie, self._chance = f"127.0.0.1:{port}", cookie, random.Random(seed)
        # A change hidden in the body of a request that is refused. It asks from another site, so nobody would mean it.
        self.hidden = request("POST", f"{topic}?_method=put",
                              [("Cookie", cookie), ("Origin", "http://evil.example"), ("Content-Type", FORM)],
                              b"title=smuggled&body=x&origin=goal&link=", self._host)
        self._topic = topic

    def all(self) -> list[Attempt]:
        raw = self._smuggled() + self._first_lines() + self._chunks() + self._headers() + self._several()
        garbage = [(f"garbage {n}", self._chance.randbytes(self._chance.choice([1, 30, 3000]))) for n in range(40)]
        return [Attempt(name, "organiser", [sent], None, OK_OR_REFUSED, patience=2, may_wait=True) for name,
                sent in raw + garbage]

    def _head(self, *lines: str | bytes, first: str = "POST /topics/similar HTTP/1.1") -> bytes:
        whole = [first, f"Host: {self._host}", f"Cookie: {self._cookie}", f"Content-Type: {FORM}", *lines]
        return b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in whole) + b"\r\n\r\n"

    def _smuggled(self) -> list[tuple[str, bytes]]:
        """Where the body ends is said twice, or oddly: the hidden request must not be run as one of its own."""
        hidden, size = self.hidden, len(self.hidden)
        chunk = b"0\r\n\r\n" + hidden
        doubles = [("both lengths", f"Content-Length: {len(chunk)}", "Transfer-Encoding: chunked"),
                   ("two lengths", "Content-Length: 0", f"Content-Length: {size}"),
                   ("two lengths in one", f"Content-Length: 0, {size}"),
                   ("space before the colon", f"Content-Length : {size}"),
                   ("tab before the colon", f"Content-Length\t: {size}"),
                   ("a folded length", "Content-Length:", f" {size}"), ("plus", f"Content-Length: +{size}"),
                   ("minus", "Content-Length: -1"), ("hexadecimal", f"Content-Length: 0x{size:x}"),
                   ("too long a length", "Content-Length: " + "9" * 40),
                   ("no number", "Content-Length: evil"), ("an empty length", "Content-Length:"),
                   ("a zero before", f"Content-Length: 00000{size}")]
        found = [(f"smuggling: {name}", self._head(*lines) + (chunk if "both" in name else hidden)) for name,
                 *lines in doubles]
        codings = ["chunked, identity", "identity, chunked", "xchunked", "chunked\t", " chunked", "CHUNKED",
                   "chunked;evil", "\"chunked\"", "gzip, chunked", "chunked, chunked", "\x0bchunked"]
        found += [(f"smuggling: coding {coding!r}",
                   self._head(f"Transfer-Encoding: {coding}", f"Content-Length: {len(chunk)}") + chunk)
                   for coding in codings]
        return found + [
            ("smuggling: space before the coding's colon",
             self._head("Transfer-Encoding : chunked", f"Content-Length: {len(chunk)}") + chunk),
            ("smuggling: a body of GET", self._head(f"Content-Length: {size}", first="GET /topics HTTP/1.1") + hidden),
            ("smuggling: lines that end in LF", self._head(f"Content-Length: {size}").replace(b"\r\n", b"\n") + hidden),
            ("smuggling: bare CR", self._head(b"X: a\rContent-Length: %d" % size) + hidden),
            ("smuggling: a NUL in a name", self._head(b"Content-Length\x00: %d" % size) + hidden),
            ("smuggling: length behind a line break", self._head(b"X: a\nContent-Length: %d" % size) + hidden)]

    def _first_lines(self) -> list[tuple[str, bytes]]:
        lines = ["GET http://evil.example/topics HTTP/1.1", "GET //evil.example/topics HTTP/1.1", "GET evil HTTP/1.1",
                 "GET * HTTP/1.1", "OPTIONS * HTTP/1.1",
                 "GET /topics", "GET /topics HTTP/0.9", "GET /topics HTTP/1.0", "GET /topics HTTP/2.0",
                 "GET /topics HTTP/9.9", "GET /topics HTTP/1.1 evil",
                 "GET  /topics  HTTP/1.1", "GET\t/topics\tHTTP/1.1", " GET /topics HTTP/1.1",
                 "GET /topics\x00 HTTP/1.1", "GET /../../etc/passwd HTTP/1.1",
                 "GET /assets/../../../etc/passwd HTTP/1.1", "GET /assets/x/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1",
                 "GET /assets/x/%2e%2e/%2e%2e/guildhall.sqlite HTTP/1.1",
                 "GET /topics;evil HTTP/1.1", "GET /topics/ HTTP/1.1", "GET //topics HTTP/1.1",
                 "GET /./topics HTTP/1.1", "GET /TOPICS HTTP/1.1", "GET /topics#evil HTTP/1.1",
                 "GET /topics?%00=%ff HTTP/1.1", "GET \\topics HTTP/1.1", "GET /admin%2fpeople HTTP/1.1",
                 "GET /topics/..;/admin HTTP/1.1", "CONNECT evil.example:443 HTTP/1.1",
                 "PRI * HTTP/2.0", "GET /" + "e" * 200_000 + " HTTP/1.1", "GET /topics?" + "e=1&" * 50_000
                 + " HTTP/1.1", "GET /" + "a/" * 20_000 + " HTTP/1.1",
                 "E" * 70_000 + " / HTTP/1.1", "GET javascript:evil() HTTP/1.1", "GET /%zz HTTP/1.1",
                 "GET /topics HTTP/1.1\r\nX-Evil: a", "HTTP/1.1 200 OK", "GET"]
        return [(f"first line {line[:60]!r}", self._head("Connection: close", first=line)) for line in lines]

    def _chunks(self) -> list[tuple[str, bytes]]:
        bodies = [b"zz\r\nevil\r\n0\r\n\r\n", b"-1\r\n\r\n", b"ffffffffffffffffff\r\nevil", b"7fffffffffffffff\r\nevil",
                  b"4;" + b"e" * 90_000 + b"\r\nevil\r\n0\r\n\r\n",
                  b"4\nevil\n0\n\n", b"4\r\nevilevil\r\n0\r\n\r\n", b"4\r\nevil0\r\n\r\n", b"0x4\r\nevil\r\n0\r\n\r\n",
                  b"4 \r\nevil\r\n0\r\n\r\n", b"\r\n\r\n",
                  b"0\r\nX-Evil: yes\r\nCookie: evil\r\n\r\n", b"0\r\n" + b"X-Evil: yes\r\n" * 9000 + b"\r\n",
                  b"1\r\ne\r\n" * 60_000 + b"0\r\n\r\n", b"4\r\nevil\r\n",
                  b"0" * 9000 + b"\r\n\r\n", b"fffff\r\n" + b"e" * 0xfffff + b"\r\n0\r\n\r\n"]
        first = "POST /topics HTTP/1.1"
        return [(f"chunks {body[:30]!r}", self._head("Transfer-Encoding: chunked", "Connection: close", first=first)
                 + body) for body in bodies]

    def _headers(self) -> list[tuple[str, bytes]]:
        get = "GET /topics HTTP/1.1"
        lines = [["X-Evil: " + "e" * 500_000], [f"X-Evil-{n}: evil" for n in range(10_000)], ["e" * 90_000 + ": evil"],
                 ["Cookie: " + "evil=1; " * 20_000],
                 [f"Cookie: evil{n}=1" for n in range(900)], ["Host: evil.example"], ["evil"], [": evil"],
                 ["X Evil: yes"], ["X-Evil: a", " b"], [b"X-Evil: \xff\xfe\x00"],
                 [b"X-\xc3\xa9: evil"], ["X-Evil: \x01\x02"], ["Content-Length: 5"],
                 ["Expect: 100-continue", "Content-Length: 5"], ["Expect: evil"],
                 ["Connection: close, keep-alive, upgrade, evil"], ["Connection: Cookie"], ["Transfer-Encoding: evil"],
                 ["Upgrade: h2c", "Connection: Upgrade"]]
        found = [(f"headers {one[0][:40]!r} ×{len(one)}", self._head(*one, first=get)) for one in lines]
        return found + [(f"Host {host[:30]!r}", f"{get}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                        for host in
                        ["", "evil.example", "evil\texample", "127.0.0.1:99999999", "[::1", "e" * 9000, "evil/../x",
                         "127.0.0.1@evil.example", "<x-evil>", "\u00e9vil"]] + [
            ("no host", f"{get}\r\nConnection: close\r\n\r\n".encode())]

    def _several(self) -> list[tuple[str, bytes]]:
        """Pipelines, and what comes before its time."""
        get = self._head(first="GET /topics HTTP/1.1")
        close = self._head("Connection: close", first="GET /healthz HTTP/1.1")
        return [("a pipeline", get * 30 + close),
                ("a pipeline of health", self._head(first="GET /healthz HTTP/1.1") * 900 + close),
                ("more after the end", close + get * 5), ("blank lines before", b"\r\n" * 900 + close),
                ("nothing", b""), ("half a request", get[:40]),
                ("TLS", bytes.fromhex("1603010200010001fc0303") + b"e" * 500),
                ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00\x00\x00\x04" + b"\x00" * 40),
                ("less body than it says", self._head("Content-Length: 900", first="POST /topics HTTP/1.1")
                 + b"title=evil"),
                ("more body than it says", self._head("Content-Length: 3", first="POST /topics HTTP/1.1")
                 + b"title=evil" + self.hidden)]
