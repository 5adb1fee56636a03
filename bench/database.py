"""Reads what there is to ask for, and writes what people cannot do thousands of times before breakfast: sign in."""

import sqlite3
import subprocess
from pathlib import Path

# Cannot occur in what is read.
FIELD = "\x1f"


class Sqlite:
    def __init__(self, path: Path):
        self._connection = sqlite3.connect(path, timeout=30, isolation_level=None)

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        return [tuple("" if value is None else str(value) for value in row) for row in self._connection.execute(sql)]

    def run(self, sql: str) -> None:
        self._connection.execute(sql)

    def insert(self, table: str, columns: list[str], rows: list[tuple]) -> None:
        marks = ", ".join("?" for _ in columns)
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


class Postgres:
    """Through psql, because Python's own library has no driver."""

    def __init__(self, url: str):
        self._url = url

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        said = self._psql("-At", "-F", FIELD, "-c", sql)
        return [tuple(line.split(FIELD)) for line in said.splitlines()]

    def run(self, sql: str) -> None:
        self._psql("-c", sql)

    def insert(self, table: str, columns: list[str], rows: list[tuple]) -> None:
        lines = "".join("\t".join(map(str, row)) + "\n" for row in rows)
        self._psql("-c", f"COPY {table} ({', '.join(columns)}) FROM STDIN", given=lines)

    def close(self) -> None:
        pass

    def _psql(self, *arguments: str, given: str | None = None) -> str:
        return subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", self._url, *arguments], check=True, text=True,
                              stdout=subprocess.PIPE, input=given).stdout
