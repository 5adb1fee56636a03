"""Somebody who asks for pages without a browser: fast, with cookies, following where they are led."""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message


@dataclass
class Answer:
    status: int
    url: str
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


    @property
    def complaints(self) -> list[str]:
        """What a form or an error page says is wrong."""
        said = re.findall(r'(?s)<ul class="errors__list">(.*?)</ul>|<h1>(.*?)</h1>', self.text)
        return [html.unescape(re.sub(r"<[^>]+>", " ", part)).strip() for pair in said for part in pair if part]


class Hand:
    """`get` and `post` as a browser would, from the site's own pages; `keeps_cookies=False` for machines."""

    def __init__(self, site, keeps_cookies: bool = True):
        self.site, self.jar = site, http.cookiejar.CookieJar()
        handlers = [urllib.request.HTTPCookieProcessor(self.jar)] if keeps_cookies else []
        self._opener = urllib.request.build_opener(*handlers)

    def get(self, address: str, **headers: str) -> Answer:
        return self._ask(urllib.request.Request(self._whole(address), headers=headers))

    def post(self, address: str, fields: dict | None = None, method: str = "POST", **headers: str) -> Answer:
        pairs = [(name, each) for name, value in (fields or {}).items()
                 for each in (value if isinstance(value, list) else [value])]
        if method != "POST":
            address += ("&" if "?" in address else "?") + f"_method={method.lower()}"
        body = urllib.parse.urlencode(pairs).encode()
        return self._ask(urllib.request.Request(self._whole(address), data=body, headers=headers, method="POST"))

    def sign_in(self, address: str) -> "Hand":
        answer = self.post(self.site.link_for(address))
        assert "/sign-in" not in answer.url, answer.text
        return self

    def cookies(self) -> list[dict]:
        """Its cookies, for a browser that goes on as this person."""
        return [{"name": one.name, "value": one.value, "url": self.site.url} for one in self.jar]

    def speaking(self, language: str) -> "Hand":
        """The same person reading in another language: `pseudo` marks every phrase."""
        other = Hand(self.site)
        for cookie in self.jar:
            other.jar.set_cookie(cookie)
        version, host = 0, "127.0.0.1"
        other.jar.set_cookie(http.cookiejar.Cookie(
            version, "language", language, None, False, host, True, False, "/", True, False, None, False, None, None, {}))
        return other

    def _whole(self, address: str) -> str:
        return address if address.startswith("http") else self.site.url + address

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=20) as response:
                return Answer(response.status, response.url, response.headers, response.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return Answer(answer.code, answer.url or "", answer.headers, answer.read())
