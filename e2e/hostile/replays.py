"""What is sent a second time: a form, a vote, a seat, a link of a letter that was used."""

from hostile import wire
from hostile.attempt import FORM, encoded, request
from hostile.belongings import ATTACKERS
from hostile.ground import Ground
from hostile.tables import differences


def sent_twice(ground: Ground) -> list[str]:
    """The first time changes something, the second and third nothing."""
    rows = ground.tables.all()
    topic = next(row["id"] for row in rows["topic"] if row["state"] == "open"
                 and row["title"].startswith("A wish of sofia"))
    stop = _open_stop_key(ground)
    action = rows["action_item"][0]["id"]
    # Each with the fields it is sent with; a vote is taken back first, so that there is one to give.
    ways = [(f"/topics/{topic}/vote?_method=delete", {}), (f"/topics/{topic}/vote", {}),
            (f"/topics/{topic}/offer", {"kind": "teach", "note": ""}),
            (f"/topics/{topic}/offer?_method=delete", {}), (f"/letters/stop/{stop}", {}),
            (f"/letters/stop/{stop}?_method=delete", {}),
            (f"/actions/{action}/state?_method=put", {"state": "done"}),
            (f"/actions/{action}/state?_method=put", {"state": "open"})]
    found = []
    for address, fields in ways:
        _post(ground, address, fields)
        before = ground.tables.all()
        for _ in range(2):
            status = _post(ground, address, fields)
            if status not in (200, 303, 422):
                found.append(f"{address} sent again is answered {status}")
        changed = differences(before, ground.tables.all())
        found += [f"{address} sent again changes {changed}"] if changed else []
    return found + _used_link(ground)


def _open_stop_key(ground: Ground) -> str:
    """Of a letter to somebody who is still here: attempts before this one may have closed accounts."""
    keys = (key for where, key in sorted(ground.letter_keys) if where == "letters/stop")
    hand = ground.hand("member")
    return next(key for key in keys if hand.get(f"/letters/stop/{key}").status == 200)


def _used_link(ground: Ground) -> list[str]:
    """A link signs in once, whoever has it."""
    path = "/" + ground.site.link_for(ATTACKERS["crew"]).split("/", 3)[3]
    sent = [request("POST", path, [("Content-Type", FORM)], b"", f"127.0.0.1:{ground.site.port}")]
    replies = [wire.send(ground.site.port, sent) for _ in range(3)]
    cookies = [reply.header("set-cookie") for reply in replies if "guildhall=" in reply.header("set-cookie")]
    return [] if len(cookies) == 1 else [f"a link signed {len(cookies)} in"]


def _post(ground: Ground, address: str, fields: dict) -> int:
    head = [("Cookie", ground.cookie("member")), ("Content-Type", FORM)]
    return wire.send(ground.site.port,
                     [request("POST", address, head, encoded(list(fields.items())),
                              f"127.0.0.1:{ground.site.port}")]).status
