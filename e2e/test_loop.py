"""The main job from end to end, on pages and by letters only: a question is asked, voted on, offered, scheduled,
attended, fed back on, summed up, turned into commitments, and counted."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from house import world
from house.loop import Loop
from house.mail_sink import links

TOPIC = "Κόλληση χωρίς μόλυβδο"


def ask(loop: Loop) -> None:
    page = loop["nikos"]
    page.goto("/topics")
    page.get_by_role("textbox", name="What would you like to learn?").fill(TOPIC)
    loop.press("nikos", "^Ask for this")
    page.get_by_label("What would help").fill("Πώς γίνεται **σωστά**;")
    page.get_by_label("A post-mortem").check()
    loop.press("nikos", "^Ask for this")
    expect(page.get_by_role("heading", level=1)).to_have_text(TOPIC)
    loop.topic = page.url


def vote(loop: Loop, *names: str) -> None:
    for name in names:
        loop[name].goto("/topics")
        loop.press(name, "I need this")
        expect(loop[name].get_by_role("button", name=re.compile("You need this"))).to_be_visible()


def offer(loop: Loop) -> None:
    page = loop["irini"]
    page.goto(loop.topic)
    page.locator("summary", has_text="Offer to teach").click()
    page.get_by_label("I can teach this").check()
    page.get_by_label("Note").fill("Με χαρά")
    loop.press("irini", "Offer this")
    expect(page.get_by_text("Offers to teach")).to_be_visible()


@pytest.fixture
def loop(site, sink, person, open_page, way):
    world.settled(site)
    return Loop(site, sink, lambda: open_page(way), lambda address: person(address, way), "vasilis", "irini")


@pytest.mark.both_engines
@pytest.mark.parametrize("way", ["desktop", "nojs"])
def test_from_a_question_to_something_learned(loop):
    ask(loop)
    vote(loop, "sofia", "petros", "maria", "anna", "eleni")
    offer(loop)
    begins = loop.schedule(ZoneInfo("Europe/Athens"), seats=(1, 20))
    for name in ("nikos", "sofia", "petros"):
        letter = loop.letter(name, "Scheduled")
        assert loop.session in links(letter) and "12:00 (Athens)" in letter["Subject"]

    loop.take_seat("nikos", "Take a seat in the room")
    expect(loop["nikos"].get_by_text("You have a seat in the room")).to_be_visible()
    loop.take_seat("petros", "Join the line for the room")
    expect(loop["petros"].get_by_text("You are in line").first).to_be_visible()
    for name in ("sofia", "maria", "anna", "eleni"):
        loop.take_seat(name, "Take a remote seat")
    loop.press("nikos", "Release my seat")
    loop.letter("petros", "A seat for you")
    loop.take_seat("nikos", "Take a remote seat")

    loop.travel_to(begins - timedelta(minutes=10))
    loop.check_in("nikos", "sofia", "petros", "maria", "anna")

    loop.travel_to(begins + timedelta(hours=3))
    loop.others_missed_it()
    loop.feed_back("nikos", "sofia", "petros", "maria")
    loop["irini"].goto(loop.session + "/feedback")
    expect(loop["irini"].get_by_text("Τα παραδείγματα")).to_have_count(0)
    loop.feed_back("anna")
    loop["irini"].reload()
    expect(loop["irini"].get_by_text("Τα παραδείγματα")).to_have_count(5)

    loop.sum_up("Νίκος Παππάς")
    assert "Νέα μύτη κάθε μήνα" in loop.letter("sofia", "Summary").get_body(("plain",)).get_content()
    loop.commit("nikos")

    loop.travel_to(begins + timedelta(days=15))
    loop.keep("nikos")
    loop["nikos"].goto("/me/plan")
    expect(loop["nikos"].get_by_text("1 of 1")).to_be_visible()
