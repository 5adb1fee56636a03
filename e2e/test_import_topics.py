"""A poll's own export becomes the list of topics, with one vote a person."""

import pytest
from playwright.sync_api import Page, expect

from house import examine
from house.site import DATA
from polis_top_ten import top_ten

POLIS = DATA / "topics/polis-bg2050"
FOUNDER = "anna@example.org"
ADDED = "371 added, 0 changed, 0 unchanged\nVotes: 10,006 added, 0 taken back, 0 unchanged\n126 people added\n"
SAME = "0 added, 0 changed, 371 unchanged\nVotes: 0 added, 0 taken back, 10,006 unchanged\n"

needs_polis = pytest.mark.skipif(not POLIS.exists(), reason=f"there are no lists in {DATA}")


def shown(page: Page) -> list[tuple[int, str]]:
    """The list as a person sees it: how many need it, and what it is."""
    return [(int(row.locator(".vote__count").inner_text()), row.locator("h2").inner_text())
            for row in page.locator("li.rank").all()]


@needs_polis
@pytest.mark.both_engines
def test_the_first_ten_are_those_that_a_short_script_computes(site, person):
    site.found()
    files = [POLIS / "comments.csv", "--votes", POLIS / "votes.csv", "--add-people"]
    look = site.cli("import", "topics", *files).stdout
    assert "It would be: Topics: 371 added" in look and "Nothing was changed" in look
    assert site.cli("import", "topics", *files).stdout == look
    assert site.cli("import", "topics", *files, "--apply").stdout == ADDED
    assert site.cli("import", "topics", *files, "--apply").stdout == SAME
    page = person(FOUNDER)
    page.goto("/topics")
    assert shown(page)[:10] == top_ten(POLIS)
    expect(page.get_by_text("371 topics")).to_be_visible()


@needs_polis
def test_strangers_are_refused_by_line_unless_they_are_to_be_added(site):
    site.found()
    answer = site.cli("import", "topics", POLIS / "comments.csv", "--votes", POLIS / "votes.csv", "--apply", check=False)
    assert answer.returncode == 1
    assert "line 2, column author-id: Nobody here has the number 0." in answer.stdout
    assert "190 errors. Nothing was changed" in answer.stdout
    assert "--add-people" in answer.stdout


@needs_polis
@pytest.mark.parametrize("way", ["desktop", "phone", "nojs"])
def test_the_same_on_pages(site, person, way):
    site.found()
    page = person(FOUNDER, way)
    page.goto("/admin/import/topics")
    if way != "nojs":
        examine.well_made(page)
    page.locator("input[type=file]").first.set_input_files(POLIS / "comments.csv")
    page.locator("input[type=file]").last.set_input_files(POLIS / "votes.csv")
    page.get_by_role("button", name="Look at the list").click()
    expect(page.get_by_text("190 errors").first).to_be_visible()
    page.get_by_label("Add people").check()
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("It would be: Topics: 371 added, 0 changed, 0 unchanged")).to_be_visible()
    if way != "nojs":
        examine.well_made(page)
    page.get_by_role("button", name="Add 371 topics").click()
    expect(page.get_by_text("The list is taken over.")).to_be_visible()
    assert shown(page)[:10] == top_ten(POLIS)
    page.goto("/people?q=participant+17")
    expect(page.get_by_role("link", name="Participant 17", exact=True)).to_be_visible()
