"""The demonstration fills every page, and is where the pictures in e2e/shots come from."""

import re

import pytest

from conftest import running_site
from house import browsers, examine
from house.crawl import crawl, one_of_each
from house.hand import Hand
from house.mail_sink import MailSink

PICTURES = {"desktop": "1280", "dark": "1280-dark", "phone": "412", "dark_phone": "412-dark"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory, certificate):
    """A served demonstration, and a hand for each of its roles."""
    sink = MailSink(*certificate)
    try:
        with running_site(tmp_path_factory.mktemp("demo"), sink, fill=["demo", "--fill-only", "--seed", "1"]) as site:
            told = re.findall(r"^(\w+) +(http\S+)$", site.filled, re.MULTILINE)
            assert [role for role, _ in told] == ["administrator", "organiser", "sponsor", "member"]
            hands = {}
            for role, link in told:
                hands[role] = Hand(site)
                hands[role].post(site.url + "/" + link.split("/", 3)[3])
            yield site, hands
    finally:
        sink.stop()


@pytest.fixture(scope="module")
def pages(demo):
    site, hands = demo
    reached = {}
    for role in ("member", "sponsor", "organiser", "administrator"):
        reached[role], nowhere = crawl(hands[role], role)
        assert not nowhere, "\n".join(nowhere)
    return one_of_each(reached)


def test_the_demonstration_is_sound(demo):
    site, _ = demo
    assert "WRONG" not in site.cli("doctor", check=False).stdout


@pytest.mark.parametrize("way", PICTURES)
def test_every_page_of_the_demonstration_has_its_picture(browser, demo, pages, way):
    site, hands = demo
    faults = []
    for role in dict.fromkeys(role for role, _ in pages):
        with browsers.open_page(browser, way, site.url) as page:
            page.context.add_cookies(hands[role].cookies())
            for (whose, form), address in pages.items():
                if whose != role:
                    continue
                page.goto(address)
                examine.shot(page, f"{form.strip('/').replace('/', '-').replace(':', '') or 'home'}-{PICTURES[way]}")
                try:
                    examine.fits(page)
                    examine.accessible(page)
                except AssertionError as fault:
                    faults.append(str(fault))
    assert not faults, "\n".join(faults)
