"""The list of routes, read from the permission matrix of the Swift tests, which is held against the router there."""

import re
from dataclasses import dataclass
from pathlib import Path

MATRIX = Path(__file__).resolve().parents[2] / "Tests/HouseTests/PermissionMatrix.swift"
# How far each may go; those who run a session are members to all other pages.
RANKS = {"visitor": 0, "member": 1, "crew": 1, "sponsor": 2, "organiser": 3, "administrator": 4}
DOORS = {"open": "visitor", "signedIn": "member"}


@dataclass(frozen=True)
class Route:
    """`path` has its parameters as `:name`; `least` is the least role that comes in."""

    method: str
    path: str
    least: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def parameters(self) -> list[str]:
        return re.findall(r":(\w+)", self.path)

    @property
    def writes(self) -> bool:
        return self.method != "GET"

    def admits(self, role: str) -> bool:
        return RANKS[role] >= RANKS[self.least]

    def filled(self, values: dict[str, str]) -> str:
        """The path with these values at the places of its parameters."""
        path = re.sub(r":(\w+)", lambda found: values[found.group(1)], self.path)
        return path.replace("**", values.get("rest", "style.css"))

    def fits(self, method: str, path: str) -> bool:
        pattern = re.escape(self.path).replace(r"\*\*", ".+")
        return method == self.method and re.fullmatch(re.sub(r":\w+", "[^/]+", pattern), path) is not None


def all_routes() -> list[Route]:
    found = re.findall(r'"(GET|POST|PUT|DELETE|PATCH) (/\S*)": \.(\w+)', MATRIX.read_text())
    assert len(found) > 100, f"{MATRIX} is not written as it was: only {len(found)} routes are read from it"
    return sorted((Route(method, path, DOORS.get(door, door)) for method, path, door in found),
                  key=lambda route: (route.path, route.method))


def route_of(routes: list[Route], method: str, path: str) -> Route | None:
    """The route an address belongs to; a literal one goes before one with parameters."""
    fitting = [route for route in routes if route.fits(method, path)]
    return min(fitting, key=lambda route: len(route.parameters), default=None)
