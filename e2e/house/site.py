"""A Guildhall of its own: folder, database, mail sink, server. Ends with the test."""

import atexit
import functools
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

from house.hand import Hand
from house.mail_sink import MailSink
from house.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
# Lists of real organisations; they lie beside the project, not in it, and their tests are skipped without them.
DATA = Path(os.environ.get("GUILDHALL_TEST_DATA", ROOT.parent / "shared/data"))
FOUNDERS_PASSWORD = "three quiet otters"
BINARY = Path(os.environ.get("GUILDHALL_BINARY", ROOT / ".build/debug/guildhall"))


class Site:
    """`url` is where it serves, `sink` has its letters, `cli` runs the command on its data."""

    def __init__(self, folder: Path, sink: MailSink, engine: str = "sqlite", settings: dict[str, str] | None = None):
        self.folder, self.sink, self.engine = folder, sink, engine
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log_path = folder / "server.log"
        self.output_path = folder / "server.out"
        self._database = PostgresDatabase() if engine == "postgres" else None
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GUILDHALL_")},
            "GUILDHALL_DATA": str(folder / "data"), "GUILDHALL_BASE_URL": self.url,
            "GUILDHALL_SMTP_URL": sink.url, "GUILDHALL_MAIL_FROM": "Guildhall <guildhall@example.org>",
            "GUILDHALL_DEVELOPMENT": "true", "SWIFT_BACKTRACE": "enable=no",
        }
        if self._database:
            self._environment["GUILDHALL_DATABASE"] = self._database.url
        self._environment |= _environment(settings or {})
        self._process: subprocess.Popen | None = None
        self.ahead = timedelta()
        self.filled = ""

    @property
    def now(self) -> datetime:
        """What the server's clock shows, in UTC."""
        return datetime.now(timezone.utc) + self.ahead

    def travel(self, **ahead: float) -> None:
        """Restarts the server with its clock that much further: `site.travel(days=2, hours=1)`."""
        assert self.stop() == 0, self.log
        self.ahead += timedelta(**ahead)
        self._environment |= {
            "LD_PRELOAD": str(_clock_library()), "GUILDHALL_TEST_AHEAD": f"{self.ahead.total_seconds():.0f}"}
        self.start()

    def travel_to(self, moment: datetime) -> None:
        """Restarts the server at this moment, which lies ahead."""
        self.travel(seconds=(moment - self.now).total_seconds())

    def start(self) -> "Site":
        with open(self.log_path, "ab") as log, open(self.output_path, "ab") as output:
            self._process = subprocess.Popen(
                [BINARY, "serve", "--port", str(self.port)], env=self._environment, stdout=output, stderr=log)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise AssertionError(f"the server ended at once:\n{self.log}\n{self.output}")
            try:
                with urllib.request.urlopen(self.url + "/readyz", timeout=2):
                    return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self.kill()
        raise AssertionError(f"the server was not ready within 30 s:\n{self.log}")

    def stop(self) -> int:
        """Asks it to finish, as systemd does, and gives its exit code."""
        if not self._process:
            return 0
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the server did not end within 20 s:\n{self.log}") from None
        self._process = None
        return code

    def kill(self) -> None:
        """As a power cut does."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        self.kill()
        if self._database:
            self._database.drop()

    @property
    def log(self) -> str:
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    @property
    def output(self) -> str:
        return self.output_path.read_text(errors="replace") if self.output_path.exists() else ""

    def faults(self) -> list[str]:
        """Lines of the log that speak of a fault."""
        return [line for line in self.log.splitlines() if re.search(r"^\S+ (error|critical) |Fatal error", line)]

    def cli(self, *arguments: str, check: bool = True, **settings: str) -> subprocess.CompletedProcess:
        """`guildhall …` on this site's data, with these settings in place of its own; fails the test when the command
        fails, unless told not to check."""
        result = subprocess.run(
            [BINARY, *map(str, arguments)], env=self._environment | _environment(settings), capture_output=True,
            text=True, timeout=120)
        if check and result.returncode != 0:
            raise AssertionError(f"guildhall {' '.join(map(str, arguments))} failed:\n{result.stdout}{result.stderr}")
        return result

    def set_up_link(self) -> str:
        """The link a fresh server prints for its first administrator."""
        return _link(self.output)

    def found(self, organisation: str = "Συντεχνία", name: str = "Άννα Κώστα", address: str = "anna@example.org",
              departments: str = "Ποιότητα\nΛογισμικό") -> Hand:
        """Sets it up as its first administrator would, and gives the hand that did it."""
        hand = Hand(self)
        answer = hand.post(urllib.parse.urlparse(self.set_up_link()).path, {
            "organisation": organisation, "zone": "Europe/Athens", "day": ["1", "2", "3", "4", "5"],
            "departments": departments, "name": name, "email": address, "password": FOUNDERS_PASSWORD})
        assert answer.status == 200, answer.text
        return hand

    def link_for(self, address: str) -> str:
        """A one-time sign-in link."""
        return _link(self.cli("person", "link", address).stdout)

    def sign_in(self, page, address: str):
        """Signs the page's browser in as this person."""
        page.goto(self.link_for(address))
        button = page.locator("main form button[type=submit], main form button:not([type])")
        if "/sign-in" in page.url and button.count():
            button.first.click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page


def _environment(settings: dict[str, str]) -> dict[str, str]:
    return {f"GUILDHALL_{name.upper()}": value for name, value in settings.items()}


@functools.cache
def _clock_library() -> Path:
    """Compiled once for all tests, with the compiler of the Swift toolchain."""
    compiler = shutil.which("clang") or shutil.which("cc")
    assert compiler, "there is no C compiler; it comes with the Swift toolchain"
    library = Path(tempfile.mkdtemp(prefix="guildhall-clock-")) / "later.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(Path(__file__).with_name("later.c")), "-ldl"],
        check=True)
    atexit.register(shutil.rmtree, library.parent, ignore_errors=True)
    return library


def _link(text: str) -> str:
    found = re.search(r"https?://\S+", text)
    assert found, f"there is no link in: {text}"
    return found.group()


class PostgresDatabase:
    """A database of its own on the tests' PostgreSQL (GUILDHALL_TEST_POSTGRES)."""

    def __init__(self):
        self.server = os.environ["GUILDHALL_TEST_POSTGRES"]
        self.name = f"e2e_{uuid.uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {self.name}")

    @property
    def url(self) -> str:
        return self.server.replace("/postgres?", f"/{self.name}?")

    def drop(self) -> None:
        self._run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def _run(self, sql: str) -> None:
        subprocess.run(["psql", "-qX", self.server, "-c", sql], check=True, capture_output=True, timeout=30)
