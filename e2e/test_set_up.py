"""From a fresh server to a first signed-in administrator, on pages only."""

import re

import pytest
from playwright.sync_api import Page, expect

from house import examine
from house.browsers import tab_to
from house.mail_sink import links


def fill(page: Page) -> None:
    page.get_by_label("Organisation", exact=True).fill("Συντεχνία")
    page.get_by_label("Time zone").select_option("Europe/Athens")
    page.get_by_label("First departments").fill("Ποιότητα\nΛογισμικό")
    page.get_by_label("Your name").fill("Άννα Κώστα")
    page.get_by_label("Your e-mail address").fill("anna@example.org")
    page.get_by_label("Password").fill("three quiet otters")


@pytest.mark.parametrize("way", ["desktop", "phone", "dark", "nojs"])
def test_the_first_administrator_sets_it_up(site, open_page, way):
    page = open_page(way)
    page.goto(site.set_up_link())
    if way != "nojs":
        examine.well_made(page)
    fill(page)
    page.get_by_role("button", name="Open the hall").click()
    expect(page).not_to_have_url(re.compile("set-up"))
    assert page.context.cookies()


def test_what_was_typed_stays_when_something_is_wrong(site, desktop):
    desktop.goto(site.set_up_link())
    fill(desktop)
    desktop.get_by_label("Time zone").evaluate("zone => zone.selectedOptions[0].value = 'Atlantis/Capital'")
    desktop.get_by_label("Password").fill("password2026")
    desktop.locator("form").evaluate("form => form.noValidate = true")
    desktop.get_by_role("button", name="Open the hall").click()
    expect(desktop.get_by_label("Your name")).to_have_value("Άννα Κώστα")
    expect(desktop.get_by_text("is not a time zone we know").first).to_be_visible()
    expect(desktop.get_by_text("among those that are tried first").first).to_be_visible()
    examine.well_made(desktop)


def test_the_link_works_once(site, desktop):
    link = site.set_up_link()
    site.found()
    answer = desktop.goto(link)
    assert answer.status in (404, 410, 422) or "/sign-in" in desktop.url


@pytest.mark.parametrize("way", ["desktop", "phone", "nojs"])
def test_signing_in_by_a_letter(site, sink, open_page, way):
    site.found()
    page = open_page(way)
    page.goto("/sign-in")
    page.get_by_label("E-mail address").first.fill("anna@example.org")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    page.goto(links(sink.wait_for("anna@example.org"))[0])
    page.get_by_role("button", name="Sign me in").click()
    expect(page).not_to_have_url(re.compile("sign-in"))


def test_signing_in_by_password_with_the_keyboard(site, desktop):
    site.found()
    desktop.goto("/sign-in")
    tab_to(desktop, "Sign in with a password")
    desktop.keyboard.press("Enter")
    tab_to(desktop, "E-mail address")
    desktop.keyboard.type("anna@example.org")
    tab_to(desktop, "Password")
    desktop.keyboard.type("three quiet otters")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(lambda url: "sign-in" not in url)


def test_the_first_pages_speak_through_say(site, desktop):
    desktop.context.add_cookies([{"name": "language", "value": "pseudo", "url": site.url}])
    for address in (site.set_up_link(), "/sign-in", "/sign-in/sent", "/no-such-page"):
        desktop.goto(address)
        examine.marked(desktop)
