"""What an earlier version kept is there after an upgrade. Old files lie in `old`, each named after its schema; a new one
joins them with each release."""

import gzip
import re
from pathlib import Path

import pytest

from house import rush
from house.hand import Hand
from house.site import Site

# Without them the test would be skipped, and nobody would notice.
OLD = sorted(Path(__file__).with_name("old").glob("schema-*.txt.gz"))
assert OLD


def rows_of(text: str) -> dict[str, int]:
    """How many rows the file has of each table."""
    found, table = {}, ""
    for line in text.splitlines():
        if line.startswith("table "):
            # What is searched has another form in each engine.
            table = line.split()[1].replace("text_index", "text_entry")
        elif line.startswith("rows "):
            found[table] = int(re.match(r"rows (\d+)", line).group(1))
    return found


@pytest.mark.both_engines
@pytest.mark.parametrize("old", OLD, ids=lambda path: path.name.split(".")[0])
def test_what_an_earlier_version_kept_is_there(tmp_path, sink, engine, old):
    text = gzip.decompress(old.read_bytes()).decode()
    (tmp_path / "old.txt").write_text(text)
    site = Site(tmp_path, sink, engine)
    try:
        site.cli("restore", tmp_path / "old.txt")
        tables = rush.tables(site)
        kept = rows_of(text)
        assert len(kept) > 30 and sum(kept.values()) > 2000
        # Everybody signs in anew.
        expected = kept | {"sign_in": 0, "sign_in_link": 0}
        assert {table: tables.number(f"SELECT count(*) FROM {table}") for table in kept} == expected
        site.start()
        address = tables.rows("SELECT email FROM person WHERE is_administrator ORDER BY id")[0][0]
        hand = Hand(site).sign_in(address)
        for page in ("/", "/topics", "/sessions?when=past", "/people", "/overview", "/admin", "/me/plan", "/me/letters"):
            assert hand.get(page).status == 200, page
        assert "WRONG  database" not in site.cli("doctor", check=False).stdout
        assert site.stop() == 0 and not site.faults()
    finally:
        site.remove()
