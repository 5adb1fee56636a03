"""Guildhall as its package installs it: a service on a Debian of its own."""

import re
import time
from pathlib import Path
from types import SimpleNamespace

from house.debian import Machine
from house.hand import Hand
from house.site import FOUNDERS_PASSWORD, Site

DATA = "/var/lib/guildhall"
SETTINGS = "/etc/guildhall/guildhall.conf"


class Installed(Site):
    """A site whose server is started by systemd, whose log is the journal and whose commands run as its user.
    It is reached within `machine.network()`."""

    def __init__(self, machine: Machine):
        self.machine, self.url = machine, "http://127.0.0.1:8080"

    @property
    def pid(self) -> int:
        return int(self.machine.run("systemctl", "show", "--property=MainPID", "--value", "guildhall"))

    @property
    def log(self) -> str:
        return self.machine.run("journalctl", "--unit=guildhall", "--output=cat", "--no-pager")

    @property
    def settings(self) -> Path:
        """The settings file, as it is seen from outside."""
        return self.machine.root / SETTINGS.lstrip("/")

    def wait(self) -> "Installed":
        """Until it serves."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if Hand(self).get("/readyz").status == 200:
                    return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"the service does not serve within 30 s:\n{self.log}")

    def set_up_link(self) -> str:
        """The last one, found as README.Debian says."""
        found = self.machine.run("journalctl", "--unit=guildhall", "--grep=set-up", "--output=cat", "--no-pager")
        return re.findall(r"https?://\S+", found)[-1]

    def cli(self, *arguments: str, check: bool = True) -> SimpleNamespace:
        command = ["runuser", "-u", "guildhall", "--", "guildhall", *arguments, "--data", DATA]
        return SimpleNamespace(stdout=self.machine.run(*command, check=check))

    def lets_in(self) -> bool:
        """Whether the one who set it up comes in by password."""
        answer = Hand(self).post("/sign-in/password", {"email": "anna@example.org", "password": FOUNDERS_PASSWORD})
        return answer.status == 200 and "/sign-in" not in answer.url
