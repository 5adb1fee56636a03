"""Follows links as somebody signed in, to find every kind of page there is for them."""

import html
import re
from urllib.parse import urlsplit

from house.hand import Hand

# Addresses of files rather than pages.
FILE = re.compile(r"\.(ics|csv|json|svg|png)(\?|$)")
ID = re.compile(r"[0-9a-v]{26}")


def shape(address: str) -> str:
    """An address with its ids taken out."""
    return ID.sub(":id", urlsplit(address).path)


def crawl(hand: Hand, name: str) -> tuple[dict[str, str], list[str]]:
    """One address for each shape that links lead to from home on, and the links that lead nowhere."""
    seen, nowhere, waiting = {}, [], [("/", "home")]
    while waiting:
        address, source = waiting.pop(0)
        if shape(address) in seen or FILE.search(address):
            continue
        answer = hand.get(address)
        if answer.status == 200:
            seen[shape(address)] = address
        else:
            seen[shape(address)] = ""
            nowhere.append(f"a link on {source} leads {name} to {address}, which answers {answer.status}")
        if shape(address) == "/admin/outbox/:id":
            continue  # the links in a letter are its receiver's
        found = re.findall(r'<a\b[^>]*\bhref="(/[^"#]*)', answer.text)
        waiting += [(html.unescape(one), address) for one in found if not one.startswith(("/assets/", "//"))]
    return {form: address for form, address in seen.items() if address}, nowhere


def one_of_each(reached: dict[str, dict[str, str]]) -> dict[tuple[str, str], str]:
    """(name, shape) → address from what each name reaches: every shape once, for the first who reaches it."""
    found: dict[tuple[str, str], str] = {}
    known = set()
    for name, addresses in reached.items():
        for form, address in addresses.items():
            if form not in known:
                known.add(form)
                found[name, form] = address
    return found
