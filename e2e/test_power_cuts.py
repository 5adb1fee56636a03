"""The server dies at any moment while people write. What they were told is done is done, once, with all that follows."""

import random
import time
from collections import Counter

import pytest

from house import inside
from house.bent_site import wait_until
from house.ledger import Ledger, damage, undone, waiting
from house.rush import tables
from house.writers import Ground, Writers

KILLS = [pytest.param(4, id="4"), pytest.param(50, id="50", marks=pytest.mark.soak)]


@pytest.mark.both_engines
@pytest.mark.parametrize("kills", KILLS)
def test_nothing_acknowledged_is_lost_when_the_server_is_killed_while_people_write(site, kills):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, ledger = random.Random(seed), Ledger()
    ground, cut = Ground(site, large=2 + kills // 4), 0
    for number in range(kills):
        cut += killed_while_writing(site, ground, ledger, chance)
        site.start()
        wrong = ledger.lost(site) + damage(site)
        assert not wrong, (f"after kill {number + 1}", wrong)
        ledger.settle(site)
    assert cut >= kills, "the server was hardly killed in the midst of writing"
    print(f"{len(ledger)} acknowledged, {cut} cut off")

    # What the last dead server had taken on is free for others when its lease is over.
    site.kill()
    site.travel(minutes=2)
    wait_until(lambda: not waiting(site), 60 + 3 * kills, "all jobs are done")
    assert not everything_wrong(site, ledger)
    arrived(site, kills)
    doctor = site.cli("doctor", check=False)
    assert doctor.returncode == 0 and "WRONG" not in doctor.stdout, doctor.stdout


def killed_while_writing(site, ground, ledger, chance) -> int:
    """How many deeds were cut off. The moment is by chance, so no condition is waited for."""
    with Writers(site, ground, ledger, chance) as writers:
        time.sleep(chance.uniform(0, 0.8))
        site.kill()
    return writers.cut


def everything_wrong(site, ledger) -> list[str]:
    return ledger.lost(site) + damage(site) + undone(site) + ledger.unwritten(site)


def arrived(site, kills: int) -> None:
    """Each letter is with its reader; only those that were under way when the server died may have come twice."""
    copies = Counter(letter["Message-ID"].strip("<>").split("@")[0] for letter in site.sink.letters)
    letters = [letter for letter, in tables(site).rows("SELECT id FROM letter WHERE state = 'sent'")]
    assert letters and not [letter for letter in letters if not copies[letter]]
    twice = sum(copies.values()) - len(copies)
    print(f"{len(letters)} letters, {twice} of them twice")
    # One is under way at a time.
    assert twice <= kills + 1


LOSSES = {
    "letters": "DELETE FROM letter WHERE kind = 'comment'",
    "the sending of letters": "UPDATE letter SET state = 'queued', sent_at = NULL WHERE kind = 'seat'",
    "a job": "DELETE FROM job WHERE id = (SELECT min(id) FROM job WHERE kind = 'event')",
    "the work on a job": "UPDATE job SET finished_at = NULL WHERE id = (SELECT max(id) FROM job WHERE kind = 'event')",
    "events": "DELETE FROM event WHERE kind = 'topic.asked'",
    "a count": "UPDATE topic SET votes = votes + 1",
    "votes": "DELETE FROM topic_vote; UPDATE topic SET votes = 0",
    "comments": "DELETE FROM topic_comment; UPDATE topic SET comments = 0",
    "seats": "DELETE FROM registration",
    "a topic": "UPDATE topic SET title = 'Άλλο' WHERE title LIKE 'Θέμα%'",
    "the index of what is searched": "INSERT INTO text_search (text_search) VALUES ('delete-all')",
    "the other end of a reference": "DELETE FROM session",
}


def test_whatever_is_lost_is_seen(site):
    """Else the test above would be green although something is lost."""
    chance, ledger = random.Random(1), Ledger()
    with Writers(site, Ground(site, large=1), ledger, chance):
        wait_until(lambda: ledger.topics and ledger.comments and ledger.steady and any(ledger.votes.values()), 30,
                   "somebody was told yes to each kind of deed")
        site.kill()
    site.travel(minutes=2)
    wait_until(lambda: not waiting(site), 60, "all jobs are done")
    assert site.stop() == 0
    before = everything_wrong(site, ledger)
    assert not before
    for loss, statement in LOSSES.items():
        inside.change(site, statement)
        after = everything_wrong(site, ledger)
        assert set(after) - set(before), loss
        before = after
