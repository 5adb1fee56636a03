"""Who attacks, who is attacked, and what of theirs is there besides the past of the small organisation."""

from datetime import timedelta

from house.hand import Hand
from house.world import World, done, later

# Who attacks; everybody else is an honest person whose things must stay as they are.
ATTACKERS = {"member": "nikos@example.org", "crew": "irini@example.org", "sponsor": "eleni@example.org",
             "organiser": "vasilis@example.org", "administrator": "anna@example.org"}
HONEST = "sofia"
# Whom an administrator who means harm may change; nobody signs in as them.
VICTIMS = ("petros@example.org", "maria@example.org", "left@example.org")
PEOPLE_LIST = "email,name,department\nnew@example.org,New Person,Ποιότητα\n"
SKILLS_LIST = "name,about\nA skill from a list,Its words\n"
TOPICS_LIST = "title,body\nA topic from a list,Its words\n"


def add_things(who: World) -> str:
    """What the past has not: an open topic with a comment, a session to come, drafts of imports. Gives what has
    keys that no letter has: the address of somebody's calendar, and that of a topic asked without a name."""
    site = who.site
    admin = Hand(site).sign_in(ATTACKERS["administrator"])
    site.cli("person", "add", "left@example.org", "--name", "Gone Away")
    site.cli("person", "deactivate", "left@example.org")
    for name in ("sofia", "nikos"):
        topic = done(who[name].post("/topics", {
            "title": f"A wish of {name}", "body": "Words", "origin": "goal", "link": ""}))
        done(who["maria"].post(topic + "/vote"))
        done(who["petros"].post(topic + "/comments", {"body": "A comment of Petros"}))
        done(who["nikos"].post(topic + "/comments", {"body": "A comment of Nikos"}))
    session = done(who["vasilis"].post("/sessions", {
        "title": "To come", "about": "Words", "know": "a", "can": "b", "measure": "c",
        "day": (site.now + timedelta(days=9)).date().isoformat(), "time": "12:00", "minutes": "60",
        "zone": "Europe/Athens", "delivery": "hybrid", "room": "1", "room_seats": "4", "remote_seats": "4",
        "join_link": "https://meet.example.org/x", "preparation": "Words", "facilitator_1": "irini@example.org"}))
    done(who["maria"].post(session + "/seat", {"mode": "room"}))
    done(who["petros"].post(who.session + "/commitments", {"body1": "Mine", "due_on1": later(site, 14)}))
    done(admin.post("/admin/import/people", {"text": PEOPLE_LIST, "encoding": ""}))
    done(admin.post("/admin/import/topics", {"text": TOPICS_LIST, "list": "", "encoding": ""}))
    done(who["vasilis"].post("/admin/import/skills", {"text": SKILLS_LIST, "name": "A list", "encoding": ""}))
    nameless = who["nikos"].post("/topics", {
        "title": "A wish of nobody", "body": "Words", "origin": "goal", "link": "", "anonymous": "yes"}).url
    return f'{who["petros"].post("/me/calendar").text}\n{nameless}'
