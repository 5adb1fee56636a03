"""A mail server that wants STARTTLS and a password, keeps what it gets and refuses what a test tells it to."""

import email
import email.policy
import logging
import ssl
import subprocess
import time
import warnings
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from house.ports import free_port

warnings.filterwarnings("ignore", module="aiosmtpd")
logging.getLogger("mail.log").setLevel(logging.ERROR)  # it warns of its own insides

USER, PASSWORD = "guildhall", "a p@ss:word/of %signs"
QUOTED = "guildhall:a%20p%40ss%3Aword%2Fof%20%25signs"


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody signed but itself."""
    certificate, key = folder / "sink.pem", folder / "sink.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", str(key), "-out", str(certificate), "-days", "3000", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True)
    return certificate, key


class MailSink:
    """Starts listening when made; `stop` ends it. `letters` are parsed messages in the order of arrival."""

    def __init__(self, certificate: Path, key: Path):
        self.certificate = certificate
        self.letters: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.refused: dict[str, str] = {}
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate, key)
        self.port = free_port()
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, tls_context=tls, require_starttls=True,
            authenticator=self._authenticate, auth_required=True)
        self._controller.start()

    @property
    def url(self) -> str:
        return f"smtp://{QUOTED}@127.0.0.1:{self.port}?starttls=required&ca={self.certificate}"

    def refuse(self, address: str, reply: str) -> None:
        """Answers letters to this address with the reply, such as "550 5.1.1 Nobody here"."""
        self.refused[address] = reply

    def letters_to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"].addresses[0].addr_spec == address]

    def wait_for(self, address: str, subject: str = "", seconds: float = 15) -> EmailMessage:
        """The newest letter to the address whose subject has these words, as soon as there is one."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for letter in reversed(self.letters_to(address)):
                if subject.lower() in letter["Subject"].lower():
                    return letter
            time.sleep(0.05)
        seen = [f"{letter['To']}: {letter['Subject']}" for letter in self.letters]
        raise AssertionError(f"no letter “{subject}” to {address} within {seconds} s; there are {seen}")

    def stop(self) -> None:
        if not self._controller.loop.is_closed():
            self._controller.stop()

    def _authenticate(self, server, session, envelope, mechanism, data) -> AuthResult:
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=right)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        self.raw.append(envelope.original_content)
        self.letters.append(email.message_from_bytes(envelope.original_content, policy=email.policy.default))
        return "250 taken"


def links(letter: EmailMessage) -> list[str]:
    """The web addresses in the text part of a letter."""
    text = letter.get_body(("plain",)).get_content()
    return [word.strip("<>.,)") for word in text.split() if word.strip("<(").startswith("http")]
