"""Letters as a mail program sees them, through a server with STARTTLS and a password."""

import email.utils
import re
from datetime import datetime, timezone

import icalendar
import pytest

from house import world
from house.hand import Hand
from house.mail_sink import links


@pytest.fixture
def letter(site, sink):
    """The letter with a sign-in link."""
    site.found()
    Hand(site).post("/sign-in/links", {"email": "anna@example.org"})
    return sink.wait_for("anna@example.org")


def well_formed(raw: bytes, letter) -> None:
    """What RFC 5322 and MIME ask of every letter."""
    assert [part.defects for part in letter.walk() if part.defects] == []
    head = raw.split(b"\r\n\r\n", 1)[0]
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998 and max(map(len, head.split(b"\r\n"))) <= 78 or b"List-" in head
    assert all(byte < 128 for byte in raw)
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version"):
        assert len(letter.get_all(name)) == 1, name
    sent = email.utils.parsedate_to_datetime(letter["Date"])
    assert abs((datetime.now(timezone.utc) - sent).total_seconds()) < 60
    assert re.fullmatch(r"<[^<>@\s]+@example\.org>", letter["Message-ID"])
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert {part.get_content_charset() for part in letter.iter_parts()} == {"utf-8"}


def test_a_letter_is_well_formed(letter, sink):
    well_formed(sink.raw[-1], letter)
    assert letter["From"].addresses[0].addr_spec == "guildhall@example.org"
    assert letter["To"].addresses[0].display_name == "Άννα Κώστα"


def test_the_link_in_a_letter_signs_in_once(letter, site):
    link = next(link for link in links(letter) if "/sign-in/links/" in link)
    assert link in letter.get_body(("html",)).get_content().replace("&amp;", "&")
    first, second = Hand(site), Hand(site)
    assert "/sign-in" not in first.post(link).url
    assert "/sign-in" in second.post(link).url or second.post(link).status in (404, 422)


def test_an_unknown_address_gets_the_same_answer_and_no_letter(site, sink):
    site.found()
    known = Hand(site).post("/sign-in/links", {"email": "anna@example.org"})
    unknown = Hand(site).post("/sign-in/links", {"email": "nobody@example.org"})
    assert (known.status, known.url, known.text) == (unknown.status, unknown.url, unknown.text)
    sink.wait_for("anna@example.org")
    assert sink.letters_to("nobody@example.org") == []


def test_a_refused_letter_is_shown_with_the_servers_words(site, sink):
    founder = site.found()
    sink.refuse("anna@example.org", "550 5.1.1 No such mailbox here")
    Hand(site).post("/sign-in/links", {"email": "anna@example.org"})
    end = datetime.now().timestamp() + 15
    while datetime.now().timestamp() < end:
        page = founder.get("/admin/outbox").text
        if "No such mailbox here" in page:
            return
    raise AssertionError("the outbox does not show why the letter failed")


@pytest.fixture
def optional_letter(site, sink):
    """A letter that is not essential: somebody offers to teach a topic."""
    world.with_topic(site)
    return sink.wait_for("nikos@example.org", "offers to teach")


def test_one_click_without_cookies_ends_letters_of_a_kind(optional_letter, site, sink):
    well_formed(sink.raw[sink.letters.index(optional_letter)], optional_letter)
    assert optional_letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = optional_letter["List-Unsubscribe"].strip("<>")
    machine = Hand(site, keeps_cookies=False)
    # Programs that look into letters follow links; looking must not change anything (RFC 8058 §3.1).
    assert machine.get(address).status == 200
    assert machine.post(address, {"List-Unsubscribe": "One-Click"}).status == 200
    assert machine.post(address, {"List-Unsubscribe": "One-Click"}).status == 200
    page = Hand(site).sign_in("nikos@example.org").get("/me/letters").text
    assert "offers to teach" in page or "Ειρήνη Ζάχου" in page
    vasilis = Hand(site).sign_in("vasilis@example.org")
    topic = re.search(r"/topics/[0-9a-v]{26}", vasilis.get("/topics").text).group()
    vasilis.post(topic + "/offer", {"kind": "teach", "note": "Κι εγώ"})
    vasilis.post(topic + "/comments", {"body": "Τελευταίο"})
    sink.wait_for("nikos@example.org", "Βασίλης Δήμου on:")
    offers = [one for one in sink.letters_to("nikos@example.org") if "offers to teach" in one["Subject"]]
    assert offers == [optional_letter]


@pytest.mark.both_engines
def test_a_seat_comes_with_its_calendar_entry(site, sink):
    world.with_session(site)
    letter = sink.wait_for("maria@example.org", "Your seat")
    raw = sink.raw[sink.letters.index(letter)]
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    assert letter.get_content_type() == "multipart/mixed"
    assert letter["List-Unsubscribe"] is None, "letters about one's own seat are essential"
    (file,) = letter.iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "session.ics")
    calendar = icalendar.Calendar.from_ical(file.get_payload(decode=True))
    assert calendar["METHOD"] == "REQUEST" == file.get_param("method") and not calendar.errors
    (event,) = calendar.walk("VEVENT")
    assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:guildhall@example.org", "mailto:maria@example.org")
    assert not event.errors and [name for name in event.required if name not in event] == []
    assert event["SUMMARY"] == "Κόλληση χωρίς μόλυβδο"
    assert event["DTSTART"].params["TZID"] == "Europe/Athens" and event.start.hour == 12
    text = letter.get_body(("plain",)).get_content()
    assert "12:00 to 13:00 (Athens)" in text and "https://meet.example.org/abc" in text
    room = sink.wait_for("nikos@example.org", "Your seat").get_body(("plain",)).get_content()
    assert "Αίθουσα 3" in room and "https://meet.example.org/abc" not in room
