"""The steps between a question and something learned, each as one person does it: on the page they would be on."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from house.mail_sink import links


class Loop:
    """`loop["nikos"]` is the page on which Nikos is signed in. `sign_in(address)` gives such a page; `organiser` and
    `facilitator` name those who schedule the session and run it."""

    def __init__(self, site, sink, open_page, sign_in, organiser: str, facilitator: str, domain: str = "example.org"):
        self.site, self.sink, self.open_page, self._sign_in = site, sink, open_page, sign_in
        self.organiser, self.facilitator, self.domain = organiser, facilitator, domain
        self.pages: dict[str, Page] = {}
        self.topic = self.session = ""

    def __getitem__(self, name: str) -> Page:
        if name not in self.pages:
            self.pages[name] = self._sign_in(self.address(name))
        return self.pages[name]

    def address(self, name: str) -> str:
        return f"{name}@{self.domain}"

    def letter(self, name: str, subject: str):
        return self.sink.wait_for(self.address(name), subject)

    def press(self, name: str, button: str) -> Page:
        self[name].get_by_role("button", name=re.compile(button)).first.click()
        return self[name]

    def travel_to(self, moment: datetime) -> None:
        """Nobody looks at a page while the server is away."""
        for page in self.pages.values():
            page.goto("about:blank")
        self.site.travel_to(moment)

    def schedule(self, zone: ZoneInfo, seats: tuple[int, int]) -> datetime:
        """In the room and remotely, at noon of the day after tomorrow. Gives the beginning."""
        day = (self.site.now + timedelta(days=2)).date()
        page = self[self.organiser]
        page.goto(self.topic)
        page.get_by_role("link", name="Schedule a session").click()
        page.get_by_label("Date").fill(day.isoformat())
        page.get_by_label("Begins at").fill("12:00")
        page.get_by_label("Time zone").select_option(zone.key)
        page.get_by_label("Hybrid").check()
        page.get_by_label("Room", exact=False).first.fill("Αίθουσα 3")
        page.get_by_label("Seats in the room").fill(str(seats[0]))
        page.get_by_label("Link to join").fill("https://meet.example.org/abc")
        page.get_by_label("Remote seats").fill(str(seats[1]))
        page.get_by_label("Facilitator 1").first.fill(self.address(self.facilitator))
        self.press(self.organiser, "Schedule the session")
        expect(page).to_have_url(re.compile("/sessions/[0-9a-v]{26}$"))
        self.session = page.url
        return datetime(day.year, day.month, day.day, 12, tzinfo=zone)

    def take_seat(self, name: str, mode: str) -> None:
        self[name].goto(self.session)
        self.press(name, mode)

    def check_in(self, *names: str) -> None:
        """With the code on the wall."""
        self[self.facilitator].goto(self.session + "/attendance")
        code = self[self.facilitator].locator(".code-word").inner_text()
        for name in names:
            page = self[name]
            page.goto(self.session)
            page.get_by_role("link", name=re.compile("Check in")).first.click()
            page.get_by_label("Code").fill(code.lower())
            self.press(name, "I am here")
            expect(page.get_by_text(re.compile("checked in|You are here|You were there")).first).to_be_visible()

    def others_missed_it(self) -> None:
        self[self.facilitator].goto(self.session + "/attendance")
        self.press(self.facilitator, "all others missed it")

    def feed_back(self, *names: str) -> None:
        """By the letter's link, in a browser that knows nobody."""
        for name in names:
            answer = next(link for link in links(self.letter(name, "Fifteen seconds")) if "/feedback/" in link)
            page = self.open_page()
            page.goto(answer)
            page.get_by_role("group", name="Was it worth your time?").get_by_label("Fully").check()
            page.get_by_role("group", name="Can you use what you learned?").get_by_label("Mostly").check()
            page.get_by_role("group", name="Could everybody take part?").get_by_label("Fully").check()
            page.get_by_label("What worked?").fill("Τα παραδείγματα")
            page.get_by_role("button", name="Send without my name").click()
            expect(page).to_have_url(re.compile("/feedback/sent"))
            page.goto(answer)
            expect(page.get_by_role("button", name="Send without my name")).to_have_count(0)
            page.close()

    def sum_up(self, owner: str) -> None:
        """Notes, a decision, an action, and the summary that is drafted from them. `owner` as the list names them."""
        page = self[self.facilitator]
        page.goto(self.session + "/notes")
        page.get_by_label("What was said").fill("Είδαμε **τρεις** τρόπους.")
        self.press(self.facilitator, "Save the notes")
        page.get_by_label("What was decided").fill("Νέα μύτη κάθε μήνα")
        self.press(self.facilitator, "Add the decision")
        page.get_by_role("textbox", name="Action").fill("Να παραγγείλω μύτες")
        page.get_by_label("Owner").select_option(label=owner)
        self.press(self.facilitator, "Add the action")
        page.goto(self.session + "/summary")
        self.press(self.facilitator, "^Send it to")

    def commit(self, name: str) -> None:
        page = self[name]
        page.goto(self.session + "/commitments")
        page.get_by_label("I will …").first.fill("Να δοκιμάσω τη νέα μύτη")
        self.press(name, "Put it on my plan")
        page.goto("/me/plan")
        expect(page.get_by_text("Να δοκιμάσω τη νέα μύτη").first).to_be_visible()

    def keep(self, name: str) -> None:
        """By the letter that asks after 14 days, in a browser that knows nobody."""
        letter = self.letter(name, "How is your commitment going")
        page = self.open_page()
        page.goto(next(link for link in links(letter) if link.endswith("answer=done")))
        page.get_by_role("button", name="Done", exact=True).click()
        expect(page.get_by_text("Noted: done")).to_be_visible()
        page.close()
