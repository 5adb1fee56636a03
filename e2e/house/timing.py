"""Whether two kinds of request can be told apart by how long their answers take."""

import gc
import math
import random
import time
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Callable

Try = Callable[[int], None]


def interleaved(kinds: dict[str, Try], tries: int, seed: int, before: dict[str, Try] | None = None) -> dict[str, list[float]]:
    """Milliseconds of each try of each kind. In every round each kind has its turn, in a random order, so that whatever else
    the machine does, and whatever the request before left behind, falls on all of them alike. What is done `before` a try
    is not counted."""
    order, took = random.Random(seed), {kind: [] for kind in kinds}
    gc.disable()
    try:
        for number in range(tries):
            for kind in order.sample(sorted(kinds), len(kinds)):
                if before:
                    before[kind](number)
                began = time.perf_counter()
                kinds[kind](number)
                took[kind].append((time.perf_counter() - began) * 1000)
    finally:
        gc.enable()
    return took


@dataclass
class Difference:
    """Between the times of two kinds, in milliseconds; `noise` is the median deviation from the median within one kind."""

    kinds: tuple[str, str]
    medians: tuple[float, float]
    noise: float
    chance: float

    @property
    def tells(self) -> bool:
        """So steadily apart that chance would not do it once in ten thousand runs, and by half the noise or more: what is
        smaller than that, nobody sees in the few tries there are for one address."""
        return self.chance < 1e-4 and abs(self.medians[0] - self.medians[1]) >= self.noise / 2

    def __str__(self) -> str:
        (one, other), (first, second) = self.kinds, self.medians
        return f"{one} {first:.2f} ms, {other} {second:.2f} ms, noise {self.noise:.2f} ms, p = {self.chance:.2g}"


def differences(took: dict[str, list[float]]) -> list[Difference]:
    """Of each kind to each other."""
    return [
        Difference((one, other), (median(took[one]), median(took[other])), (spread(took[one]) + spread(took[other])) / 2,
                   mann_whitney(took[one], took[other]))
        for one, other in combinations(took, 2)]


def spread(times: list[float]) -> float:
    middle = median(times)
    return median(abs(one - middle) for one in times)


def mann_whitney(first: list[float], second: list[float]) -> float:
    """How likely two samples of one distribution differ in rank as much as these (two-sided, normal approximation; times to
    the nanosecond have hardly any ties)."""
    ranked = sorted([(one, True) for one in first] + [(one, False) for one in second])
    ranks = sum(place for place, (_, is_first) in enumerate(ranked, 1) if is_first)
    n, m = len(first), len(second)
    u = ranks - n * (n + 1) / 2
    deviation = math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(u - n * m / 2) / deviation / math.sqrt(2))
