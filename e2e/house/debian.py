"""A Debian 12 of its own in a folder, booted with its own systemd, to install packages in. It wants root.

Its processes, mounts, network and control groups are apart from this machine's; only apt, before it boots, uses the
network. The bare system is made once and kept in .build/debian-12."""

import ctypes
import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from house.site import ROOT

BASE = ROOT / ".build/debian-12"
CGROUPS = Path("/sys/fs/cgroup")
BOOT = Path(__file__).with_name("boot.sh")
PATHS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# man-db, because systemd-analyze looks for the manual pages a unit names.
EXTRAS = "systemd,systemd-sysv,dbus,man-db"
CLONE_NEWNET = 0x40000000


def why_not() -> str:
    """Why there can be no such machine here; empty when there can."""
    if os.geteuid() != 0:
        return "only root can make a Debian in a folder"
    missing = [name for name in ("debootstrap", "unshare", "nsenter") if not shutil.which(name)]
    return f"{' and '.join(missing)} missing" if missing else ""


def mirror() -> list[str]:
    """Where this machine itself gets Debian 12 from; nothing when it is none, then debootstrap knows a place."""
    for path in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*.[sl]*"))]:
        text = path.read_text() if path.exists() else ""
        for stanza in re.split(r"\n\s*\n", text):
            found = re.search(r"(?m)^URIs:\s*(\S+)", stanza)
            if found and re.search(r"(?m)^Suites:.*\bbookworm(\s|$)", stanza):
                return [found.group(1)]
        found = re.search(r"(?m)^deb\s+(?:\[.*?\]\s+)?(\S+)\s+bookworm\s", text)
        if found:
            return [found.group(1)]
    return []


def base() -> Path:
    """The bare system; made with the first call."""
    if not (BASE / "ready").exists():
        shutil.rmtree(BASE, ignore_errors=True)
        BASE.mkdir(parents=True)
        _run("debootstrap", "--variant=minbase", f"--include={EXTRAS}", "bookworm", BASE / "root", *mirror())
        _run("chroot", BASE / "root", "apt-get", "-qq", "update")
        (BASE / "ready").touch()
    return BASE / "root"


def fetch_dependencies(package: Path) -> None:
    """Has apt download what the package depends on, so that installing it needs no network."""
    inside = Path(shutil.copy(package, base() / "tmp"))
    _run("chroot", base(), "apt-get", "-qq", "--yes", "--no-install-recommends", "--download-only", "install",
         f"/tmp/{package.name}")
    inside.unlink()


class Machine:
    """The bare system, running; what changes is forgotten. `run` runs a command in it, `install` a package."""

    def __init__(self, folder: Path):
        self._memory = folder / "memory"
        self._memory.mkdir()
        self._group = (CGROUPS / "systemd" if (CGROUPS / "systemd").exists() else CGROUPS) / f"guildhall-{os.getpid()}"
        self._log = folder / "boot.log"
        self._process: subprocess.Popen | None = None

    def boot(self, shared: Path | None = None) -> bool:
        """False when this machine does not let a systemd of its own run; `said` is why. What is `shared` is its /media."""
        self._group.mkdir(exist_ok=True)
        with open(self._log, "wb") as log:
            self._process = subprocess.Popen(
                ["sh", "-c", 'echo $$ >"$1/cgroup.procs"; shift; exec "$@"', "sh", self._group, "unshare", "--mount",
                 "--pid", "--fork", "--uts", "--ipc", "--cgroup", "--net", "--kill-child", "sh", BOOT, base(),
                 self._memory, shared or self._memory],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while time.monotonic() < end and self._process.poll() is None:
            if self._init() and self.run("systemctl", "is-system-running", check=False).strip() in ("running", "degraded"):
                return True
            time.sleep(0.1)
        return False

    @property
    def root(self) -> Path:
        """Its files, as they are reached from outside."""
        return Path(f"/proc/{self._init()}/root")

    @property
    def said(self) -> str:
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        """As a power cut does: with its first process all others go."""
        if self._process:
            init = self._init()
            if init:
                os.kill(init, signal.SIGKILL)
            self._process.wait(timeout=20)
        for folder, _, _ in os.walk(self._group, topdown=False):
            os.rmdir(folder)

    def run(self, *command: str, check: bool = True, **more) -> str:
        """What the command prints, on both outputs."""
        inside = ["nsenter", "--target", str(self._init()), "--mount", "--pid", "--net", "--uts", "--ipc", "--cgroup",
                  "--root", "env", "-i", f"PATH={PATHS}", "DEBIAN_FRONTEND=noninteractive", *map(str, command)]
        result = subprocess.run(
            inside, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, cwd="/", **more)
        assert not check or result.returncode == 0, f"{' '.join(map(str, command))} failed:\n{result.stdout}"
        return result.stdout

    def install(self, package: Path) -> str:
        """By apt, from the file and what was fetched before; there is no network."""
        shutil.copy(package, self.root / "root")
        return self.run("apt-get", "-qq", "--yes", "--no-install-recommends", "install", f"/root/{package.name}")

    @contextmanager
    def network(self):
        """What this thread connects or listens to in the meantime is in the machine, where 127.0.0.1 is its own."""
        libc = ctypes.CDLL(None, use_errno=True)
        with open("/proc/thread-self/ns/net") as own, open(f"/proc/{self._init()}/ns/net") as its:
            assert libc.setns(its.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())
            try:
                yield
            finally:
                assert libc.setns(own.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())

    def _init(self) -> int | None:
        """Its first process, as this machine counts, once that is systemd."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        for child in map(int, children):
            if Path(f"/proc/{child}/comm").read_text().strip() == "systemd":
                return child
        return None


def _run(*command) -> None:
    result = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert result.returncode == 0, f"{' '.join(map(str, command))} failed:\n{result.stdout[-4000:]}"
