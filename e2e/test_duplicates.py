"""Likely duplicates on labelled pairs: what bench/duplicates.py measures."""

import os
import subprocess
import sys

from house.site import BINARY, ROOT


def test_most_that_is_shown_is_the_same_and_most_that_is_the_same_is_shown():
    ran = subprocess.run([sys.executable, "-m", "bench", "duplicates"], cwd=ROOT, text=True, capture_output=True,
                         env={**os.environ, "GUILDHALL_BINARY": str(BINARY)})
    assert ran.returncode == 0, ran.stdout + ran.stderr
