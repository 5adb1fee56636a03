"""An invented organisation in which what most people vote for is not what it lacks most: some gaps in critical skills are planted
of which hardly anybody speaks. The same seed gives the same organisation."""

import random
from dataclasses import dataclass, field

PEOPLE, DEPARTMENTS, SKILLS, TOPICS, PLANTED = 600, 12, 60, 240, 15
VOTES = 10


@dataclass
class Planted:
    """Rows of the tables, by table; `gaps` are the topics that ask for what was planted."""

    tables: dict[str, tuple[list[str], list[tuple]]]
    gaps: set[str]
    # Who gave most votes.
    busiest: str
    names: dict[str, str] = field(default_factory=dict)


def identity(kind: int, number: int) -> str:
    """As the product writes them: 26 characters of base 32 that sort by kind and number."""
    digits, value, text = "0123456789abcdefghijklmnopqrstuv", (1_790_000_000_000 << 16) + (kind << 40) + number, ""
    while value:
        value, rest = divmod(value, 32)
        text = digits[rest] + text
    return text.rjust(26, "0")


def invent(seed: int, now: int) -> Planted:
    chance = random.Random(seed)
    people = [identity(1, number) for number in range(PEOPLE)]
    departments = [identity(2, number) for number in range(DEPARTMENTS)]
    skills = [identity(3, number) for number in range(SKILLS)]
    topics = [identity(4, number) for number in range(TOPICS)]
    roles = [identity(5, number) for number in range(DEPARTMENTS)]
    framework = identity(6, 0)
    place = {person: chance.randrange(DEPARTMENTS) for person in people}
    # The planted gaps are in critical skills; some others are critical, too, and known well.
    planted, critical = set(range(PLANTED)), set(range(PLANTED)) | set(range(30, 40))
    targets = [(roles[role], skills[skill], chance.choice([2, 3])) for role in range(DEPARTMENTS)
               for skill in sorted(set(chance.sample(range(SKILLS), 20)))]
    needs = {(role, skill): level for role, skill, level in targets}
    standings = []
    for person in people:
        for number, skill in enumerate(skills):
            target = needs.get((roles[place[person]], skill))
            if target is None or chance.random() < 0.1:
                continue
            low = number in planted and chance.random() < 0.85
            level = max(0, target - chance.choice([1, 2, 2])) if low else min(4, max(0, target + chance.choice([-1, 0, 0, 1])))
            standings.append((person, skill, level, "self", level, level, now))
    asked = {topics[number]: skills[number] for number in range(PLANTED)}
    asked |= {topics[number]: chance.choice(skills[PLANTED:]) for number in range(PLANTED, TOPICS, 2)}
    votes = _votes(chance, people, topics)
    count = {topic: sum(1 for one, _ in votes if one == topic) for topic in topics}
    given = {person: sum(1 for _, one in votes if one == person) for person in people}
    return Planted({
        "department": (["id", "name", "name_key", "created_at"],
                       [(one, f"Department {n}", f"department {n}", now) for n, one in enumerate(departments)]),
        "person": (["id", "email", "name", "name_key", "pronouns", "job_title", "department_id", "location", "location_key",
                    "zone", "about", "teaches", "wants", "is_organiser", "is_sponsor", "is_administrator", "created_at"],
                   [(one, f"p{n}@example.org", f"Person {n}", f"person {n}", "", "", departments[place[one]], "", "", "UTC",
                     "", "", "", n == 0, False, n == 0, now) for n, one in enumerate(people)]),
        "framework": (["id", "name", "name_key", "source", "level0", "level1", "level2", "level3", "level4", "created_at"],
                      [(framework, "Planted", "planted", "", "None", "Aware", "Working", "Good", "Expert", now)]),
        "skill": (["id", "framework_id", "name", "name_key", "about", "also", "level1", "level2", "level3", "level4",
                   "is_critical", "because", "created_at"],
                  [(one, framework, f"Skill {n}", f"skill {n}", "", "", "", "", "", "", n in critical, "", now)
                   for n, one in enumerate(skills)]),
        "job_role": (["id", "framework_id", "family", "family_key", "track", "track_key", "name", "name_key", "about",
                      "created_at"],
                     [(one, framework, "", "", "", "", f"Role {n}", f"role {n}", "", now) for n, one in enumerate(roles)]),
        "role_target": (["job_role_id", "skill_id", "level"], targets),
        "person_job_role": (["person_id", "job_role_id"], [(one, roles[place[one]]) for one in people]),
        "standing": (["person_id", "skill_id", "level", "source", "lowest", "highest", "since"], standings),
        "topic": (["id", "title", "body", "origin", "state", "votes", "created_at"],
                  [(one, f"Topic {n}", "", chance.choice(["frontline", "procedure", "retrospective"]), "open", count[one],
                    now - chance.randrange(200) * 86_400_000) for n, one in enumerate(topics)]),
        "topic_vote": (["topic_id", "person_id", "created_at"], [(topic, person, now) for topic, person in votes]),
        "topic_skill": (["topic_id", "skill_id", "level"], [(topic, skill, 3) for topic, skill in asked.items()]),
    }, set(topics[:PLANTED]), max(people, key=lambda one: (given[one], one)))


def _votes(chance: random.Random, people: list[str], topics: list[str]) -> list[tuple[str, str]]:
    """Most vote for what many speak of; for what was planted, one to six people do."""
    loud = topics[PLANTED:]
    weights = [1 / (rank + 3) for rank in range(len(loud))]
    chance.shuffle(weights)
    votes = set()
    for person in people:
        for _ in range(chance.randrange(VOTES - 1)):
            votes.add((chance.choices(loud, weights)[0], person))
    for topic in topics[:PLANTED]:
        votes |= {(topic, person) for person in chance.sample(people, chance.randint(1, 6))}
    return sorted(votes)
