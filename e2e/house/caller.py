"""Somebody who sends exactly what they are told over one connection: no cookie of its own accord, no following. For attacks,
and for measuring."""

import http.client
import re
import urllib.parse

from house.hand import Answer


class Caller:
    """`network` is where the proxy in front says the request comes from; believed with `trusted_proxy = 127.0.0.1`."""

    def __init__(self, site, network: str = "", cookie: str = ""):
        self.site, self.network, self.cookie = site, network, cookie
        self._connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)

    def ask(self, method: str, address: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
        """One request; `network=…` and `cookie=…` stand in for the caller's own."""
        network, cookie = headers.pop("network", self.network), headers.pop("cookie", self.cookie)
        sent = {"Accept": "text/html", **headers}
        if network:
            sent["X-Forwarded-For"] = network
        if cookie:
            sent["Cookie"] = cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields).encode()
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, address, body, sent)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.headers.get("Location") or address, answer.headers, answer.read())

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, **headers)

    def post(self, address: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
        return self.ask("POST", address, fields or {}, **headers)

    def close(self) -> None:
        self._connection.close()


def path_of(link: str) -> str:
    """What to ask for, of an address in a letter or on the command line."""
    return urllib.parse.urlsplit(link).path


def cookie_of(answer: Answer) -> str:
    """`name=value` of the sign-in that the answer hands out; empty when it hands out none."""
    found = [re.match(r"((?:__Host-)?guildhall)=([^;]*)", one) for one in answer.headers.get_all("Set-Cookie") or []]
    return next((one.group() for one in found if one and one.group(2)), "")


def is_in(site, cookie: str) -> bool:
    """This cookie opens what is for signed-in people only."""
    answer = Caller(site).get("/me/sign-ins", cookie=cookie)
    assert answer.status in (200, 303), f"{answer.status} {answer.complaints}"
    return answer.status == 200


def sign_in(site, address: str, **headers: str) -> str:
    """Signs somebody in by a link from the command line and gives the cookie."""
    answer = Caller(site).post(path_of(site.link_for(address)), **headers)
    assert answer.status == 303, f"{answer.status} {answer.complaints}"
    return cookie_of(answer)
