"""Processor time, as the kernel counts it."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def used(pid: int) -> float:
    """Seconds this process has used."""
    return sum(_times(pid)[:2])


def used_by_children(pid: int) -> float:
    """Seconds this process and its children have used, also those that ended."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(_times(pid)) + sum(used(int(child)) for child in children)


def busy() -> float:
    """Seconds of processor time that all of this machine has used."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / TICKS


def busy_share(seconds: float = 1) -> float:
    """How much of the machine is in use, from 0 to 1."""
    before = busy()
    time.sleep(seconds)
    return min(1, (busy() - before) / seconds / os.cpu_count())


def _times(pid: int) -> list[float]:
    """Own time in user space and in the kernel, then the same of children that ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return [0, 0, 0, 0]
    return [int(field) / TICKS for field in fields[11:15]]
