"""People who write without a pause until the server is gone, and note what they were told was done."""

import http.client
import random
import threading
from datetime import timedelta

from house import world
from house.caller import Caller
from house.ledger import Ledger
from house.rush import Deed, Member, members

WRITERS, EACH = 6, 12


class Ground:
    """What they write about: topics, one small session that is fought for, large ones with a seat for everybody."""

    def __init__(self, site, large: int):
        founder = site.found()
        # They vote far more than anybody's ten times.
        world.done(founder.post("/admin/organisation", {
            "name": "Συντεχνία", "zone": "Europe/Athens", "day": ["1", "2", "3", "4", "5"], "votes": "1000"}, method="PUT"))
        self.people = members(site, WRITERS * EACH)
        self.topics = [self._topic(founder, f"Ερώτηση {number}") for number in range(4)]
        self.small = self._session(site, founder, 0, 10)
        self.large = [self._session(site, founder, number + 1, 1000) for number in range(large)]

    @staticmethod
    def _topic(founder, title: str) -> str:
        return _id(founder.post("/topics", {"title": title, "body": "Πώς γίνεται;", "origin": "post-mortem"}))

    @staticmethod
    def _session(site, founder, number: int, seats: int) -> str:
        return _id(founder.post("/sessions", {
            "title": f"Συνάντηση {number}", "about": "Μια ώρα", "know": "Α", "can": "Β", "measure": "Γ",
            "day": (site.now + timedelta(days=30 + number)).date().isoformat(), "time": "12:00", "minutes": "60",
            "zone": "Europe/Athens", "delivery": "in_person", "room": "Αίθουσα 3", "room_seats": str(seats),
            "facilitator_1": "anna@example.org"}))


def _id(answer) -> str:
    return world.done(answer).rsplit("/", 1)[-1]


class Writers:
    """Within the `with` they write; at its end the server must have died. `cut` counts what nobody was told about."""

    def __init__(self, site, ground: Ground, ledger: Ledger, chance: random.Random):
        self.site, self.ground, self.ledger = site, ground, ledger
        self.cut, self.complaints, self._acknowledged = 0, [], threading.Event()
        # Everybody writes on one connection at a time, so what they do has an order.
        shares = [(ground.people[place::WRITERS], random.Random(chance.random())) for place in range(WRITERS)]
        self._threads = [threading.Thread(target=self._write, args=share, daemon=True) for share in shares]

    def __enter__(self) -> "Writers":
        for thread in self._threads:
            thread.start()
        assert self._acknowledged.wait(20), "nobody was told anything"
        return self

    def __exit__(self, *_) -> None:
        for thread in self._threads:
            thread.join(timeout=90)
        assert not self.complaints, self.complaints

    def _write(self, people: list[Member], chance: random.Random) -> None:
        caller = Caller(self.site)
        kinds = [self._ask, self._comment, self._vote, self._vote, self._seat, self._steady]
        while not self.complaints:
            deed, told = chance.choice(kinds)(chance.choice(people), chance)
            try:
                answer = deed.sent_by(caller)
            except (OSError, http.client.HTTPException):
                with self.ledger.lock:
                    self.cut += 1
                return
            if answer.status != 303:
                self.complaints.append(f"{deed.method} {deed.address}: {answer.status} {answer.complaints}")
                return
            with self.ledger.lock:
                told()
            self._acknowledged.set()

    # Each gives what is sent, and what to note once it was acknowledged.
    def _ask(self, who: Member, chance: random.Random):
        title = f"Θέμα {chance.getrandbits(48):012x}"
        return Deed(who, "/topics", {"title": title, "body": "Πώς γίνεται; " * 20, "origin": "frontline"}), (
            lambda: self.ledger.topics.add(title))

    def _comment(self, who: Member, chance: random.Random):
        body = f"Λόγος {chance.getrandbits(48):012x}"
        return Deed(who, f"/topics/{chance.choice(self.ground.topics)}/comments", {"body": body}), (
            lambda: self.ledger.comments.add(body))

    def _vote(self, who: Member, chance: random.Random):
        topic = chance.choice(self.ground.topics)
        return self._to_and_fro(self.ledger.votes, (topic, who.id), who, f"/topics/{topic}/vote", None)

    def _seat(self, who: Member, chance: random.Random):
        session = self.ground.small
        return self._to_and_fro(self.ledger.seats, (session, who.id), who, f"/sessions/{session}/seat", {"mode": "room"})

    def _steady(self, who: Member, chance: random.Random):
        # Asking once more for a seat one has changes nothing, so it may be chosen again.
        session = chance.choice(self.ground.large)
        return Deed(who, f"/sessions/{session}/seat", {"mode": "room"}), (
            lambda: self.ledger.steady.add((session, who.id)))

    def _to_and_fro(self, known: dict, key: tuple[str, str], who: Member, address: str, fields: dict | None):
        """Takes what the person has not, gives back what they have."""
        with self.ledger.lock:
            wanted = not known.get(key)
            known[key] = None
        return Deed(who, address, fields if wanted else None, "POST" if wanted else "DELETE"), (
            lambda: known.__setitem__(key, wanted))
