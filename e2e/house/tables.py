"""Looks into a site's tables from outside, on either engine."""

import os
import sqlite3
import subprocess
from pathlib import Path


class Tables:
    """`rows` gives tuples; every value as text, so that both engines answer alike."""

    def __init__(self, url: str | None, path: Path):
        self._url, self._path = url, path

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        return self._postgres(sql) if self._url else self._sqlite(sql)

    def number(self, sql: str) -> int:
        return int(self.rows(sql)[0][0] or 0)

    def _sqlite(self, sql: str) -> list[tuple[str, ...]]:
        connection = sqlite3.connect(self._path, timeout=30)
        try:
            return [tuple("" if cell is None else str(cell) for cell in row) for row in connection.execute(sql)]
        finally:
            connection.close()

    def _postgres(self, sql: str) -> list[tuple[str, ...]]:
        found = subprocess.run(
            ["psql", "-qXAt", "-F", "\x1f", "-R", "\x1e", self._url, "-c", sql],
            check=True, capture_output=True, text=True, timeout=60, env={**os.environ, "PGCLIENTENCODING": "UTF8"})
        text = found.stdout.removesuffix("\n").removesuffix("\x1e")
        return [tuple(line.split("\x1f")) for line in text.split("\x1e")] if text else []
