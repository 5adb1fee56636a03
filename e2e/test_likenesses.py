"""While somebody types what they need, the form shows what others asked for already."""

from house import world
from house.trouble import FOUNDER, ask


def test_what_is_alike_shows_while_one_types(site, person):
    world.done(ask(site.found(), "Calibrating torque wrenches"))
    page = person(FOUNDER)
    page.goto(site.url + "/topics/new")
    page.locator("[data-similar]").first.press_sequentially("calibrating torque")
    page.locator("#similar, [data-region=similar]").get_by_text("Calibrating torque wrenches").wait_for(timeout=20_000)
