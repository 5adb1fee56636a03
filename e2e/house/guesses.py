"""Guesses at a key: its neighbours, its spellings, and plain chance."""

import random

LETTERS = "0123456789abcdefghijklmnopqrstuv"
LENGTH = 26


def near(key: str, count: int, seed: int) -> list[str]:
    """All different from the key, and most of them by a single character."""
    chance = random.Random(seed)
    found = {key[:-1], key + "0", key.upper(), "0" * LENGTH, "v" * LENGTH, key[::-1], "%20" + key, key + "%00", "*", "%25"}
    while len(found) < count:
        place = chance.randrange(len(key))
        found.add(key[:place] + chance.choice(LETTERS) + key[place + 1:])
        found.add("".join(chance.choices(LETTERS, k=LENGTH)))
    return sorted(found - {key})
