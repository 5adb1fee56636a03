"""Whether what people typed became part of a page's markup."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

# No page of Guildhall has these.
FOREIGN = {"iframe", "object", "embed", "base", "style", "math", "frame", "applet", "template", "noscript"}
TAKES_LINKS = {"href", "src", "action", "formaction", "cite", "poster", "data", "background", "srcset", "xlink:href"}
SCHEMES = {"", "http", "https", "mailto", "webcal"}


class _Looker(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        at = {name: value or "" for name, value in attrs}
        odd = [name for name in at if name.startswith("on") or "evil" in name or name in ("srcdoc", "style")
               or not re.fullmatch(r"[a-z][\w:.-]*", name)]
        if tag in FOREIGN or "evil" in tag or odd:
            self.found.append(f"<{tag}> with {odd or at}")
        if tag == "script" and not at.get("src", "").startswith("/assets/"):
            self.found.append("a script that is not ours")
        if tag == "meta" and "http-equiv" in at:
            self.found.append(f"<meta> with {at}")
        for name in TAKES_LINKS & at.keys():
            self._link(tag, name, at[name])

    def handle_comment(self, data):
        if "evil" in data:
            self.found.append(f"a comment with {data[:60]!r}")

    def _link(self, tag: str, name: str, value: str) -> None:
        # Browsers leave out control characters and space before they read the scheme.
        bare = re.sub(r"[\x00-\x20]", "", value)
        try:
            scheme, host = urlsplit(bare).scheme.lower(), urlsplit(bare).netloc
        except ValueError:
            scheme, host = "", ""
        if scheme not in SCHEMES and not (tag == "img" and bare.startswith("data:image/svg")):
            self.found.append(f"<{tag} {name}={value[:80]!r}>")
        if tag in ("form", "button", "script", "link", "img", "input") and (host or bare.startswith(("//", "\\"))):
            self.found.append(f"<{tag} {name}={value[:80]!r}> leads elsewhere")


def injected(page: str) -> list[str]:
    """What of the page's markup is none of Guildhall's own."""
    looker = _Looker()
    looker.feed(page)
    looker.close()
    return looker.found
