"""As many requests as go: wrk with 16 connections that each ask again as soon as they are answered."""

import json
import os
import re
import resource
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import processor
from bench.pages import Page
from bench.server import SAME_ORIGIN, CouldNotMeasure, Server

CONNECTIONS = 16


@dataclass(frozen=True)
class Rush:
    requests: int
    seconds: float
    failed: int
    processor: float
    database_processor: float
    # What others than server, database and wrk have used meanwhile.
    foreign_processor: float

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    @property
    def is_disturbed(self) -> bool:
        """Somebody else took more than a tenth of the machine."""
        return self.foreign_processor > 0.1 * self.seconds * os.cpu_count()

    def milliseconds(self, seconds: float) -> float:
        return seconds * 1000 / self.requests


def rush(server: Server, page: Page, seconds: int, headers: dict[str, str]) -> Rush:
    """Asks for the page that long. A walk goes on where it stopped before."""
    with tempfile.TemporaryDirectory(prefix="guildhall-bench-") as folder:
        script = Path(folder) / "page.lua"
        script.write_text(_write_script(server, page, headers, Path(folder)) if page.is_write else REPORT)
        lines = [] if page.is_write else [
            part for name, value in {**headers, **page.headers}.items() for part in ("-H", f"{name}: {value}")]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script), *lines,
                   f"http://{server.host}{page.path or '/'}"]
        before = _processors(server)
        done = subprocess.run(command, capture_output=True, text=True)
        whole, mine, *used = (after - earlier for after, earlier in zip(_processors(server), before))
    said = re.search(r"^REPORT (\{.*\})$", done.stdout, re.M)
    if done.returncode != 0 or not said:
        raise CouldNotMeasure(f"wrk failed on {page.name}: {done.stdout}{done.stderr}")
    report = json.loads(said.group(1))
    if page.is_write:
        page.walk.at = report["next"]
    if not report["requests"]:
        raise CouldNotMeasure(f"nothing was answered on {page.name} in {seconds} s")
    return Rush(report["requests"], report["microseconds"] / 1e6, report["failed"], *used,
                whole - mine - sum(used))


def _processors(server: Server) -> tuple[float, float, float, float]:
    """Seconds used by the machine, by this program with wrk, by the server, and by its database."""
    times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    mine = sum(time.ru_utime + time.ru_stime for time in times)
    return processor.busy(), mine, server.processor(), server.database_processor()


def _write_script(server: Server, page: Page, headers: dict[str, str], folder: Path) -> str:
    walk = page.walk
    for name, lines in (("cookies", [one.cookie for one in walk.people]), ("paths", walk.paths),
                        ("steps", [f"{person + 1} {path + 1} {back}" for person, path, back in walk.steps[walk.at:]])):
        (folder / name).write_text("".join(f"{line}\n" for line in lines))
    head = "".join(f"{name}: {value}\\r\\n" for name, value in {"Host": server.host, **headers, **SAME_ORIGIN}.items())
    return WALK.format(folder=folder, head=head, body=walk.body, at=walk.at) + REPORT


# 303 is as good as 200; wrk counts from 400 on as errors.
REPORT = """
local walker
function setup(thread) walker = thread end
function done(summary)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format('REPORT {"requests": %d, "microseconds": %d, "failed": %d, "next": %d}',
    summary.requests, summary.duration, failed, walker:get("at") or 0))
end
"""

# Steps are told as text because a table of so many would be too long for a script. `at` counts on from earlier runs.
WALK = """
local function lines(name)
  local found = {{}}
  for line in io.lines("{folder}/" .. name) do found[#found + 1] = line end
  return found
end
local cookies, paths, steps = lines("cookies"), lines("paths"), lines("steps")
at = {at}
local first = at
function request()
  local step = steps[math.min(at - first + 1, #steps)]
  local person, path, back = step:match("(%d+) (%d+) (%d)")
  local body = ("{body}"):gsub("{{}}", tostring(at))
  at = at + 1
  return "POST " .. paths[tonumber(path)] .. (back == "1" and "?_method=delete" or "") .. " HTTP/1.1\\r\\n"
    .. "{head}Cookie: " .. cookies[tonumber(person)] .. "\\r\\nContent-Length: " .. #body .. "\\r\\n\\r\\n" .. body
end
"""
