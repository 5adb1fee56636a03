"""A mail server with moods: it says later, says never, falls silent or hangs up, before and after it has the letter."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from aiosmtpd.smtp import AuthResult

from house.bent_site import PATIENCE
from house.mail_sink import PASSWORD, USER, MailSink

# What it does on one attempt in a hundred each, apart from taking the letter. Of the last two it keeps the letter.
MOODS = {"later": 6, "later at the end": 4, "closing": 2, "hangs up": 6, "silent": 0.5, "keeps and hangs up": 3,
         "keeps and is silent": 0.5}
KEEPING = ("keeps and hangs up", "keeps and is silent")
REPLIES = {"later": "451 4.3.2 Not now", "closing": "421 4.3.2 Closing"}


@dataclass(frozen=True)
class Attempt:
    address: str
    at: datetime
    mood: str


class MoodySink(MailSink):
    """The mood depends on the seed, the address and how often it was tried, not on the order of letters. `clock` tells
    the server's time; `stubborn` addresses always hear “later”; `refuse` is for those that never get anything;
    `next_moods` go before chance."""

    def __init__(self, certificate, key, seed: int):
        super().__init__(certificate, key)
        self.seed, self.clock = seed, datetime.now
        self.is_moody = True
        self.next_moods: list[str] = []
        self.stubborn: set[str] = set()
        self.attempts: list[Attempt] = []
        self.users: set[str] = set()
        self._tries = Counter()
        # Called with the address and the client's user name when a letter is here and that is about to be said.
        self.when_kept = lambda address, user: None

    def url_for(self, user: str) -> str:
        """For one of several clients, to be told from the others."""
        return self.url.replace(f"//{USER}:", f"//{user}:")

    def _authenticate(self, server, session, envelope, mechanism, data) -> AuthResult:
        right = data.password == PASSWORD.encode()
        return AuthResult(success=right, handled=right, auth_data=data.login.decode())

    def owed_twice(self) -> Counter:
        """How often each address was not told that its letter is here."""
        return Counter(attempt.address for attempt in self.attempts if attempt.mood in KEEPING)

    def _mood(self, address: str) -> str:
        if address in self.refused:
            return "never"
        if address in self.stubborn:
            return "later"
        if self.next_moods:
            return self.next_moods.pop(0)
        if not self.is_moody:
            return "fine"
        self._tries[address] += 1
        dice = random.Random(f"{self.seed} {address} {self._tries[address]}")
        return dice.choices([*MOODS, "fine"], [*MOODS.values(), 100 - sum(MOODS.values())])[0]

    async def handle_RCPT(self, server, session, envelope, address, options):
        mood = envelope.mood = self._mood(address)
        self.attempts.append(Attempt(address, self.clock(), mood))
        if mood == "hangs up":
            server.transport.abort()
        elif mood == "silent":
            await asyncio.sleep(3 * PATIENCE)
        return REPLIES.get(mood) or await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):
        if envelope.mood == "later at the end":
            return "452 4.3.1 Disk full"
        answer = await super().handle_DATA(server, session, envelope)
        self.users.add(session.auth_data)
        if envelope.mood == "fine":
            self.when_kept(envelope.rcpt_tos[0], session.auth_data)
        if envelope.mood == "keeps and hangs up":
            server.transport.abort()
        elif envelope.mood == "keeps and is silent":
            await asyncio.sleep(3 * PATIENCE)
        return answer
