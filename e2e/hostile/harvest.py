"""Goes through the real pages and takes their forms along."""

from house.crawl import crawl

from hostile.forms import HIDDEN, Form, read_forms
from hostile.routes import route_of


def harvest(ground) -> dict[str, list[Form]]:
    """Route → its forms as the pages show them to those who may see them."""
    forms = {name: [Form("POST", "", {}, list(fields))] for name, fields in HIDDEN.items()}
    hidden = _hidden_pages(ground)
    for role in ("crew", "organiser", "administrator", "member", "visitor"):
        hand = ground.hand(role)
        starts = ["/sign-in"] if role == "visitor" else list(crawl(hand, role)[0].values()) + hidden
        for address in starts:
            for form in read_forms(hand.get(address).text):
                form.path = form.path or address.split("?")[0]
                route = route_of(ground.routes, form.method, form.path)
                if not route or _is_an_attackers(form, ground.victims):
                    continue
                if form.fields not in [one.fields for one in forms.get(route.name, [])]:
                    forms.setdefault(route.name, []).append(form)
    return forms


def _is_an_attackers(form: Form, victims: list[str]) -> bool:
    """An administrator who changes their own address could not be signed in again."""
    return form.path.startswith("/admin/people/") and not any(one in form.path for one in victims)


def _hidden_pages(ground) -> list[str]:
    """Pages that no link of the crawl leads to, because another of the same kind was seen before."""
    things, found = ground.things(), []
    for one in things["session"]:
        found += [f"/sessions/{one}{page}" for page in ("", "/edit", "/cancellation", "/check-in", "/attendance")]
    found += [f"/topics/{one}" for one in things["topic"]] + [f"/admin/people/{one}" for one in things["person"]]
    return found + [f"/admin/import/{kind}/{one}" for one in things["draft"] for kind in ("people", "topics")]
