"""The top topic of a real list becomes a session of thirty people, and the overview shows exactly what came of it."""

import csv
import re
from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from house import examine
from house.loop import Loop
from house.mail_sink import links
from house.site import DATA
from polis_top_ten import top_ten, votes

POLIS, PEOPLE = DATA / "topics/polis-bg2050", DATA / "people/adventureworks-people.csv"

pytestmark = pytest.mark.skipif(not POLIS.exists(), reason=f"there are no lists in {DATA}")

SEATS, CAME, ANSWERED, COMMITTED, KEPT = 30, 24, 12, 6, 4


def numbered_people(folder) -> list[dict[str, str]]:
    """The people with the numbers by which the poll calls its voters, written to people.csv."""
    with open(PEOPLE, newline="") as file:
        people = [{"staff_number": str(number), **person} for number, person in enumerate(csv.DictReader(file))]
    with open(folder / "people.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, people[0])
        writer.writeheader()
        writer.writerows(people)
    return people


def give_role(founder: Page, address: str, name: str, role: str) -> None:
    founder.goto(f"/admin/people?q={address}")
    founder.get_by_role("link", name=name, exact=True).first.click()
    founder.get_by_role("button", name=f"Give the role {role}").click()


def sign_in_by_letter(site, sink, page: Page, address: str) -> Page:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").first.fill(address)
    page.get_by_role("button", name="Send me a link").click()
    page.goto(links(sink.wait_for(address, "sign in"))[0])
    page.get_by_role("button", name="Sign me in").click()
    expect(page).not_to_have_url(re.compile("sign-in"))
    return page


def figures(page: Page, section: str) -> list[tuple[str, str]]:
    """The figures of a section: value and what it is."""
    stats = page.locator(f"section:has(#{section}) .stats > div, section#{section} .stats > div")
    return [(one.locator(".stat__value").inner_text(), one.locator(".stat__label").inner_text()) for one in stats.all()]


def table(page: Page) -> list[list[str]]:
    """The lines of the page's table."""
    return [row.locator("th, td").all_inner_texts() for row in page.locator("main table tbody tr").all()]


@pytest.mark.both_engines
def test_the_top_topic_goes_all_the_way_and_is_counted(site, sink, open_page, engine, tmp_path):
    # The same journey without JavaScript on one engine, with it on the other.
    way = "desktop" if engine == "sqlite" else "nojs"
    site.found()
    people = numbered_people(tmp_path)
    site.cli("import", "people", tmp_path / "people.csv", "--column", "external_id=staff_number", "--apply")
    site.cli("import", "topics", POLIS / "comments.csv", "--votes", POLIS / "votes.csv", "--apply")
    needing = [people[int(voter)] for voter, vote in votes(POLIS, top_ten(POLIS)[0][1]).items() if vote == "1"]
    organiser, facilitator, *others = [person["email"].split("@")[0] for person in needing]
    takers = others[:SEATS]

    loop = Loop(
        site, sink, lambda: open_page(way), lambda address: sign_in_by_letter(site, sink, open_page(way), address),
        organiser, facilitator, "adventure-works.example")
    founder = sign_in_by_letter(site, sink, open_page(way), "anna@example.org")
    give_role(founder, loop.address(organiser), needing[0]["name"], "Organiser")

    page = loop[organiser]
    page.goto("/topics?sort=votes")
    page.locator("li.rank h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(top_ten(POLIS)[0][1])
    loop.topic = page.url
    begins = loop.schedule(ZoneInfo("Europe/Berlin"), seats=(20, 20))
    for place, name in enumerate(takers):
        invitation = loop.letter(name, "Scheduled")
        assert loop.session in links(invitation)
        loop.take_seat(name, "Take a seat in the room" if place < 20 else "Take a remote seat")
        expect(loop[name].get_by_text(re.compile("You have a (remote )?seat")).first).to_be_visible()

    loop.travel_to(begins - timedelta(minutes=5))
    loop.check_in(*takers[:CAME])
    loop.travel_to(begins + timedelta(hours=3))
    loop.others_missed_it()
    loop.feed_back(*takers[:ANSWERED])
    loop[facilitator].goto(loop.session + "/feedback")
    expect(loop[facilitator].get_by_text("Τα παραδείγματα")).to_have_count(ANSWERED)
    loop.sum_up(next(person["name"] for person in needing if person["email"] == loop.address(takers[0])))
    for name in takers:
        loop.letter(name, "Summary")
    for name in takers[:COMMITTED]:
        loop.commit(name)
    loop.travel_to(begins + timedelta(days=15))
    for name in takers[:KEPT]:
        loop.keep(name)

    counted(loop[organiser], [person for person in people if person["email"].split("@")[0] in takers[:CAME]], way)


def counted(page: Page, came: list[dict[str, str]], way: str) -> None:
    """What the overview and the lists behind its figures show."""
    page.goto("/overview?period=all")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"1 session held, {CAME} of 291 people reached")
    assert figures(page, "topics") == [
        ("371", "asked for"), ("370", "open"), ("0", "planned"), ("0", "scheduled"), ("1", "delivered"), ("0", "declined")]
    assert figures(page, "sessions") == [("1", "held"), ("0", "cancelled"), ("0", "to come")]
    assert figures(page, "attendance") == [
        (f"{CAME} of {SEATS}", "people with a seat came"), (f"{SEATS} of 40", "seats were taken")]
    assert figures(page, "feedback")[:2] == [
        (str(ANSWERED), "answers"), (f"{ANSWERED} of {ANSWERED}", "Worth the time")]
    assert [value for value, _ in figures(page, "commitments")] == [f"{KEPT} of {COMMITTED}", str(COMMITTED - KEPT), "0"]
    assert [value for value, _ in figures(page, "actions")] == ["0", "1", "0"]
    departments = Counter(person["department"] for person in came)
    largest, reached = departments.most_common(1)[0]
    row = page.locator("#reach table tr, section:has(#reach) table tr").filter(has_text=largest).first
    assert str(reached) in re.findall(r"\d+", row.text_content()), row.text_content()
    if way != "nojs":
        examine.well_made(page)

    page.get_by_role("link", name="held", exact=True).click()
    assert [[cell.split("\n")[0] for cell in row[2:7]] for row in table(page)] == [["40", str(SEATS), "0", str(CAME), str(ANSWERED)]]
    page.go_back()
    page.get_by_role("link", name="commitments kept").click()
    assert [row[2:] for row in table(page)] == [[str(COMMITTED), str(KEPT), str(COMMITTED - KEPT), "0"]]
