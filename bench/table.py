"""The figures as people read them."""

from bench import targets

# (heading, figure, how it is written)
COLUMNS = [("req/s", "requests_per_second", "{:,.0f}"), ("of base", "ratio", "{:.2f}"),
           ("CPU ms", "processor_ms", "{:.2f}"), ("DB ms", "database_ms", "{:.2f}"), ("p50 ms", "p50_ms", "{:.1f}"),
           ("p99 ms", "p99_ms", "{:.1f}"), ("max ms", "max_ms", "{:.1f}"), ("stmts", "statements", "{:.1f}"),
           ("growth", "growth", "{:.2f}"), ("gzip B", "bytes", "{:,}"), ("plain B", "plain_bytes", "{:,}")]


def show(report: dict) -> None:
    """The whole table, what is known of the server, and notes."""
    on_postgres = report["engine"] == "postgres"
    columns = [column for column in COLUMNS if on_postgres or column[1] != "database_ms"]
    rows = [[name, *[_cell(name, figures, *column[1:]) for column in columns]]
            for name, figures in report["pages"].items()]
    base = {**report["baseline"], "ratio": 1.0}
    rows.insert(0, [base["name"], *[_plain(base.get(figure), form) for _, figure, form in columns]])
    machine = report["machine"]
    print(f"\nGuildhall {report['commit']} on {report['engine']}, {report['people']:,} people, {report['encoding']}, "
          f"{machine['cores']} × {machine['processor']}, {machine['memory_mb']:,} MB\n")
    lay_out([["page", *[column[0] for column in columns]], *rows])
    _foot(report)


def _foot(report: dict) -> None:
    start, memory = report["start_seconds"], report["memory_mb"]
    print(f"\nFirst answer after start: {start:.2f} s{_mark(start > targets.START_SECONDS)}")
    print(f"Resident memory: {memory['started']:.0f} MB when started, {memory['after']:.0f} MB at the end, "
          f"{memory['peak']:.0f} MB at most{_mark(memory['peak'] > targets.MEMORY_MB)}")
    print("CPU ms: of the server for each request under load, with its work in the background.")
    print("p50, p99, max: at 200 requests/s, from the time at which each was meant to be sent.")
    if any("growth" in figures for figures in report["pages"].values()):
        print(f"growth: CPU ms beside that of an organisation of {report['small_people']:,}.")
    print("! misses its target" + (" (the targets are for SQLite)." if report["engine"] == "postgres" else "."))
    said: dict[str, list[str]] = {}
    for name, figures in [("the base", report["baseline"]), *report["pages"].items()]:
        for note in figures["notes"]:
            said.setdefault(note, []).append(name)
    for note, names in said.items():
        print(f"Note on {', '.join(names)}: {note}.")
    for note in report["notes"]:
        print(f"Note: {note}")


def compare(here: dict, there: dict, revision: str) -> None:
    """Two programs beside each other; each ratio is this one's by the other's."""
    print(f"\nThis program beside {revision} (this / that = ratio):\n")
    kinds = [("req/s", "requests_per_second", "{:,.0f}"), ("CPU ms", "processor_ms", "{:.2f}"),
             ("p99 ms", "p99_ms", "{:.1f}")]
    rows = [["page", *[part for heading, _, _ in kinds for part in (heading, revision[:10], "ratio")]]]
    for name in [name for name in here["pages"] if name in there["pages"]]:
        row = [name]
        for _, figure, form in kinds:
            mine, other = here["pages"][name][figure], there["pages"][name][figure]
            row += [form.format(mine), form.format(other), f"{mine / other:.2f}" if other else "–"]
        rows.append(row)
    lay_out(rows)
    print(f"\nFirst answer {here['start_seconds']:.2f} s / {there['start_seconds']:.2f} s, memory at most "
          f"{here['memory_mb']['peak']:.0f} MB / {there['memory_mb']['peak']:.0f} MB")


def lay_out(rows: list[list[str]]) -> None:
    widths = [max(len(row[place].rstrip("! ")) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0] + 1)]
        # The mark hangs behind the figure, so that figures stay below each other.
        cells += [cell.rstrip("! ").rjust(width) + ("!" if cell.endswith("!") else " ")
                  for cell, width in zip(row[1:], widths[1:])]
        print(" ".join(cells).rstrip())


def _cell(page: str, figures: dict, figure: str, form: str) -> str:
    return _plain(figures.get(figure), form) + _mark(figure in targets.missed(page, figures))


def _plain(value: float | None, form: str) -> str:
    return "–" if value is None else form.format(value)


def _mark(is_missed: bool) -> str:
    return "!" if is_missed else ""
