"""Running servers, and how to ask them."""

import http.client
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bench.kept import surroundings
from bench.processor import used

# What browsers send with a form of the site's own.
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}


class CouldNotMeasure(Exception):
    """Something is not as it must be for figures to mean anything."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Server:
    """A process of the program that listens on a port of its own."""

    def __init__(self, program: Path, arguments: list[str], settings: dict[str, str], log: Path):
        self.port, self.log = _free_port(), log
        self._command = [str(program), *arguments, "--port", str(self.port)]
        self._environment = {**surroundings(), **settings}
        self._process: subprocess.Popen | None = None

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return self._process.pid

    def start(self, path: str = "/", headers: dict[str, str] | None = None) -> float:
        """Seconds until this page is answered for the first time."""
        with open(self.log, "ab") as log:
            began = time.monotonic()
            self._process = subprocess.Popen(self._command, env=self._environment, stdout=log, stderr=log)
        while time.monotonic() < began + 120:
            if self._process.poll() is not None:
                raise CouldNotMeasure(f"the server ended at once:\n{self.log.read_text()[-2000:]}")
            try:
                if self.ask(path, headers or {}).status == 200:
                    return time.monotonic() - began
                raise CouldNotMeasure(f"{path} is not answered well:\n{self.log.read_text()[-2000:]}")
            except ConnectionError:
                time.sleep(0.002)
        raise CouldNotMeasure("the server did not answer within two minutes")

    def stop(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def ask(self, path: str, headers: dict[str, str], body: str | None = None) -> Answer:
        """One request on a connection of its own; follows nowhere. With a body it is a form."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            method, more = ("GET", {}) if body is None else ("POST", SAME_ORIGIN)
            connection.request(method, path, body, {**headers, **more})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def processor(self) -> float:
        """Seconds of processor time the server has used so far."""
        return used(self.pid)

    def database_processor(self) -> float:
        """The same of a database beside it."""
        return 0


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
