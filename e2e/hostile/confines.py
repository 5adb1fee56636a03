"""Which tables an accepted change may touch, and whose rows in them."""

from hostile.belongings import ATTACKERS
from hostile.ground import Ground
from hostile.tables import Rows, differences

TOPIC = {"topic", "topic_vote", "topic_offer", "topic_comment", "topic_step", "topic_skill", "teach_ask",
         "topic_merge", "topic_gain", "topic_likeness", "topic_key",
         "rank_weight", "audit"}
RATINGS = {"rating", "standing", "rating_ask"}
SKILLS = {"framework", "skill_group", "skill", "job_role", "role_target", "audit"}
# By the first part of the address. What is not here may touch nothing.
CONCEPTS = {
    # Merging may pass seats on.
    "topics": TOPIC | {"registration"}, "asked": {"topic"},
    "sessions": TOPIC
    | {"session", "session_skill", "rating", "standing", "session_crew", "registration", "attendance", "session_notes", "session_point", "action_item",
       "summary",
                         "reflection", "commitment", "feedback_round", "feedback_token", "feedback_answer",
                         "feedback_words"},
    "actions": {"action_item", "audit"},
    # What somebody came to and did shows in their skills.
    "commitments": {"commitment", "rating", "standing"},
    "feedback": {"feedback_token", "feedback_answer", "feedback_words"},
    "letters": {"letter_stop"},
    "sign-in": {"sign_in", "sign_in_link"},
    "me": {"person", "sign_in", "sign_in_link", "calendar_key", "letter_stop", "session_crew", "skill_offer",
           "person_job_role", "quiet_time"} | RATINGS,
    # A colleague's page takes words on their skills.
    "people": RATINGS,
    "skills": SKILLS | {"help_ask"}, "departments": {"department_target", "audit"}, 
    # What is counted in the background is not looked at.
    "gaps": set(),
    "job-roles": SKILLS, "frameworks": SKILLS,
    "admin": TOPIC | SKILLS
    | {"person", "department", "organisation", "import_draft", "sign_in", "sign_in_link", "registration",
       "calendar_key", "department_target", "last_day"},
    # Opening a page brings feedback to light when its time has come.
    "pages": {"feedback_token", "feedback_answer", "feedback_words", "feedback_round"},
}
# Rows that are a person's own: nobody else's may change in what members do.
OWN = {"person": "id", "topic_vote": "person_id", "topic_offer": "person_id", "topic_comment": "person_id",
       "registration": "person_id",
       "reflection": "person_id", "commitment": "person_id", "letter_stop": "person_id", "calendar_key": "person_id",
       "sign_in": "person_id",
       "rating": "rater_id", "help_ask": "asker_id", "quiet_time": "person_id", "skill_offer": "person_id", "person_job_role": "person_id",
       "audit": "actor_id", "import_draft": "person_id"}


def breaches(label: str, before: dict[str, Rows], after: dict[str, Rows], ground: Ground) -> list[str]:
    """What a group of attempts changed that it may not."""
    concept, _, who = label.partition(" by ")
    changed = differences(before, after)
    found = [f"{label} changed {table}: {rows[:3]}" for table, rows in changed.items()
             if table not in CONCEPTS.get(concept, set())]
    # A key stands for whom it was given to.
    if who == "members" and concept not in ("letters", "asked"):
        actors = ground.ids_of(*ATTACKERS.values())
        found += [f"{label} changed another's {table}: {row}" for table, rows in changed.items() if table in OWN
                  for row in rows if row[OWN[table]] not in actors]
        found += _foreign_topics(label, before, after, actors)
    return found


def _foreign_topics(label: str, before: dict[str, Rows], after: dict[str, Rows], actors: set[str]) -> list[str]:
    """The words of a topic change by its asker only; its counts by everybody's votes."""
    def words(rows: Rows) -> dict[str, tuple]:
        return {row["id"]: (row["title"], row["body"], row["link"], row["origin"], row["asker_id"], row["reason"])
                for row in rows if row["asker_id"] not in actors}

    first, second = words(before["topic"]), words(after["topic"])
    return [f"{label} changed another's topic {one}: {second.get(one)}" for one in first
            if second.get(one) != first[one]]
