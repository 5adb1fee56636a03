"""What an organisation knows and asks for leaves it as lists, and makes another one with the same."""

import csv
import json
from pathlib import Path

import pytest

from conftest import running_site

LISTS = ["departments", "people", "frameworks", "skills", "job-roles", "department-targets", "work", "ratings",
         "findable", "topics", "topic-skills", "votes", "offers"]


@pytest.mark.both_engines
def test_lists_make_another_organisation_with_the_same(tmp_path, sink, engine):
    """Out of one as CSV, into an empty one, out of that as JSON, and back."""
    for name in ["one", "two"]:
        (tmp_path / name).mkdir()
    with running_site(tmp_path / "one", sink, engine, fill=["demo", "--fill-only", "--seed", "3"]) as one:
        out = tmp_path / "lists"
        said = one.cli("export", "--lists", out).stdout
        assert [line.split(".")[0] for line in said.splitlines()] == LISTS
        assert all(len(_rows(out / f"{name}.csv")) > 1 for name in LISTS if name != "department-targets"), said
        again = one.cli("export", "--lists", out, check=False)
        assert again.returncode != 0 and "is there already" in again.stderr
        idle = one.cli("import", "lists", out, "--apply").stdout
        assert " added" in idle and all(" 0 added, 0 changed, " in line for line in _summaries(idle)), idle
        with running_site(tmp_path / "two", sink, engine) as two:
            founder, departments = _founder(out)
            two.found(name=founder["name"], address=founder["email"], departments=departments)
            look = two.cli("import", "lists", out).stdout
            assert "Nothing was changed; add --apply" in look
            assert len(_rows(_export(two, tmp_path / "before") / "ratings.csv")) == 1
            two.cli("import", "lists", out, "--apply")
            back = _export(two, tmp_path / "back")
            for name in LISTS:
                assert (back / f"{name}.csv").read_text() == (out / f"{name}.csv").read_text(), name
            records = _export(two, tmp_path / "records", "--format", "json")
            assert _as_rows(records / "ratings.json", out / "ratings.csv") == _rows(out / "ratings.csv")[1:]
            home = one.cli("import", "lists", records).stdout
            assert "Nothing would change." in home, home


def test_a_folder_that_is_wrong_is_refused_with_the_cure(site, tmp_path):
    site.found()
    folder = tmp_path / "lists"
    assert "holds none of the lists" in _refused(site, folder)
    folder.mkdir()
    (folder / "rating.csv").write_text("person\n")
    (folder / "ratings.csv").write_text("person,framework,skill,source,level\nnobody@example.org,Plant,Belts,self,2\n")
    assert "rating.csv is none of the lists" in _refused(site, folder)
    (folder / "rating.csv").rename(folder / "ratings.json")
    assert "Keep one of the two" in _refused(site, folder)
    (folder / "ratings.json").unlink()
    answer = site.cli("import", "lists", folder, "--apply", check=False)
    assert answer.returncode != 0
    assert "line 2, column person: Nobody here has the address “nobody@example.org”." in answer.stdout
    assert "Nothing was changed; correct" in answer.stdout
    (folder / "ratings.csv").write_text("person,\"framework\n")
    assert "ratings.csv: " in _refused(site, folder)


def _refused(site, folder) -> str:
    answer = site.cli("import", "lists", folder, check=False)
    assert answer.returncode != 0
    return answer.stderr


def _export(site, folder: Path, *options: str) -> Path:
    site.cli("export", "--lists", folder, *options)
    return folder


def _summaries(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.endswith("unchanged")]


def _rows(path: Path) -> list[list[str]]:
    with path.open(newline="") as file:
        return list(csv.reader(file))


def _as_rows(records: Path, like: Path) -> list[list[str]]:
    """Records in JSON as the rows of the CSV with the same columns."""
    header = _rows(like)[0]
    return [[str(record[column]) for column in header] for record in json.loads(records.read_text())]


def _founder(lists: Path) -> tuple[dict, str]:
    """Whoever sets the other one up: the first of the people; and the departments, which a set-up asks for."""
    header, *people = _rows(lists / "people.csv")
    departments = [row[0] for row in _rows(lists / "departments.csv")[1:]]
    return dict(zip(header, people[0])), "\n".join(departments)
