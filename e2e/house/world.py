"""A small organisation with a past, made quickly through the pages' own forms. Everything its people say is Greek, so
that words of ours which missed `say` stand out in the pseudo-language."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from house.hand import Hand
from house.site import Site

PEOPLE = {
    "anna@example.org": ("Άννα Κώστα", []),
    "vasilis@example.org": ("Βασίλης Δήμου", ["organiser"]),
    "eleni@example.org": ("Ελένη Ρίζου", ["sponsor"]),
    "nikos@example.org": ("Νίκος Παππάς", []),
    "sofia@example.org": ("Σοφία Μελά", []),
    "petros@example.org": ("Πέτρος Λαΐου", []),
    "maria@example.org": ("Μαρία Θάνου", []),
    "irini@example.org": ("Ειρήνη Ζάχου", []),
}


@dataclass
class World:
    """`hands` are signed in, by the part of the address before the @."""

    site: Site
    hands: dict[str, Hand] = field(default_factory=dict)
    topic: str = ""
    session: str = ""

    def __getitem__(self, name: str) -> Hand:
        return self.hands[name]

    def sign_in(self) -> None:
        """Everybody, anew: after a journey in time sign-ins may have run out."""
        self.hands = {address.split("@")[0]: Hand(self.site).sign_in(address) for address in PEOPLE}


def settled(site: Site) -> World:
    """The organisation and its people, in two departments."""
    site.found()
    people = site.folder / "people.csv"
    lines = [f"{address},{name},{'Ποιότητα' if place % 2 else 'Λογισμικό'},anna@example.org"
             for place, (address, (name, _)) in enumerate(PEOPLE.items()) if address != "anna@example.org"]
    people.write_text("\n".join(["email,name,department,manager_email", *lines]))
    site.cli("import", "people", str(people), "--apply")
    for address, (_, roles) in PEOPLE.items():
        for role in roles:
            site.cli("person", "role", address, role)
    world = World(site)
    world.sign_in()
    return world


# Skills with their levels, and what job roles need, as files that an import takes.
SKILLS = """name,group,about,Level 0: Τίποτα,Level 1: Γνωρίζω,Level 2: Εφαρμόζω,Level 3: Εξηγώ,Level 4: Διδάσκω,critical,because
Κόλληση,Ηλεκτρονικά > Πάγκος,Ενώσεις που αντέχουν,,Ξέρω τα εργαλεία,"Μπορώ:
- μια καλή κόλληση
- έλεγχο με φακό",Εξηγώ τα λάθη,Διδάσκω στον πάγκο,yes,Χωρίς αυτήν σταματά η γραμμή
Ανάγνωση φάσματος,Μετρήσεις,Τι λέει μια αντλία,,,,,,no,
Παράδοση βάρδιας,,,,,,,,no,
"""
ROLES = """family,track,name,about,skill,level
Παραγωγή,Τεχνίτης,Πρώτος τεχνίτης,Κρατά τη γραμμή,Κόλληση,Εξηγώ
Παραγωγή,Τεχνίτης,Πρώτος τεχνίτης,,Παράδοση βάρδιας,2
Παραγωγή,Τεχνίτης,Τεχνίτης,Δουλεύει στον πάγκο,Κόλληση,2
Γραφείο,,Γραφέας,,,
"""


def add_skills(site: Site) -> None:
    skills, roles = site.folder / "skills.csv", site.folder / "roles.csv"
    skills.write_text(SKILLS)
    roles.write_text(ROLES)
    site.cli("import", "skills", str(skills), "--roles", str(roles), "--name", "Εργαστήριο",
             "--source", "Δικό μας, ελεύθερο", "--apply")


def with_topic(site: Site) -> World:
    """… and a topic with votes, an offer and a comment."""
    world = settled(site)
    world.topic = done(world["nikos"].post("/topics", {
        "title": "Κόλληση χωρίς μόλυβδο", "body": "Πώς γίνεται **σωστά**;", "origin": "post-mortem",
        "link": "https://wiki.example.org/1"}))
    for name in ("sofia", "petros", "maria"):
        done(world[name].post(world.topic + "/vote"))
    done(world["irini"].post(world.topic + "/offer", {"kind": "teach", "note": "Με χαρά"}))
    done(world["sofia"].post(world.topic + "/comments", {"body": "Κι εγώ το χρειάζομαι"}))
    return world


def with_session(site: Site, days: int = 2, minutes: int = 60) -> World:
    """… and a session made from it, with seats taken in the room and remotely, and a letter that was refused."""
    world = with_topic(site)
    day = (site.now + timedelta(days=days)).date().isoformat()
    world.session = done(world["vasilis"].post("/sessions", {
        "topic": world.topic.rsplit("/", 1)[-1], "title": "Κόλληση χωρίς μόλυβδο", "about": "Μια ώρα στον πάγκο",
        "know": "Θερμοκρασίες", "can": "Μια καλή κόλληση", "measure": "Λιγότερα ελαττώματα", "day": day, "time": "12:00",
        "minutes": str(minutes), "zone": "Europe/Athens", "delivery": "hybrid", "room": "Αίθουσα 3", "room_seats": "4",
        "join_link": "https://meet.example.org/abc", "remote_seats": "20", "facilitator_1": "irini@example.org",
        "preparation": "Φέρτε *γυαλιά*."}))
    site.sink.refuse("eleni@example.org", "550 5.1.1 No such mailbox here")
    for name, mode in [("nikos", "room"), ("sofia", "room"), ("petros", "room"), ("maria", "remote"), ("anna", "remote"),
                       ("eleni", "remote"), ("vasilis", "remote")]:
        done(world[name].post(world.session + "/seat", {"mode": mode}))
    return world


def with_past(site: Site) -> World:
    """… held: attendance, notes, decisions, actions, a summary, reflections, commitments and enough feedback."""
    world = with_session(site)
    add_skills(site)
    site.travel(days=3)
    world.sign_in()
    irini = world["irini"]
    done(irini.post(world.session + "/attendance", {"rest": "missed", **attended(irini, world.session)}, method="PUT"))
    done(irini.post(world.session + "/notes", {"notes": "Είδαμε **τρεις** τρόπους."}, method="PUT"))
    done(irini.post(world.session + "/notes/points", {"kind": "decision", "decision": "Νέα μύτη κάθε μήνα"}))
    done(irini.post(world.session + "/notes/points", {"kind": "question", "question": "Ποια πάστα;"}))
    done(irini.post(world.session + "/actions", {
        "body": "Να παραγγείλω μύτες", "owner": owner(irini, world.session, "Νίκος"), "due_on": later(site, 7)}))
    # What is drafted stays in the language it was drafted in.
    done(irini.speaking("pseudo").post(world.session + "/summary/sending"))
    for name in ("nikos", "sofia"):
        done(world[name].post(world.session + "/reflection", {
            "worked": "Ο πάγκος", "not_worked": "Ο χρόνος", "mattered": "Λιγότερα λάθη",
            **({"shared": "yes"} if name == "sofia" else {})}, method="PUT"))
        done(world[name].post(world.session + "/commitments", {
            "body1": "Να δοκιμάσω τη νέα μύτη", "due_on1": later(site, 14)}))
    rate(world["nikos"], {"Κόλληση": "2", "Παράδοση βάρδιας": "2"}, findable=["Κόλληση"])
    rate(world["sofia"], {"Κόλληση": "3"}, findable=[])
    speak(world)
    for name in ("anna", "eleni", "nikos", "sofia", "petros", "maria"):
        give_feedback(world[name], world.session)
    return world


def rate(hand: Hand, levels: dict[str, str], findable: list[str]) -> None:
    """Chooses the first job role and says how well one can do what it needs."""
    page = hand.get("/me/skills").text
    role = re.search(r'<option value="([0-9a-v]{26})"[^>]*>Πρώτος τεχνίτης', page)[1]
    done(hand.post("/me/job-role", {"role": role}, method="PUT"))
    page = hand.get("/me/skills").text
    ids = {name: one for one, name in re.findall(r'id="skill-([0-9a-v]{26})".*?rating__name">([^<]*)', page, re.S)}
    fields = {"skill": list(ids.values())} | {f"find_{ids[name]}": "yes" for name in findable}
    done(hand.post("/me/skills", fields | {f"level_{ids[name]}": level for name, level in levels.items()}, method="PUT"))


def speak(world: World) -> None:
    """Colleagues ask each other for help and for a word on their skills, and say one; then the map is counted."""
    nikos, sofia, irini = world["nikos"], world["sofia"], world["irini"]
    skill = re.search(r'id="skill-([0-9a-v]{26})"', sofia.get("/me/skills").text)[1]
    mine = re.search(r"/people/([0-9a-v]{26})", sofia.get("/me/skills").text)[1]
    done(sofia.post("/me/asks", {"who": "irini@example.org", "skills": skill}))
    done(nikos.post(f"/people/{mine}/skills", {
        "skill": skill, f"level_{skill}": "2", f"note_{skill}": "Την είδα στον πάγκο"}, method="PUT"))
    every = re.findall(r'href="/skills/([0-9a-v]{26})"', nikos.get("/skills").text)
    done(irini.post("/me/skills", {"skill": every} | {f"find_{one}": "yes" for one in every}, method="PUT"))
    welding = re.search(r'/skills/([0-9a-v]{26})"[^>]*>Κόλληση', sofia.get("/skills").text)[1]
    helper = re.search(rf"/skills/{welding}/helpers/[0-9a-v]{{26}}", sofia.get(f"/skills/{welding}").text)[0]
    done(sofia.post(helper, {"words": "Ποια πάστα;"}))
    # A wish of which something can still come.
    wish = done(sofia.post("/topics", {"title": "Ανάγνωση φάσματος", "body": "", "origin": "goal", "link": "",
                                       "skill": every[0]}))
    done(nikos.post(wish + "/vote"))
    done(world["vasilis"].post(wish + "/teachers", {"person": re.search(
        r"/people/([0-9a-v]{26})", irini.get("/me/skills").text)[1]}))
    done(world["vasilis"].post("/gaps/count"))


def give_feedback(hand: Hand, session: str) -> None:
    page = hand.get(session + "/feedback/own")
    key = re.search(r'action="(/feedback/[^"]+)"', page.text)
    assert key, page.text
    done(hand.post(key.group(1), {
        "worth": "5", "useful": "4", "open_to_all": "3", "worked": "Τα παραδείγματα", "different": "Πιο αργά"}))


def owner(hand: Hand, session: str, name: str) -> str:
    """The value of the person in the list of possible owners of an action."""
    found = re.search(rf'<option value="(\w+)"[^>]*>{name}', hand.get(session + "/notes").text)
    assert found, f"{name} cannot own an action"
    return found.group(1)


def later(site: Site, days: int) -> str:
    return (site.now + timedelta(days=days)).date().isoformat()


def attended(hand: Hand, session: str) -> dict[str, str]:
    """Answers of the attendance form: everybody with a seat was there, in their own mode."""
    page = hand.get(session + "/attendance").text
    return {name: "room" for name in dict.fromkeys(re.findall(r'name="(presence_\w+)"', page))}


def done(answer) -> str:
    """The address somebody was led to after a deed that worked."""
    assert answer.status == 200, f"{answer.status} {answer.url} {answer.complaints}"
    return answer.url
