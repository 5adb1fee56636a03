"""What organisers do with topics that wait: merging two that ask for the same, and deciding on many with the keys alone."""

import pytest
from playwright.sync_api import expect

from house import world


def ask(hand, title: str) -> str:
    return world.done(hand.post("/topics", {"title": title, "body": "", "origin": "frontline", "link": ""}))


@pytest.mark.both_engines
def test_two_topics_are_merged_and_taken_apart_again(site, sink, person):
    settled = world.settled(site)
    ends, stays = ask(settled["nikos"], "Κόλληση χωρίς μόλυβδο"), ask(settled["sofia"], "Πώς κολλάμε χωρίς μόλυβδο;")
    world.done(settled["maria"].post(ends + "/vote"))
    world.done(settled["petros"].post(ends + "/comments", {"body": "Θέλω και παραδείγματα."}))
    page = person("vasilis@example.org")
    page.goto(ends)
    page.get_by_role("link", name="Merge with another topic").click()
    page.get_by_role("link", name="Look at both").first.click()
    expect(page.get_by_text("is then wanted by 3 people")).to_be_visible()
    page.get_by_role("button", name="Merge into").click()
    expect(page).to_have_url(stays)
    expect(page.get_by_text("3 people need this")).to_be_visible()
    expect(page.get_by_text("Θέλω και παραδείγματα.")).to_be_visible()
    sink.wait_for("maria@example.org", "Merged")
    page.get_by_role("button", name="Take it out again").click()
    expect(page).to_have_url(ends)
    expect(page.get_by_text("2 people need this")).to_be_visible()
    sink.wait_for("nikos@example.org", "On its own again")


def test_ten_topics_are_decided_with_the_keys_alone(site, person):
    settled = world.settled(site)
    for number in range(10):
        ask(settled["nikos" if number % 2 else "sofia"], f"Θέμα {number}")
    page = person("vasilis@example.org")
    page.goto(site.url + "/topics")
    page.get_by_role("link", name="Triage").press("Enter")
    page.get_by_role("checkbox", name="Θέμα 0").focus()
    # Three are chosen going down, and planned; of the seven left the first is declined with a reason; all others are taken up.
    for keys in ("x", "j", "x", "j", "x", "p"):
        page.keyboard.press(keys)
    expect(page.get_by_text("3 topics are planned.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Θέμα 3")).to_be_focused()
    page.keyboard.press("d")
    expect(page.get_by_label("What those who want them read")).to_be_focused()
    page.keyboard.type("Υπάρχει ήδη στο εγχειρίδιο.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 topic is declined.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Θέμα 4")).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_text("6 chosen")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_text("6 topics are taken up.")).to_be_visible()
    expect(page.get_by_role("link", name="Needs an answer (6)")).to_be_visible()
    expect(page.get_by_role("link", name="Planned (3)")).to_be_visible()
