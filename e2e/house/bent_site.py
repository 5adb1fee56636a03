"""A Guildhall whose world can be bent while it runs: its clock, its disk, how long it waits for the mail server."""

import atexit
import functools
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from house.ports import free_port
from house.site import BINARY, PostgresDatabase, Site
from house.tables import Tables

# Seconds the mail server may be silent; the program itself waits twenty.
PATIENCE = 2


class BentSite(Site):
    """`jump` moves the clock of the running server, `read_only` makes its disk refuse; `worker` adds a process."""

    def __init__(self, folder: Path, sink, database: PostgresDatabase | None = None):
        super().__init__(folder, sink, settings={"log_level": "warning"})
        self._workers: list[Worker] = []
        world = folder / "world"
        world.write_bytes(bytes(16))
        with open(world, "r+b") as file:
            self._world = mmap.mmap(file.fileno(), 16)
        self._environment |= {
            "LD_PRELOAD": str(_library()), "GUILDHALL_TEST_WORLD": str(world), "GUILDHALL_TEST_PATIENCE": str(PATIENCE)}
        if database:
            self.engine, self._database = "postgres", database
            self._environment["GUILDHALL_DATABASE"] = database.url
        self.tables = Tables(database and database.url, folder / "data/guildhall.sqlite")

    def jump(self, **ahead: float) -> None:
        """Moves the clock at once, without a restart; backwards with negative numbers."""
        self.ahead += timedelta(**ahead)
        self._world[:8] = struct.pack("<q", round(self.ahead.total_seconds()))

    @contextmanager
    def read_only(self):
        """As when the kernel finds its disk damaged and lets nobody write any more."""
        self._world[8:16] = struct.pack("<q", 1)
        try:
            yield
        finally:
            self._world[8:16] = struct.pack("<q", 0)

    @property
    def milliseconds(self) -> int:
        """The server's time as the tables keep it."""
        return round(self.now.timestamp() * 1000)

    def worker(self) -> "Worker":
        """One more server process on the same database, started."""
        self._workers.append(Worker(self))
        return self._workers[-1].start()

    def remove(self) -> None:
        for worker in self._workers:
            worker.kill()
        super().remove()


class Worker:
    """Serves beside the site, as on a second machine: with PostgreSQL it has a data folder of its own."""

    def __init__(self, site: BentSite):
        self.port = free_port()
        self.log_path = site.folder / f"worker-{self.port}.log"
        self._environment = {**site._environment, "GUILDHALL_SMTP_URL": site.sink.url_for("second")}
        if site.engine == "postgres":
            self._environment["GUILDHALL_DATA"] = str(site.folder / f"worker-{self.port}")
        self._process: subprocess.Popen | None = None

    def start(self) -> "Worker":
        with open(self.log_path, "ab") as log:
            self._process = subprocess.Popen(
                [BINARY, "serve", "--port", str(self.port)], env=self._environment, stdout=log, stderr=log)
        wait_until(self._is_ready, 30, "the second server is ready")
        return self

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _is_ready(self) -> bool:
        assert self._process.poll() is None, self.log_path.read_text(errors="replace")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def bent_site(folder: Path, sink, engine: str = "sqlite", database: PostgresDatabase | None = None):
    """A running one. What it logs is the test's to judge."""
    if engine == "postgres" and not database:
        if "GUILDHALL_TEST_POSTGRES" not in os.environ:
            pytest.skip("no PostgreSQL: bin/test starts one, or set GUILDHALL_TEST_POSTGRES")
        database = PostgresDatabase()
    site = BentSite(folder, sink, database)
    try:
        yield site.start()
        assert site.stop() == 0, f"the server ended badly:\n{site.log}"
        assert "Fatal error" not in site.log
    finally:
        site.remove()


def wait_until(holds, seconds: float, what: str) -> None:
    """Looks again and again; `what` is told when it does not come about."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.05)


@functools.cache
def _library() -> Path:
    compiler = shutil.which("clang") or shutil.which("cc")
    assert compiler, "there is no C compiler; it comes with the Swift toolchain"
    library = Path(tempfile.mkdtemp(prefix="guildhall-bent-")) / "bent.so"
    source = Path(__file__).with_name("bent.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"], check=True)
    atexit.register(shutil.rmtree, library.parent, ignore_errors=True)
    return library
