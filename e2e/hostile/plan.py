"""In which order the routes are tried, and by whom together."""

import itertools

from hostile.routes import RANKS, Route

# What makes things comes before what needs them, and what changes the attackers' own accounts comes late.
ORDER = ["topics", "asked", "sessions", "actions", "commitments", "feedback", "letters", "set-up", "skills",
         "job-roles", "frameworks", "people", "departments", "gaps", "admin", "me", "sign-in"]
TAKING = ("/cancellation", "/merge", "/merger", "/deactivation", "/application")


def groups(routes: list[Route]) -> list[tuple[str, list[Route], list[str]]]:
    """What is sent together: the pages first, then the changes of each concept, once by members and once by those
    above them."""
    below, above = ["visitor", "member", "crew"], ["sponsor", "organiser", "administrator"]
    found = [("pages", [route for route in routes if not route.writes], list(RANKS))]
    for concept, phase in itertools.product(ORDER, range(3)):
        some = sorted((route for route in routes if route.writes and route.path.split("/")[1] == concept
                       and _phase(route) == phase),
                      key=lambda route: (route.method == "DELETE", -len(route.path), route.name))
        found += [(f"{concept} by members", [route for route in some if route.admits("member")], below),
                  (f"{concept} by others", some, above)]
    sent = {route for _, some, _ in found for route in some}
    assert sent == set(routes), f"nobody sends {set(routes) - sent}"
    return [group for group in found if group[1]]


def _phase(route: Route) -> int:
    """0 makes something new, 1 works on what is there, 2 takes it away."""
    if route.method == "DELETE" or route.path.endswith(TAKING):
        return 2
    return 1 if route.parameters else 0
