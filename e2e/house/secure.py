"""People who come over https, through a proxy of house/proxies.py, and a look at the connections behind it."""

import http.client
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from house.hand import Answer, Hand


class SecureHand(Hand):
    """Somebody who comes through a proxy and trusts its certificate."""

    def __init__(self, site, proxy):
        super().__init__(site)
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), urllib.request.HTTPSHandler(context=proxy.tls))

    def _whole(self, address: str) -> str:
        return address if address.startswith("https") else self.site.url + address


class Line:
    """One connection through a proxy, from an address of this machine's own loopback network."""

    def __init__(self, proxy, source: str = "127.0.0.1"):
        self._connection = http.client.HTTPSConnection(
            "127.0.0.1", proxy.port, timeout=60, context=proxy.tls, source_address=(source, 0))

    def ask(self, method: str, path: str, body: bytes | dict | None = None, **headers: str) -> Answer:
        if isinstance(body, dict):
            body = urlencode(body).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.headers.get("Location") or path, answer.headers, answer.read())

    def close(self) -> None:
        self._connection.close()


def connections(port: int) -> list[tuple[str, bool]]:
    """(state, whether it is the caller's end) of each connection with this port on 127.0.0.1, dying ones included."""
    found = []
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        own, other, state = line.split()[1:4]
        if other == f"0100007F:{port:04X}" or own == f"0100007F:{port:04X}" and other != "00000000:0000":
            found.append(({"01": "open", "06": "closed first"}.get(state, state), other.endswith(f":{port:04X}")))
    return found
