"""What stands in the tables, on either engine, and how two looks at them differ."""

import hashlib
import json
import sqlite3
import subprocess
import time
from functools import cached_property

# Written by every request or by the work in the background, whatever was asked for.
RESTLESS = {"event", "job", "letter", "letter_stop_key", "person_bounce", "text_entry", "text_gram", "schema_version", "commitment_key",
            "gap_count", "gap_group", "gap_skill", "gap_cell", "gap_month", "topic_rank", "topic_likeness"}
# Columns that change by being used.
USED = {"sign_in": {"seen_at"}, "calendar_key": {"read_at"}, "topic": {"rank", "is_compared"}}
Rows = list[dict]


class Tables:
    """`all` reads every table of the site's database in one snapshot."""

    def __init__(self, site):
        self._site = site

    def all(self) -> dict[str, Rows]:
        return self._sqlite() if self._site.engine == "sqlite" else self._postgres()

    def quiet(self, seconds: float = 20) -> dict[str, Rows]:
        """The same once the work in the background is done: two looks that are alike."""
        end, before = time.monotonic() + seconds, self.all()
        while time.monotonic() < end:
            time.sleep(0.3)
            now = self.all()
            due = [job for job in now["job"] if not job["finished_at"] and not job["failed_at"] and job["leased_by"]]
            if not due and not differences(before, now, besides=set()):
                return now
            before = now
        raise AssertionError("the work in the background does not end")

    def _sqlite(self) -> dict[str, Rows]:
        path = self._site.folder / "data/guildhall.sqlite"
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)
        try:
            base.row_factory = sqlite3.Row
            base.text_factory = lambda text: text.decode("utf-8", "replace")
            base.execute("BEGIN")
            names = [row[0] for row in base.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                " AND name NOT LIKE 'text_search%'")]
            return {name: [_short(dict(row)) for row in base.execute(f'SELECT * FROM "{name}"')] for name in names}
        finally:
            base.close()

    def _postgres(self) -> dict[str, Rows]:
        found: dict[str, Rows] = {name: [] for name in self._names}
        union = " UNION ALL ".join(f"SELECT '{name}', row_to_json(t)::text FROM \"{name}\" t" for name in self._names)
        for line in self._psql(union).rstrip("\n").split("\n"):
            name, _, row = line.partition("|")
            found[name].append(_short(json.loads(row)))
        return found

    @cached_property
    def _names(self) -> list[str]:
        return self._psql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").split()

    def _psql(self, sql: str) -> str:
        url = self._site._environment["GUILDHALL_DATABASE"]
        return subprocess.run(["psql", "-qXAt", url, "-c", sql], check=True, capture_output=True,
                              timeout=60).stdout.decode()


def _short(row: dict) -> dict:
    """Long texts by their digest: a list somebody pasted may have megabytes."""
    return {name: value if not isinstance(value, str) or len(value) < 300
            else value[:80] + "…" + hashlib.md5(value.encode("utf-8", "replace")).hexdigest() for name,
            value in row.items()}


def differences(before: dict[str, Rows], after: dict[str, Rows], besides: set[str] = RESTLESS) -> dict[str, Rows]:
    """Table → rows that came, went or changed (both looks of them), besides those of restless tables."""
    found = {}
    for name in after.keys() - besides:
        first, second = _keyed(name, before[name]), _keyed(name, after[name])
        if first.keys() != second.keys():
            found[name] = [first.get(key) or second[key] for key in sorted(first.keys() ^ second.keys())]
    return found


def _keyed(name: str, rows: Rows) -> dict[str, dict]:
    used = USED.get(name, set())
    return {json.dumps({column: value for column, value in row.items() if column not in used}, sort_keys=True): row
            for row in rows}
