"""`python3 -m bench`: what bin/bench runs when the program is built."""

import fcntl
import json
import signal
import sys
from argparse import Namespace
from contextlib import ExitStack
from datetime import datetime, timezone

from bench import duplicates, options, pages, programs, ranking, table
from bench.cluster import Cluster
from bench.kept import BENCH, Kept
from bench.processor import busy_share
from bench.server import CouldNotMeasure
from bench.subject import Subject

# More of somebody else's work than this spoils the figures.
BUSY = 0.1


def measure(chosen: Namespace, stack: ExitStack) -> list[Subject]:
    """The finished subjects: this program's, and the other's if there is one."""
    here = programs.of_here()
    subjects_of = [("here", here)]
    if chosen.against:
        subjects_of.append(("there", programs.of_revision(chosen.against)))
    cluster = None
    if chosen.engine == "postgres":
        cluster = Cluster(BENCH / "postgres")
        stack.callback(cluster.stop)
        cluster.start()
    large, small = (Kept(people, chosen.years, cluster) for people in (chosen.people, chosen.small))
    for kept in (large, small):
        kept.fill(here, chosen.fresh)
    busy = busy_share()
    subjects = []
    for label, program in subjects_of:
        subject = Subject(label, program, large, chosen.pages)
        stack.callback(subject.close)
        subject.plain = chosen.plain
        subjects.append(subject)
    if busy > BUSY:
        subjects[0].report["notes"].append(f"something else used {busy:.0%} of this machine before the run began")
    _measure_in_turns(subjects, chosen.seconds)
    for subject in subjects:
        subject.finish()
    _measure_growth(chosen, subjects[0], Subject("small", here, small, chosen.pages, subjects[0].words), stack)
    return subjects


def _alone(stack: ExitStack) -> None:
    """Two runs at once would measure each other, and share their copies."""
    BENCH.mkdir(parents=True, exist_ok=True)
    lock = stack.enter_context(open(BENCH / "lock", "w"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit("Another bin/bench is running.")


def _measure_in_turns(subjects: list[Subject], seconds: int) -> None:
    for subject in subjects:
        _say(f"starting {subject.label}")
        subject.start()
    names = list(subjects[0].pages)
    turns = ["baseline", *[name for name in names if name in pages.READS], "baseline",
             *[name for name in names if name in pages.WRITES]]
    for number, name in enumerate(turns):
        # Whoever goes first is not always the same.
        for subject in subjects if number % 2 == 0 else reversed(subjects):
            _say(f"{name}, {subject.label}")
            if name == "baseline":
                subject.measure_baseline(seconds)
            else:
                subject.measure_page(name, seconds)


def _measure_growth(chosen: Namespace, large: Subject, small: Subject, stack: ExitStack) -> None:
    stack.callback(small.close)
    small.plain = chosen.plain
    small.start()
    for name in small.pages:
        _say(f"{name}, small")
        small.measure_effort(name, max(1, chosen.seconds // 2))
        few, many = (subject.report["pages"].get(name) for subject in (small, large))
        if few and many and few["processor_ms"]:
            many["growth"] = many["processor_ms"] / few["processor_ms"]
    large.report["notes"] += [f"{note} (small organisation)" for note in small.report["notes"]]
    small.close()


def _say(what: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{what} …", end="", file=sys.stderr, flush=True)


def main() -> int:
    if sys.argv[1:2] == ["ranking"]:
        return ranking.main()
    if sys.argv[1:2] == ["duplicates"]:
        return duplicates.main()
    chosen = options.arguments()
    if chosen.check:
        return 0
    # An end from outside ends the servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        _alone(stack)
        try:
            subjects = measure(chosen, stack)
        except CouldNotMeasure as fault:
            print(f"\nbin/bench could not measure: {fault}", file=sys.stderr)
            return 1
    common = {"when": datetime.now(timezone.utc).isoformat(timespec="seconds"), "machine": programs.machine(),
              "engine": chosen.engine, "people": chosen.people, "small_people": chosen.small, "years": chosen.years,
              "seconds": chosen.seconds, "encoding": "plain" if chosen.plain else "gzip",
              "words": vars(subjects[0].words)}
    reports = {"here": {"commit": programs.commit(), **common, **subjects[0].report}}
    if chosen.against:
        reports["there"] = {"commit": programs.commit_against(chosen.against), **common, **subjects[1].report}
    _say("done\n")
    for report in reports.values():
        table.show(report)
    if chosen.against:
        table.compare(reports["here"], reports["there"], chosen.against)
    if chosen.json:
        with open(chosen.json, "w") as file:
            json.dump(reports, file, indent=2, ensure_ascii=False)
    return 0 if all(subject.report["pages"] for subject in subjects) else 1


if __name__ == "__main__":
    sys.exit(main())
