"""What the figures should be, on SQLite and an organisation of 10,000."""

from bench.pages import READS

START_SECONDS = 0.5
MEMORY_MB = 150

# (figure, the limit, whether it is a least or a most)
_READ = [("ratio", 0.25, "least"), ("processor_ms", 2, "most"), ("p99_ms", 25, "most"), ("statements", 8, "most"),
         ("growth", 1.3, "most")]
_PAGES = {**{name: _READ for name in READS},
          "vote": [("p99_ms", 10, "most"), ("requests_per_second", 1000, "least"), ("growth", 1.3, "most")],
          "register": [("growth", 1.3, "most")],
          "comment": [("growth", 1.3, "most")]}


def missed(page: str, figures: dict) -> list[str]:
    """The figures of a page that miss their targets."""
    found = []
    for figure, limit, side in _PAGES[page]:
        value = figures.get(figure)
        if value is not None and (value < limit if side == "least" else value > limit):
            found.append(figure)
    return found
