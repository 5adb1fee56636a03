"""A letter to each of many people by one deed: they voted for a topic, and a session is made from it."""

import time
from datetime import timedelta

from house import world
from house.bent_site import PATIENCE, BentSite, wait_until
from house.hand import Hand

TOPIC = "Κόλληση χωρίς μόλυβδο"
DELIVERIES = "FROM job WHERE kind = 'letter.deliver' AND finished_at IS NULL AND failed_at IS NULL"


def voters(site: BentSite, count: int) -> tuple[Hand, list[str]]:
    """A fresh organisation whose people all need one topic; its founder and their addresses."""
    founder = site.found()
    people = [f"person{number:04}@example.org" for number in range(count)]
    lists = {
        "people": ["email,name", *(f"{one},Πρόσωπο {one[6:10]}" for one in people)],
        "topics": ["external_id,title", f"1,{TOPIC}"],
        "votes": ["voter,topic,vote", *(f"{one},1,1" for one in people)]}
    for name, lines in lists.items():
        (site.folder / f"{name}.csv").write_text("\n".join(lines))
    site.cli("import", "people", site.folder / "people.csv", "--apply")
    site.cli("import", "topics", site.folder / "topics.csv", "--votes", site.folder / "votes.csv", "--apply")
    return founder, people


def invite(site: BentSite, founder: Hand) -> None:
    """Schedules the session; returns when the letters are written."""
    topic, wanted = site.tables.rows(
        "SELECT topic.id, count(*) FROM topic JOIN topic_vote ON topic_vote.topic_id = topic.id GROUP BY topic.id")[0]
    day = (site.now + timedelta(days=20)).date().isoformat()
    world.done(founder.post("/sessions", {
        "topic": topic, "title": TOPIC, "about": "Μια ώρα", "know": "Θερμοκρασίες", "can": "Μια κόλληση",
        "measure": "Λιγότερα ελαττώματα", "day": day, "time": "12:00", "minutes": "60", "zone": "Europe/Athens",
        "delivery": "virtual", "join_link": "https://meet.example.org/abc", "remote_seats": "20",
        "facilitator_1": "anna@example.org"}))
    invited = "SELECT count(*) FROM letter WHERE kind = 'invitation'"
    wait_until(lambda: site.tables.number(invited) == int(wanted), 60, f"{wanted} letters are written")


def deliver(site: BentSite, seconds: float) -> None:
    """Returns when no letter waits any more. Whenever all that wait do so for their time, it is made to come."""
    end, held, since = time.monotonic() + seconds, None, time.monotonic()
    while time.monotonic() < end:
        now = site.milliseconds
        waiting, due, leases, soonest = site.tables.rows(f"""
            SELECT count(*), count(CASE WHEN leased_by IS NULL AND run_at <= {now} THEN 1 END), max(leased_by),
              min(COALESCE(leased_until, run_at)) {DELIVERIES}""")[0]
        if waiting == "0":
            return
        if (due, leases) != held or due != "0":
            held, since = (due, leases), time.monotonic()
        # A silent mail server may hold two letters up; what is leased for longer belonged to a process that died.
        if not leases and due == "0" or time.monotonic() > since + 5 * PATIENCE:
            # Some seconds further, as servers look only every two seconds and many letters wait close together.
            site.jump(seconds=max(0, int(soonest) - now) / 1000 + 15)
        time.sleep(0.1)
    raise AssertionError(f"{waiting} letters still wait after {seconds:.0f} s, {due} of them due")
