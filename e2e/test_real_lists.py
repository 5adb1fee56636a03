"""Lists of real organisations, as large and as untidy as they come. They lie beside the project, not in it."""

import csv
import html
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from house.site import ROOT

DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", ROOT.parent / "shared/data"))
PEOPLE = DATA / "people/adventureworks-people.csv"
EXPORT = DATA / "people/adventureworks-hr-export.cp1252.csv"
TOPICS, VOTES = DATA / "topics/polis-bg2050/comments.csv", DATA / "topics/polis-bg2050/votes.csv"

pytestmark = pytest.mark.skipif(not PEOPLE.exists(), reason=f"there are no lists in {DATA}")


def top_ten() -> list[tuple[str, int]]:
    """The ten topics most agreed with, one vote a person and topic, the last one counting."""
    latest: dict[tuple[str, str], str] = {}
    with VOTES.open(newline="") as file:
        for line in sorted(csv.DictReader(file), key=lambda line: int(line["timestamp"])):
            latest[line["comment-id"], line["voter-id"]] = line["vote"]
    agreed: defaultdict[str, int] = defaultdict(int)
    for (topic, _), vote in latest.items():
        agreed[topic] += vote == "1"
    with TOPICS.open(newline="") as file:
        titles = {line["comment-id"]: line["comment-body"] for line in csv.DictReader(file)}
    # In equal need the newer one stands first.
    ranked = sorted(titles, key=lambda topic: (-agreed[topic], -int(topic)))
    return [(beginning(titles[topic]), agreed[topic]) for topic in ranked[:10]]


def shown(page: str) -> list[tuple[str, int]]:
    """Titles and votes as the backlog shows them."""
    titles = re.findall(r'<a[^>]*href="/topics/[0-9a-v]{26}"[^>]*>([^<]*)<', page)
    votes = re.findall(r'class="vote__count"[^>]*>\s*(\d+)', page)
    return list(zip((beginning(html.unescape(title)) for title in titles), map(int, votes)))


def beginning(title: str) -> str:
    """Enough of a title to know it by; the whole of a long one stands in the topic's text."""
    return " ".join(title.split())[:60]


@pytest.mark.both_engines
def test_people_come_in_once_with_their_departments_and_managers(site):
    founder = site.found()
    first = site.cli("import", "people", str(PEOPLE), "--apply")
    assert "290 added, 0 changed, 0 unchanged" in first.stdout
    again = site.cli("import", "people", str(PEOPLE), "--apply")
    assert "0 added, 0 changed, 290 unchanged" in again.stdout
    departments = founder.get("/admin/departments").text
    assert len(set(re.findall(r"/admin/departments/[0-9a-v]{26}", departments))) == 16 + 2


def test_the_export_of_a_windows_program_comes_to_the_same(site):
    site.found()
    site.cli("import", "people", str(PEOPLE), "--apply")
    look = site.cli("import", "people", str(EXPORT), check=False)
    assert look.returncode == 1
    assert "read as Windows-1252" in look.stdout and "Say which column holds the addresses" in look.stdout
    mapped = site.cli(
        "import", "people", str(EXPORT), "--column", "email=LoginID", "--mail-domain", "adventure-works.example")
    assert "0 added, 0 changed, 290 unchanged" in mapped.stdout


@pytest.mark.both_engines
def test_topics_and_votes_come_in_with_one_vote_a_person(site):
    founder = site.found()
    site.cli("import", "topics", str(TOPICS), "--votes", str(VOTES), "--add-people", "--apply")
    page = founder.get("/topics").text
    assert "371 topics" in page
    assert shown(page)[:10] == top_ten()
