"""Lists of real organisations, as large and as untidy as they come. They lie beside the project, not in it."""

import re

import pytest

from house.site import DATA

PEOPLE = DATA / "people/adventureworks-people.csv"
EXPORT = DATA / "people/adventureworks-hr-export.cp1252.csv"

pytestmark = pytest.mark.skipif(not PEOPLE.exists(), reason=f"there are no lists in {DATA}")


@pytest.mark.both_engines
def test_people_come_in_once_with_their_departments_and_managers(site):
    founder = site.found()
    first = site.cli("import", "people", str(PEOPLE), "--apply")
    assert "290 added, 0 changed, 0 unchanged" in first.stdout
    again = site.cli("import", "people", str(PEOPLE), "--apply")
    assert "0 added, 0 changed, 290 unchanged" in again.stdout
    departments = founder.get("/admin/departments").text
    assert len(set(re.findall(r"/admin/departments/[0-9a-v]{26}", departments))) == 16 + 2


def test_the_export_of_a_windows_program_comes_to_the_same(site):
    site.found()
    site.cli("import", "people", str(PEOPLE), "--apply")
    look = site.cli("import", "people", str(EXPORT), check=False)
    assert look.returncode == 1
    assert "read as Windows-1252" in look.stdout and "Say which column holds the addresses" in look.stdout
    mapped = site.cli(
        "import", "people", str(EXPORT), "--column", "email=LoginID", "--mail-domain", "adventure-works.example")
    assert "0 added, 0 changed, 290 unchanged" in mapped.stdout
