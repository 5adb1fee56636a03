"""A PostgreSQL of the bench's own, kept between runs, on a Unix socket. It keeps PostgreSQL's own settings, so that a
write waits for the disk as it does for people."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path


class Cluster:
    """`start` makes it when it is not there; `stop` leaves its data."""

    def __init__(self, folder: Path):
        self.folder, self.data = folder, folder / "data"
        self._socket = Path(tempfile.mkdtemp(prefix="guildhall-bench-"))
        self._programs = _programs()

    def url(self, database: str) -> str:
        return f"postgres://postgres@/{database}?host={self._socket}"

    def start(self) -> None:
        self._stop_server()  # one that a killed run has left
        self._own(self._socket)
        if not (self.data / "PG_VERSION").exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._own(self.folder)
            self._as_owner("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                           "--locale=C.UTF-8")
        self._as_owner("pg_ctl", "-D", self.data, "-l", self.folder / "server.log", "-w", "-t", "120",
                       "-o", f"-k {self._socket} -c listen_addresses=", "start")

    def stop(self) -> None:
        self._stop_server()
        shutil.rmtree(self._socket, ignore_errors=True)

    def _stop_server(self) -> None:
        if (self.data / "postmaster.pid").exists() and Path(f"/proc/{self.pid}").exists():
            self._as_owner("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

    def make(self, database: str, of: str = "template1") -> None:
        """A new database, a copy of another."""
        self.drop(database)
        self.run(f"CREATE DATABASE {database} TEMPLATE {of}")

    def drop(self, database: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def run(self, sql: str, database: str = "postgres") -> None:
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", self.url(database), "-c", sql], check=True,
                       env={**os.environ, "PGOPTIONS": "-c client_min_messages=warning"})

    @property
    def pid(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def _own(self, folder: Path) -> None:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")

    def _as_owner(self, program: str, *arguments) -> None:
        """PostgreSQL refuses to run as root, so root hands over to the user its package made."""
        command = [str(self._programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # The server keeps what it inherits: a pipe would never end.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said)
            if done.returncode != 0:
                said.seek(0)
                raise SystemExit(f"{program} failed:\n{said.read().decode(errors='replace')}")


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise SystemExit("There is no PostgreSQL server here; install it with: apt install postgresql")
    return found[-1].parent
