"""The main job from end to end, on pages and by letters only: a question is asked, voted on, offered, scheduled,
attended, fed back on, summed up, turned into commitments, and counted."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from house import world
from house.mail_sink import links

TOPIC = "Κόλληση χωρίς μόλυβδο"
ATHENS = ZoneInfo("Europe/Athens")


class Loop:
    """Each step is what one person does, on the page they would be on."""

    def __init__(self, site, sink, person, open_page, way: str):
        self.site, self.sink, self.open_page, self.way = site, sink, open_page, way
        world.settled(site)
        self.pages: dict[str, Page] = {}
        self._person = person
        self.topic = self.session = ""

    def __getitem__(self, name: str) -> Page:
        if name not in self.pages:
            self.pages[name] = self._person(f"{name}@example.org", self.way)
        return self.pages[name]

    def press(self, name: str, button: str) -> Page:
        self[name].get_by_role("button", name=re.compile(button)).first.click()
        return self[name]

    def travel_to(self, moment: datetime) -> None:
        """Nobody looks at a page while the server is away."""
        for page in self.pages.values():
            page.goto("about:blank")
        self.site.travel_to(moment)

    def ask(self) -> None:
        page = self["nikos"]
        page.goto("/topics")
        page.get_by_role("textbox", name="What would you like to learn?").fill(TOPIC)
        self.press("nikos", "^Ask for this")
        page.get_by_label("What would help").fill("Πώς γίνεται **σωστά**;")
        page.get_by_label("A post-mortem").check()
        self.press("nikos", "^Ask for this")
        expect(page.get_by_role("heading", level=1)).to_have_text(TOPIC)
        self.topic = page.url

    def vote(self, *names: str) -> None:
        for name in names:
            self[name].goto("/topics")
            self.press(name, "I need this")
            expect(self[name].get_by_role("button", name=re.compile("You need this"))).to_be_visible()

    def offer(self) -> None:
        page = self["irini"]
        page.goto(self.topic)
        page.locator("summary", has_text="Offer to teach").click()
        page.get_by_label("I can teach this").check()
        page.get_by_label("Note").fill("Με χαρά")
        self.press("irini", "Offer this")
        expect(page.get_by_text("Offers to teach")).to_be_visible()

    def schedule(self) -> datetime:
        """In the room one seat only, so that somebody has to wait. Gives the beginning."""
        day = (self.site.now + timedelta(days=2)).date()
        page = self["vasilis"]
        page.goto(self.topic)
        page.get_by_role("link", name="Schedule a session").click()
        page.get_by_label("Date").fill(day.isoformat())
        page.get_by_label("Begins at").fill("12:00")
        page.get_by_label("Time zone").select_option("Europe/Athens")
        page.get_by_label("Hybrid").check()
        page.get_by_label("Room", exact=False).first.fill("Αίθουσα 3")
        page.get_by_label("Seats in the room").fill("1")
        page.get_by_label("Link to join").fill("https://meet.example.org/abc")
        page.get_by_label("Remote seats").fill("20")
        page.get_by_label("Facilitator 1").first.fill("irini@example.org")
        self.press("vasilis", "Schedule the session")
        expect(page.get_by_role("heading", level=1)).to_have_text(TOPIC)
        self.session = page.url
        return datetime(day.year, day.month, day.day, 12, tzinfo=ATHENS)

    def invited(self, *names: str) -> None:
        for name in names:
            letter = self.sink.wait_for(f"{name}@example.org", "Scheduled")
            assert any(link == self.session for link in links(letter)), links(letter)
            assert "12:00 (Athens)" in letter["Subject"]

    def take_seat(self, name: str, mode: str) -> None:
        self[name].goto(self.session)
        self.press(name, mode)

    def check_in(self, code: str, *names: str) -> None:
        for name in names:
            page = self[name]
            page.goto(self.session)
            page.get_by_role("link", name=re.compile("Check in")).first.click()
            page.get_by_label("Code").fill(code.lower())
            self.press(name, "I am here")
            expect(page.get_by_text(re.compile("checked in|You are here|You were there")).first).to_be_visible()

    def feed_back(self, *names: str) -> None:
        """By the letter's link, in a browser that knows nobody."""
        for name in names:
            letter = self.sink.wait_for(f"{name}@example.org", "Fifteen seconds")
            page = self.open_page(self.way)
            page.goto(next(link for link in links(letter) if "/feedback/" in link))
            page.get_by_role("group", name="Was it worth your time?").get_by_label("Fully").check()
            page.get_by_role("group", name="Can you use what you learned?").get_by_label("Mostly").check()
            page.get_by_role("group", name="Could everybody take part?").get_by_label("Fully").check()
            page.get_by_label("What worked?").fill("Τα παραδείγματα")
            page.get_by_role("button", name="Send without my name").click()
            expect(page).to_have_url(re.compile("/feedback/sent"))
            page.goto(next(link for link in links(letter) if "/feedback/" in link))
            expect(page.get_by_role("button", name="Send without my name")).to_have_count(0)

    def sum_up(self) -> None:
        page = self["irini"]
        page.goto(self.session + "/notes")
        page.get_by_label("What was said").fill("Είδαμε **τρεις** τρόπους.")
        self.press("irini", "Keep the notes")
        page.get_by_label("What was decided").fill("Νέα μύτη κάθε μήνα")
        self.press("irini", "Add the decision")
        page.get_by_role("textbox", name="Action").fill("Να παραγγείλω μύτες")
        page.get_by_label("Owner").select_option(label="Νίκος Παππάς")
        self.press("irini", "Add the action")
        page.goto(self.session + "/summary")
        self.press("irini", "^Send it to")

    def commit(self) -> None:
        page = self["nikos"]
        page.goto(self.session + "/commitments")
        page.get_by_label("I will …").first.fill("Να δοκιμάσω τη νέα μύτη")
        self.press("nikos", "Put it on my plan")
        page.goto("/me/plan")
        expect(page.get_by_text("Να δοκιμάσω τη νέα μύτη").first).to_be_visible()


