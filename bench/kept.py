"""Organisations filled once and kept, and copies of them to measure on: what is kept is never served itself."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from bench.cluster import Cluster
from bench.database import Postgres, Sqlite

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / "data/bench"
# The invented calendar ends some weeks ahead; older data has too few sessions to come.
KEPT_DAYS = 14
# A published framework of 1,284 skills; where it is not, searches run among the few of the invented organisation.
SKILLS = Path(os.environ.get("GUILDHALL_TEST_DATA", ROOT.parent / "shared/data")) / "skills/esco/digitalSkillsCollection_en.csv"


class Kept:
    """An organisation of this size on this engine. `cluster` is PostgreSQL's, None with SQLite."""

    def __init__(self, people: int, years: float, cluster: Cluster | None):
        self.people, self.years, self.cluster = people, years, cluster
        self.engine = "postgres" if cluster else "sqlite"
        self.folder = BENCH / f"{self.engine}-{people}"
        self.database = f"kept_{people}"

    def fill(self, program: Path, fresh: bool) -> None:
        """Fills it, unless it is there as this program would make it."""
        marker = self.folder / "marker.json"
        schema, steps = schema_of(program)
        wanted = {"people": self.people, "years": self.years, "schema": schema, "steps": steps, "skills": SKILLS.exists()}
        if not fresh and marker.exists():
            found = json.loads(marker.read_text())
            age = date.today() - date.fromisoformat(found.pop("filled"))
            if found == wanted and age.days <= KEPT_DAYS:
                return
        print(f"Filling {self.engine} with {self.people:,} people and {self.years:g} years.", flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        command = [program, "demo", "--people", self.people, "--years", self.years, "--fill-only",
                   "--data", self.folder / "data"]
        if self.cluster:
            self.cluster.make(self.database)
            command += ["--database", self.cluster.url(self.database)]
        subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL, env=surroundings())
        if SKILLS.exists() and wanted["schema"] >= 16:
            place = command[command.index("--data"):]
            subprocess.run([*map(str, [program, "import", "skills", SKILLS, "--name", "ESCO", "--apply", *place])],
                           check=True, stdout=subprocess.DEVNULL, env=surroundings())
        if self.cluster:
            # As it would be found a night later.
            self.cluster.run("VACUUM (ANALYZE)", self.database)
        marker.write_text(json.dumps({**wanted, "filled": date.today().isoformat()}, indent=2) + "\n")

    def copy(self, label: str) -> "Copy":
        return Copy(self, label)


class Copy:
    """A copy to serve. `settings` is what the server must know of it, `database` reads and writes it."""

    def __init__(self, kept: Kept, label: str):
        self.people, self.cluster = kept.people, kept.cluster
        self.folder = BENCH / "run" / f"{kept.engine}-{kept.people}-{label}"
        # Beside the copy, because it is kept for whoever wants to know what went wrong.
        self.log = self.folder.with_suffix(".log")
        self.log.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(kept.folder / "data", self.folder / "data")
        self.settings = {"GUILDHALL_DATA": str(self.folder / "data")}
        if self.cluster:
            self._name = f"run_{kept.people}_{label}"
            self.cluster.make(self._name, of=kept.database)
            self.settings["GUILDHALL_DATABASE"] = self.cluster.url(self._name)
            self.database = Postgres(self.cluster.url(self._name))
        else:
            self.database = Sqlite(self.folder / "data/guildhall.sqlite")

    def remove(self) -> None:
        self.database.close()
        if self.cluster:
            self.cluster.drop(self._name)
        shutil.rmtree(self.folder, ignore_errors=True)


def schema_of(program: Path) -> tuple[int, str]:
    """The newest schema this program knows, and what tells its steps from others of the same number: data of an older one
    would migrate at each start that is timed, and data of other steps would be refused."""
    with tempfile.TemporaryDirectory(prefix="guildhall-bench-") as folder:
        subprocess.run([program, "migrate", "--data", folder], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, env=surroundings())
        database = Sqlite(Path(folder) / "guildhall.sqlite")
        steps = database.rows("SELECT number, checksum FROM schema_migration ORDER BY number")
        database.close()
        return int(steps[-1][0]), hashlib.sha256(repr(steps).encode()).hexdigest()[:12]


def surroundings() -> dict[str, str]:
    """The environment without settings of whoever runs this."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GUILDHALL_")}
