"""Doors that are open and things that are not theirs: (role, method, path) that must be refused whoever knows the id."""

CREW_ONLY = [("PUT", "attendance"), ("GET", "attendance"), ("POST", "attendance/walk-ins"), ("PUT", "notes"),
             ("POST", "notes/points"),
             ("PUT", "summary"), ("GET", "summary/edit"), ("POST", "summary/sending"), ("POST", "actions"),
             ("POST", "cancellation"),
             ("GET", "cancellation"), ("GET", "edit")]


def of_others(rows: dict[str, list[dict]]) -> list[tuple[str, str, str]]:
    person = {row["email"].split("@")[0]: row["id"] for row in rows["person"]}
    topic = next(row["id"] for row in rows["topic"] if row["asker_id"] == person["sofia"] and row["comments"] > 1)
    comment = next(row["id"] for row in rows["topic_comment"] if row["person_id"] == person["petros"]
                   and row["topic_id"] == topic)
    past = next(row["session_id"] for row in rows["session_notes"])
    point, action = rows["session_point"][0]["id"], rows["action_item"][0]["id"]
    member = [(method, f"/sessions/{past}/{page}") for method, page in CREW_ONLY] + [
        ("PUT", f"/sessions/{past}"), ("DELETE", f"/sessions/{past}/notes/points/{point}"),
        ("PUT", f"/actions/{action}"),
        ("GET", f"/actions/{action}/edit"), ("PUT", f"/topics/{topic}"), ("GET", f"/topics/{topic}/edit"),
        ("DELETE", f"/topics/{topic}/comments/{comment}"), ("PUT", f"/topics/{topic}/state")]
    anna = person["anna"]
    found = [("member", method, path) for method, path in member] + [
        ("administrator", "DELETE", f"/admin/people/{anna}/roles/administrator"),
        ("administrator", "POST", f"/admin/people/{anna}/deactivation")]
    return found + _private(rows, person["petros"]) + _others_drafts(rows)


def _private(rows: dict[str, list[dict]], owner: str) -> list[tuple[str, str, str]]:
    """What is somebody's alone, and nobody's role opens."""
    found = []
    for row in rows["commitment"]:
        if row["person_id"] == owner:
            found += [("GET", f"/commitments/{row['id']}/edit"), ("PUT", f"/commitments/{row['id']}"),
                      ("DELETE", f"/commitments/{row['id']}"), ("PUT", f"/commitments/{row['id']}/answer")]
    found += [("GET", f"/me/letters/{row['id']}") for row in rows["letter"] if row["person_id"] == owner]
    found += [("DELETE", f"/me/sign-ins/{row['id']}") for row in rows["sign_in"] if row["person_id"] == owner]
    assert len(found) > 5, "there is nothing private to reach for"
    return [(role, method, path) for role in ("member", "crew", "organiser", "administrator") for method, path in found]


def _others_drafts(rows: dict[str, list[dict]]) -> list[tuple[str, str, str]]:
    """Lists that another is looking at."""
    draft = next(row["id"] for row in rows["import_draft"] if row["kind"] == "topics")
    path = f"/admin/import/topics/{draft}"
    return [("organiser", method, path)
            for method in ("GET", "PUT", "DELETE")] + [("organiser", "POST", path + "/application")]
