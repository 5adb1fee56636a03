"""Whoever uses the keys stays where they were when a part of the page is replaced."""

from playwright.sync_api import expect

from house import world

OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def press(page, name: str) -> None:
    page.wait_for_load_state("networkidle")  # the behaviours of the page are there
    button = page.get_by_role("button", name=name).first
    button.focus()
    page.keyboard.press("Enter")


def expect_focus(page, name: str) -> None:
    button = page.get_by_role("button", name=name).first
    expect(button).to_be_visible()
    expect(button).to_be_focused()
    assert page.evaluate(OUTLINE) != "none"


def test_a_vote_and_its_undoing_keep_the_focus(site, person):
    world.with_topic(site)
    page = person("anna@example.org")
    page.goto(site.url + "/topics")
    for press_this, then in [("I need this", "You need this"), ("You need this", "I need this")]:
        press(page, press_this)
        expect_focus(page, then)


def test_a_seat_and_its_undoing_keep_the_focus(site, person):
    session = world.with_session(site).session
    page = person("nikos@example.org")
    page.goto(session if session.startswith("http") else site.url + session)
    for press_this, then in [("Release my seat", "Take a seat in the room"),
                             ("Take a remote seat", "Release my seat")]:
        press(page, press_this)
        expect_focus(page, then)
