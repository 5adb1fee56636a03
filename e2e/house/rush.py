"""Many people at once: signed in without a browser, spread over connections that stay open, and over several servers."""

import hashlib
import secrets
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from house import inside
from house.caller import Caller
from house.hand import Answer
from house.site import Site
from house.tables import Tables

CONNECTIONS = 16


@dataclass(frozen=True)
class Member:
    """Somebody signed in; `cookie` is what their browser sends."""

    id: str
    address: str
    cookie: str


@dataclass(frozen=True)
class Deed:
    """What one person sends."""

    who: Member
    address: str
    fields: dict | None = None
    method: str = "POST"

    def sent_by(self, caller: Caller) -> Answer:
        address = self.address if self.method == "POST" else f"{self.address}?_method={self.method.lower()}"
        return caller.post(address, self.fields, cookie=self.who.cookie)


def tables(site: Site) -> Tables:
    return Tables(site._database and site._database.url, site.folder / "data/guildhall.sqlite")


def members(site: Site, count: int) -> list[Member]:
    """So many new people, brought in by a list and signed in."""
    addresses = [f"member{number:03}@example.org" for number in range(count)]
    people = site.folder / "members.csv"
    people.write_text("\n".join(["email,name", *(f"{one},Πρόσωπο {one[6:9]}" for one in addresses)]))
    site.cli("import", "people", people, "--apply")
    return signed_in(site, addresses)


def signed_in(site: Site, addresses: Iterable[str]) -> list[Member]:
    """A fresh sign-in for each, laid down directly: a link for each of hundreds would take minutes."""
    ids = dict(tables(site).rows("SELECT email, id FROM person"))
    keys = {address: new_key() for address in addresses}
    now = milliseconds(site)
    rows = [f"('{new_key()}', '{hashed(key)}', '{ids[address]}', '', {now}, {now})" for address, key in keys.items()]
    inside.change(site, "INSERT INTO sign_in (id, token_hash, person_id, agent, created_at, seen_at) VALUES "
                  + ", ".join(rows))
    return [Member(ids[address], address, f"guildhall={key}") for address, key in keys.items()]


def sign_in_link(site: Site, who: Member) -> str:
    """The path of a link that signs this person in once."""
    key = new_key()
    inside.change(site, f"""
        INSERT INTO sign_in_link (hash, person_id, expires_at)
        VALUES ('{hashed(key)}', '{who.id}', {milliseconds(site) + 900_000})""")
    return f"/sign-in/links/{key}"


def milliseconds(site: Site) -> int:
    """The server's time as the tables keep it."""
    return round(site.now.timestamp() * 1000)


def new_key() -> str:
    return secrets.token_hex(13)


def hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def rush(sites: list[Site], deeds: list[Deed], follow: bool = False) -> list[tuple[Deed, Answer]]:
    """All deeds, taken from one line by sixteen connections in turn; with `follow` each looks at the page it is led to."""
    line, lock, done = iter(deeds), threading.Lock(), []

    def work(place: int) -> None:
        caller = Caller(sites[place % len(sites)])
        while True:
            with lock:
                deed = next(line, None)
            if deed is None:
                return caller.close()
            answer = deed.sent_by(caller)
            if follow and answer.status == 303:
                answer = caller.get(answer.url, cookie=deed.who.cookie)
            done.append((deed, answer))

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(work, range(CONNECTIONS)))
    return done


def together(sites: list[Site], deeds: list[Deed]) -> list[Answer]:
    """Each deed on a connection of its own that is open already, all at the same moment."""
    start = threading.Barrier(len(deeds))

    def work(place: int) -> Answer:
        caller = Caller(sites[place % len(sites)])
        caller.get("/healthz")
        start.wait(timeout=30)
        answer = deeds[place].sent_by(caller)
        caller.close()
        return answer

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(work, range(len(deeds))))
