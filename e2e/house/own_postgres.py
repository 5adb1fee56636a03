"""A PostgreSQL that a test may end and start again, which the one of all tests must not suffer."""

import os
import shutil
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path

import pytest

from house.site import ROOT, PostgresDatabase

SCRIPT = ROOT / "bin/postgres-for-tests"


class OwnPostgres(PostgresDatabase):
    """A database on a cluster of its own. `down` and `up` are what happens to a server in the night."""

    def __init__(self, folder: Path, disk: Path | None):
        self.folder = folder
        self.server = self._script("start")
        self.name = f"e2e_{uuid.uuid4().hex[:12]}"
        # The clusters of tests may lose what was just committed; this one is to keep its word when it is ended.
        self._run("ALTER SYSTEM SET synchronous_commit = on")
        self._run("SELECT pg_reload_conf()")
        if disk:
            shutil.chown(disk, "postgres", "postgres")
            self._run(f"CREATE TABLESPACE small LOCATION '{disk}'")
        self._run(f"CREATE DATABASE {self.name}{' TABLESPACE small' if disk else ''}")

    def down(self) -> None:
        self._control("-m", "immediate", "-w", "stop")

    def up(self) -> None:
        self._control("-l", self.folder / "server.log", "-w", "-t", "60", "start")

    def signal(self, number: int) -> None:
        """To each of the server's processes: SIGSTOP makes it hang, SIGCONT goes on."""
        head = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        found = subprocess.run(["pgrep", "-P", str(head)], capture_output=True, text=True).stdout.split()
        for process in [head, *map(int, found)]:
            os.kill(process, number)

    def drop(self) -> None:
        """With all its cluster."""
        self._script("stop")

    def _script(self, verb: str) -> str:
        done = subprocess.run([SCRIPT, verb, self.folder], check=True, capture_output=True, text=True, timeout=120)
        return done.stdout.strip()

    def _control(self, *arguments) -> None:
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        control = programs[-1] / "pg_ctl" if programs else "pg_ctl"
        command = [control, "-D", self.folder / "data", *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90)


@contextmanager
def own_postgres(disk: Path | None = None):
    """`disk` is the mount on which the database's tables are to lie; the log of changes lies elsewhere."""
    if "GUILDHALL_TEST_POSTGRES" not in os.environ:
        pytest.skip("no PostgreSQL: bin/test starts one, or set GUILDHALL_TEST_POSTGRES")
    # The name of a socket's folder must be short.
    folder = Path(tempfile.mkdtemp(prefix="guildhall-pg-", dir="/tmp"))
    database = OwnPostgres(folder, disk)
    try:
        yield database
    finally:
        database.drop()
