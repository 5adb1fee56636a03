"""The personal feed as calendar programs read it, across a change of the clocks."""

import os
import re
import subprocess
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from house.hand import Hand
from house.site import ROOT

# On Sunday 28 March 2027 the clocks go forward in Lisbon; in New York they did two weeks before.
BEFORE, AFTER = "2027-03-24", "2027-03-31"
PROGRAMS = Path(os.environ.get("GUILDHALL_CALENDAR_TOOLS", ROOT / ".venv/calendars/bin"))


def schedule(hand: Hand, title: str, day: str, **changes: str) -> str:
    fields = {
        "title": title, "day": day, "time": "12:00", "minutes": "60", "zone": "Europe/Lisbon", "delivery": "hybrid",
        "room": "Αίθουσα 2", "room_seats": "12", "join_link": "https://meet.example/x?a=1&b=2", "remote_seats": "40",
        "about": "Ένα, δύο; τρία\\τέσσερα " * 6, "preparation": "Bring *one* spectrum.\n\nAnd a pencil.", **changes}
    answer = hand.post("/sessions", fields)
    assert re.search(r"/sessions/[0-9a-v]{26}$", answer.url), answer.text
    return answer.url


@pytest.fixture
def feed(site) -> str:
    """The address of a feed with a session on each side of the change, and one in a zone without any."""
    founder = site.found()
    for title, day, more in [
        ("Πριν", BEFORE, {}), ("Μετά", AFTER, {}), ("Pune", AFTER, {"zone": "Asia/Kolkata", "time": "09:30", "room": "Lab"}),
    ]:
        session = schedule(founder, title, day, **more)
        assert founder.post(session + "/seat", {"mode": "remote"}).status == 200
    page = founder.post("/me/calendar").text
    return re.search(r"http://[^\"<]*/calendar/[0-9a-v]{26}\.ics", page).group()


def read(site, feed: str) -> icalendar.Calendar:
    answer = Hand(site, keeps_cookies=False).get(feed)
    assert answer.status == 200 and answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.body.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(answer.body)
    for part in calendar.walk():
        assert part.errors == [], part.name
        assert [name for name in part.required if name not in part] == [], part.name
    return calendar


def events(calendar: icalendar.Calendar) -> dict[str, icalendar.Event]:
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


@pytest.mark.both_engines
def test_the_feed_has_the_right_wall_time_in_two_zones(site, feed):
    calendar = read(site, feed)
    lisbon, new_york = ZoneInfo("Europe/Lisbon"), ZoneInfo("America/New_York")
    for title, day, hour_there in [("Πριν", BEFORE, 8), ("Μετά", AFTER, 7)]:
        event = events(calendar)[title]
        start = event.start
        assert event["DTSTART"].params["TZID"] == "Europe/Lisbon"
        assert start.replace(tzinfo=None) == datetime.fromisoformat(f"{day}T12:00")
        assert start.astimezone(new_york).hour == hour_there
        assert start == datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=lisbon)
        assert (event.end - start).total_seconds() == 3600
        assert event["STATUS"] == "CONFIRMED" and str(event["LOCATION"]) == "https://meet.example/x?a=1&b=2"
        assert "Ένα, δύο; τρία\\τέσσερα" in str(event["DESCRIPTION"])


def test_the_file_alone_tells_the_offsets(site, feed):
    """A program that knows no time zones but those in the file comes to the same instants."""
    calendar = read(site, feed)
    for zone in calendar.walk("VTIMEZONE"):
        own = zone.to_tz(lookup_tzid=False)
        known = ZoneInfo(str(zone["TZID"]))
        for event in calendar.walk("VEVENT"):
            if event["DTSTART"].params["TZID"] != str(zone["TZID"]):
                continue
            wall = event.start.replace(tzinfo=None)
            assert wall.replace(tzinfo=own).utcoffset() == wall.replace(tzinfo=known).utcoffset(), wall


def test_a_moved_and_a_cancelled_session_keep_their_identity(site, feed):
    founder = Hand(site).sign_in("anna@example.org")
    before = events(read(site, feed))["Πριν"]
    session = str(before["URL"])
    form = founder.get(session + "/edit").text
    assert "value=\"2027-03-24\"" in form
    answer = founder.post(session + "/cancellation", {"reason": "Καταιγίδα"})
    assert answer.status == 200, answer.text
    after = next(event for event in read(site, feed).walk("VEVENT") if event["UID"] == before["UID"])
    assert after["STATUS"] == "CANCELLED" and after["SEQUENCE"] > before["SEQUENCE"]
    assert "Καταιγίδα" in str(after["DESCRIPTION"])


def test_vdirsyncer_and_khal_show_it(site, feed, tmp_path):
    """A real subscriber, once on a clock in Lisbon and once in New York."""
    (tmp_path / "vdirsyncer.conf").write_text(f"""
[general]
status_path = "{tmp_path}/status/"
[pair hall]
a = "feed"
b = "disk"
collections = null
[storage feed]
type = "http"
url = "{feed}"
[storage disk]
type = "filesystem"
path = "{tmp_path}/events/"
fileext = ".ics"
""")
    run("vdirsyncer", "-c", tmp_path / "vdirsyncer.conf", "discover", "hall", folder=tmp_path)
    run("vdirsyncer", "-c", tmp_path / "vdirsyncer.conf", "sync", folder=tmp_path)
    assert len(list((tmp_path / "events").glob("*.ics"))) == 3
    assert listed(tmp_path, "Europe/Lisbon") == [
        "2027-03-24 12:00-13:00 Πριν", "2027-03-31 05:00-06:00 Pune", "2027-03-31 12:00-13:00 Μετά"]
    assert listed(tmp_path, "America/New_York") == [
        "2027-03-24 08:00-09:00 Πριν", "2027-03-31 00:00-01:00 Pune", "2027-03-31 07:00-08:00 Μετά"]


def listed(folder: Path, zone: str) -> list[str]:
    name = zone.replace("/", "-")
    (folder / f"khal-{name}.conf").write_text(f"""
[calendars]
[[hall]]
path = {folder}/events/
readonly = True
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {folder}/khal-{name}.db
""")
    output = run(
        "khal", "-c", folder / f"khal-{name}.conf", "list", "--day-format", "", "--format",
        "{start-date} {start-time}-{end-time} {title}", BEFORE, "10d", folder=folder)
    return [line for line in output.splitlines() if line.strip()]


def run(program: str, *arguments, folder: Path) -> str:
    path = PROGRAMS / program
    assert path.exists(), f"{path} is missing; bin/setup --tests installs it"
    result = subprocess.run(
        [path, *map(str, arguments)], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})
    assert result.returncode == 0, f"{program} failed:\n{result.stdout}{result.stderr}"
    return result.stdout
