"""What bin/bench can be asked for."""

import argparse

from bench import pages


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measures how fast the pages are.")
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--pages", type=_names, default=pages.NAMES, help="some of " + ",".join(pages.NAMES))
    parser.add_argument("--people", type=int, default=10_000, help="how many people the organisation has")
    parser.add_argument("--small", type=int, help="how many the one has from which growth counts; default a tenth")
    parser.add_argument("--years", type=float, default=3, help="how long the organisation has a past")
    parser.add_argument("--seconds", type=int, default=8, help="how long each page is asked for, in each of two ways")
    parser.add_argument("--plain", action="store_true", help="without compression; browsers ask with gzip")
    parser.add_argument("--fresh", action="store_true", help="fill the organisations anew")
    parser.add_argument("--against", metavar="REV", help="measure this commit too, in turns")
    parser.add_argument("--json", metavar="FILE", help="write all figures there")
    parser.add_argument("--check", action="store_true", help="only see whether these options can be understood")
    chosen = parser.parse_args()
    if not (12 <= chosen.people <= 20_000) or chosen.seconds < 1:
        parser.error("--people goes from 12 to 20000, --seconds from 1 on")
    chosen.small = chosen.small or max(12, chosen.people // 10)
    return chosen


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in pages.NAMES]
    if unknown:
        raise argparse.ArgumentTypeError(f"choose from {','.join(pages.NAMES)}")
    return [name for name in pages.NAMES if name in names]