@pytest.fixture
def loop(site, sink, person, open_page, way):
    return Loop(site, sink, person, open_page, way)


@pytest.mark.both_engines
@pytest.mark.parametrize("way", ["desktop", "nojs"])
def test_from_a_question_to_something_learned(loop, site, sink):
    loop.ask()
    loop.vote("sofia", "petros", "maria", "anna", "eleni")
    loop.offer()
    begins = loop.schedule()
    loop.invited("nikos", "sofia", "petros")

    loop.take_seat("nikos", "Take a seat in the room")
    expect(loop["nikos"].get_by_text("You have a seat in the room")).to_be_visible()
    loop.take_seat("petros", "Join the line for the room")
    expect(loop["petros"].get_by_text("You are in line").first).to_be_visible()
    for name in ("sofia", "maria", "anna", "eleni"):
        loop.take_seat(name, "Take a remote seat")
    loop.press("nikos", "Release my seat")
    sink.wait_for("petros@example.org", "A seat for you")
    loop.take_seat("nikos", "Take a remote seat")

    loop.travel_to(begins - timedelta(minutes=10))
    loop["irini"].goto(loop.session + "/attendance")
    code = loop["irini"].locator(".code-word").inner_text()
    loop.check_in(code, "nikos", "sofia", "petros", "maria", "anna")

    loop.travel_to(begins + timedelta(hours=3))
    loop["irini"].goto(loop.session + "/attendance")
    loop.press("irini", "all others missed it")
    loop.feed_back("nikos", "sofia", "petros", "maria")
    loop["irini"].goto(loop.session + "/feedback")
    expect(loop["irini"].get_by_text("Τα παραδείγματα")).to_have_count(0)
    loop.feed_back("anna")
    loop["irini"].reload()
    expect(loop["irini"].get_by_text("Τα παραδείγματα")).to_have_count(5)

    loop.sum_up()
    assert "Νέα μύτη κάθε μήνα" in sink.wait_for("sofia@example.org", "Summary").get_body(("plain",)).get_content()
    loop.commit()

    loop.travel_to(begins + timedelta(days=15))
    letter = sink.wait_for("nikos@example.org", "How is your commitment going")
    page = loop.open_page(loop.way)
    page.goto(next(link for link in links(letter) if link.endswith("answer=done")))
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_text("Noted: done")).to_be_visible()
    loop["nikos"].goto("/me/plan")
    expect(loop["nikos"].get_by_text("1 of 1")).to_be_visible()
