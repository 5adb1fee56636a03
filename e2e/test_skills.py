"""What people do about skills, as they do it: on a phone between two meetings, or with the keys alone."""

import re

import pytest
from playwright.sync_api import expect

from house import world


@pytest.mark.both_engines
def test_rating_oneself_on_a_phone(site, person):
    world.add_skills(world.settled(site).site)
    page = person("nikos@example.org", "phone")
    page.goto(site.url + "/me/skills")
    page.get_by_label("What you work as").select_option(label="Πρώτος τεχνίτης (Τεχνίτης, Παραγωγή)")
    page.get_by_role("button", name="This is my work").tap()
    expect(page.get_by_text("Your work needs 2 skills.")).to_be_visible()
    for row, level in ((0, 2), (1, 0)):
        page.locator(".rating").nth(row).locator(".choice__input").nth(level).tap()
    page.get_by_role("button", name="Keep these levels").tap()
    expect(page.get_by_text("Your levels are kept.")).to_be_visible()
    expect(page.get_by_text("You are where your work needs you in 0 of 2 skills.")).to_be_visible()


def test_rating_oneself_with_the_keys_alone(site, person):
    world.add_skills(world.settled(site).site)
    page = person("nikos@example.org")
    page.goto(site.url + "/me/skills")
    page.get_by_label("What you work as").select_option(label="Πρώτος τεχνίτης (Τεχνίτης, Παραγωγή)")
    page.get_by_role("button", name="This is my work").press("Enter")
    # A row is one stop; the arrows choose, and Enter sends the form.
    for row, steps in ((0, 3), (1, 2)):
        page.locator(".rating").nth(row).locator(".choice__input").first.focus()
        page.keyboard.press("Space")
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are where your work needs you in 2 of 2 skills.")).to_be_visible()


@pytest.mark.both_engines
def test_finding_who_knows_and_asking(site, sink, person):
    settled = world.settled(site)
    world.add_skills(site)
    world.rate(settled["irini"], {"Κόλληση": "3"}, findable=["Κόλληση"])
    page = person("sofia@example.org", "phone")
    page.goto(site.url + "/skills?q=κοληση")
    page.get_by_role("link", name="Κόλληση").first.click()
    expect(page.get_by_role("heading", name="Who can help")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Ask Ειρήνη")).click()
    page.get_by_label("What you need").fill("Ποια πάστα για M12;")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("answers you directly")).to_be_visible()
    letter = sink.wait_for("irini@example.org", "asks you about")
    text = letter.get_body(("plain",)).get_content()
    assert "Ποια πάστα για M12;" in text and "sofia@example.org" in text


def test_other_weights_are_tried_before_they_are_set(site, person):
    settled = world.settled(site)
    for title, origin, voters in (("Πολλοί", "frontline", ("sofia", "petros", "maria")), ("Στόχος", "goal", ())):
        topic = world.done(settled["nikos"].post("/topics", {"title": title, "body": "", "origin": origin, "link": ""}))
        for name in voters:
            world.done(settled[name].post(topic + "/vote"))
    page = person("vasilis@example.org")
    page.goto(site.url + "/topics")
    expect(page.locator(".rank__title").first).to_have_text("Πολλοί")
    page.get_by_role("link", name="How topics are ranked").click()
    page.get_by_label("Votes").fill("0")
    page.get_by_label("Departments").fill("0")
    page.get_by_role("button", name="See what would move").click()
    expect(page.get_by_text("2 of the first 2 would move.")).to_be_visible()
    page.get_by_role("button", name="Rank topics like this").click()
    expect(page.locator(".rank__title").first).to_have_text("Στόχος")
