"""The database of a site from the inside, for what no page gives: many people at once, a fault put in on purpose."""

import sqlite3
import subprocess
from contextlib import closing


def change(site, sql: str) -> None:
    """Runs statements on the site's database, beside the running server."""
    if site.engine == "postgres":
        run = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", site._database.url, "-c", sql]
        subprocess.run(run, check=True, capture_output=True, timeout=30)
        return
    with closing(sqlite3.connect(site.folder / "data/guildhall.sqlite", timeout=20)) as database:
        database.executescript(sql)


def value(site, sql: str) -> str:
    """The first column of the first row, as text; empty when there is none."""
    if site.engine == "postgres":
        run = ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", site._database.url, "-c", sql]
        return subprocess.run(run, check=True, capture_output=True, text=True, timeout=30).stdout.strip()
    with closing(sqlite3.connect(site.folder / "data/guildhall.sqlite", timeout=20)) as database:
        row = database.execute(sql).fetchone()
        return "" if row is None or row[0] is None else str(row[0])
