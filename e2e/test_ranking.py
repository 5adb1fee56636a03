"""The ranking of topics on an organisation in which gaps are planted: what bench/ranking.py measures."""

import os
import subprocess
import sys

from house.site import BINARY, ROOT


def test_planted_gaps_come_among_the_first_and_one_person_does_not_move_them():
    ran = subprocess.run([sys.executable, "-m", "bench", "ranking", "1"], cwd=ROOT, text=True, capture_output=True,
                         env={**os.environ, "GUILDHALL_BINARY": str(BINARY)})
    assert ran.returncode == 0, ran.stdout + ran.stderr
