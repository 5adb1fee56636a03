"""The product itself as it is measured, and what the system knows of it."""

import re
import time
from pathlib import Path

from bench.kept import Copy
from bench.processor import used_by_children
from bench.server import Server

METRICS_TOKEN = "bench-metrics-token-0123456789"


class Site(Server):
    """The product on a copy of an organisation, without a mail server: letters wait."""

    def __init__(self, program: Path, copy: Copy):
        super().__init__(program, ["serve"], {
            **copy.settings, "GUILDHALL_LOG_LEVEL": "warning", "GUILDHALL_METRICS_TOKEN": METRICS_TOKEN,
        }, copy.log)
        self._environment["GUILDHALL_BASE_URL"] = f"http://{self.host}"
        self.copy = copy

    def database_processor(self) -> float:
        """PostgreSQL's; SQLite works within the server."""
        return used_by_children(self.copy.cluster.pid) if self.copy.cluster else 0

    def faults(self) -> int:
        """How many lines of the log speak of one."""
        return len(re.findall(r"^\S+ (?:error|critical) |Fatal error", self.log.read_text(errors="replace"), re.M))

    def memory(self) -> dict[str, float]:
        """Megabytes resident now, and the most there ever were."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        found = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", text, re.M))
        return {"now": int(found["VmRSS"]) / 1024, "peak": int(found["VmHWM"]) / 1024}

    def statements(self) -> float | None:
        """How many it has sent so far, from /metrics; None of a program that does not count them."""
        answer = self.ask("/metrics", {"Authorization": f"Bearer {METRICS_TOKEN}"})
        found = re.search(r"^guildhall_statements_total (\S+)", answer.body.decode(), re.M)
        return float(found.group(1)) if answer.status == 200 and found else None

    def settle(self, seconds: float = 90) -> bool:
        """Waits until what was put off is done: server and database use less than 3 % of a core. False when that does
        not happen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            before = self.processor() + self.database_processor()
            time.sleep(0.5)
            if self.processor() + self.database_processor() - before < 0.015:
                return True
        return False
