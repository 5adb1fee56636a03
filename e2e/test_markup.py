"""Runs last: the markup of every page the other tests saw."""

import pytest

from house import markup


def test_every_page_seen_is_valid_html():
    if markup.count() == 0:
        pytest.skip("no page was looked at")
    faults = markup.faults()
    assert not faults, "\n".join(faults)
