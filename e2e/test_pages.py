"""Every page of the product as somebody sees it: found by following links from home, in each role, on data with a past."""

import re

import pytest

from house import browsers, examine
from house.crawl import crawl, one_of_each
from house.site import ROOT

ROLES = {"member": "nikos", "facilitator": "irini", "organiser": "vasilis", "sponsor": "eleni", "administrator": "anna"}
# Routes no link leads to, each with its reason.
NOT_LINKED = {
    "/assets/:digest/**": "what pages are made of", "/healthz": "for machines", "/readyz": "for machines",
    "/metrics": "for machines",
    "/set-up/:key": "printed by a fresh server", "/sign-in": "only without a viewer",
    "/sign-in/sent": "after asking for a letter", "/sign-in/links/:key": "in a letter",
    "/feedback/:key": "in a letter", "/asked/:key": "after asking without a name", "/feedback/sent": "after giving feedback",
    "/letters/stop/:key": "in a letter", "/commitments/answer/:key": "in a letter",
    "/calendar/:key": "for calendar programs", "/topics/similar": "while typing", "/sessions/people": "while typing",
    "/sessions/:session/calendar.ics": "a file", "/sessions/:session/cancellation": "before a session",
    "/sessions/:session/check-in": "on the day", "/sessions/:session/edit": "before a session",
    "/admin/import/people/:draft": "after a list was given", "/admin/import/topics/:draft": "after a list was given",
    "/admin/import/skills/:draft": "after a list was given", "/frameworks/:framework/skills.csv": "a file",
    "/frameworks/:framework/job-roles.csv": "a file", "/frameworks/:framework/framework.json": "a file",
    "/gaps.csv": "a file", "/topics.csv": "a file", "/topics.json": "a file", "/overview/departments.csv": "a file", "/overview/departments/:department": "where five people came",
    "/overview/commitments": "where five people made one", "/gallery": "for those who build it",
}

# What was written once and stays in the language of that day.
WRITTEN = {"/me/letters/:id": "a letter", "/admin/outbox/:id": "a letter"}


@pytest.fixture(scope="module")
def crawled(past):
    return {name: crawl(past[name], name) for name in ROLES.values()}


@pytest.fixture(scope="module")
def pages(crawled) -> dict[tuple[str, str], str]:
    """(name, shape) → address, each shape for the first role that reaches it."""
    return one_of_each({name: reached for name, (reached, _) in crawled.items()})


def look(browser, past, pages, way, examination, **more):
    """Examines each page in a browser signed in as the person who reaches it; tells all faults together."""
    faults = []
    for name in dict.fromkeys(name for name, _ in pages):
        with browsers.open_page(browser, way, past.site.url, **more) as page:
            page.context.add_cookies(past[name].cookies())
            for (whose, form), address in pages.items():
                if whose != name:
                    continue
                page.goto(address)
                try:
                    examination(page, form)
                except AssertionError as fault:
                    faults.append(str(fault))
    assert not faults, "\n".join(faults)


def test_no_link_leads_nowhere(crawled):
    nowhere = [line for _, lines in crawled.values() for line in lines]
    assert not nowhere, "\n".join(nowhere)


def test_every_route_is_reached_by_a_link(pages):
    matrix = (ROOT / "Tests/HouseTests/PermissionMatrix.swift").read_text()
    routes = set(re.findall(r'"GET (/[^"]*)"', matrix)) - set(NOT_LINKED)
    reached = {form for _, form in pages}
    missed = {route for route in routes if re.sub(r":\w+", ":id", route) not in reached}
    assert not missed, f"no link leads to {sorted(missed)}"


def test_every_page_is_well_made_on_a_wide_screen(browser, past, pages):
    look(browser, past, pages, "desktop", lambda page, form: examine.well_made(page))


def test_every_page_is_well_made_on_a_phone(browser, past, pages):
    look(browser, past, pages, "phone", lambda page, form: examine.well_made(page))


@pytest.mark.parametrize("way", ["dark", "dark_phone"])
def test_every_page_is_accessible_in_the_dark(browser, past, pages, way):
    look(browser, past, pages, way, lambda page, form: examine.accessible(page))


def test_no_page_is_too_wide_for_the_smallest_screen(browser, past, pages):
    look(browser, past, pages, "narrow", lambda page, form: examine.fits(page))


def test_every_phrase_of_every_page_goes_through_say(browser, past, pages):
    def examination(page, form):
        if form in WRITTEN:
            return
        page.context.add_cookies([{"name": "language", "value": "pseudo", "url": past.site.url}])
        page.reload()
        examine.marked(page)

    look(browser, past, pages, "desktop", examination)
