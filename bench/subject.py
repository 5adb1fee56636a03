"""One program on one copy of an organisation, and the figures it has got so far."""

import statistics
from http.client import HTTPException
from pathlib import Path

from bench import measure, people
from bench.kept import Kept
from bench.pages import Page, Words, pages
from bench.server import CouldNotMeasure, Server
from bench.site import Site

STARTS = 3


class Subject:
    """`report` fills up as pages are measured."""

    def __init__(self, label: str, program: Path, kept: Kept, names: list[str], words: Words | None = None):
        self.label, self.plain = label, False
        self._program = program
        self._copy = kept.copy(label)
        self.site = Site(program, self._copy)
        who = people.sign_in(self._copy.database)
        self.words = words or Words.of(self._copy.database, who)
        self.pages = {page.name: page for page in pages(names, self._copy.database, who, self.words)}
        self._home = Page("home", "/", headers={"Cookie": who.member.cookie})
        self.report: dict = {"pages": {}, "notes": []}
        self._baseline_rates: list[float] = []

    def start(self) -> None:
        """Several times, because the first start of the day is not the one that is meant."""
        times = []
        for _ in range(STARTS):
            self.site.stop()
            times.append(self.site.start("/", {**self._home.headers, **measure.headers(self.plain)}))
        self.report["start_seconds"] = statistics.median(times)
        if not self.site.settle():
            self.report["notes"].append("the server was busy by itself for 90 s after its start")
        self.report["memory_mb"] = {"started": self.site.memory()["now"]}

    def measure_baseline(self, seconds: int) -> None:
        """A constant answer through the same stack; several times in a run, because machines have moods."""
        constant = Server(self._program, ["baseline"], {}, self._copy.folder / "baseline.log")
        server, page, notes = constant, Page("baseline", "/"), []
        try:
            try:
                constant.start()
            except CouldNotMeasure:
                server, page = self.site, Page("/healthz", "/healthz")
                notes.append("this program has no constant page of 5 kB, so the base is its shortest answer")
            figures = measure.baseline(server, page, seconds, self.plain)
        finally:
            constant.stop()
        self._baseline_rates.append(figures["requests_per_second"])
        self.report.setdefault("baseline", {"name": page.name, **figures, "notes": figures["notes"] + notes})

    def measure_page(self, name: str, seconds: int) -> None:
        self._measure(name, measure.whole, seconds)

    def measure_effort(self, name: str, seconds: int) -> None:
        self._measure(name, measure.effort, seconds)

    def _measure(self, name: str, way, seconds: int) -> None:
        page = self.pages[name]
        try:
            self.report["pages"][name] = way(self.site, page, seconds, self.plain)
        except (CouldNotMeasure, OSError, HTTPException) as fault:
            self.report["notes"].append(f"{name} could not be measured: {fault}")
        if page.is_write:
            self.site.settle()

    def finish(self) -> None:
        """Puts what needs the whole run together, and ends the server."""
        self.report["memory_mb"] |= {"after": self.site.memory()["now"], "peak": self.site.memory()["peak"]}
        if faults := self.site.faults():
            self.report["notes"].append(f"the server logged {faults} faults: {self.site.log}")
        if rates := self._baseline_rates:
            base = self.report["baseline"]
            base["requests_per_second"] = statistics.mean(rates)
            if max(rates) > 1.1 * min(rates):
                self.report["notes"].append(
                    f"the baseline ran at {min(rates):,.0f} to {max(rates):,.0f} requests/s within this run, "
                    "so ratios are good to that share only")
            for figures in self.report["pages"].values():
                figures["ratio"] = figures["requests_per_second"] / base["requests_per_second"]
        self.close()

    def close(self) -> None:
        self.site.stop()
        self._copy.remove()
