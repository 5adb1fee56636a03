-- Which skills a topic asks for and a session works on, and the level that people reach there.

CREATE TABLE topic_skill (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  PRIMARY KEY (topic_id, skill_id)
);
CREATE INDEX topic_skill_by_skill ON topic_skill (skill_id, topic_id);

CREATE TABLE session_skill (
  session_id TEXT NOT NULL REFERENCES session (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  PRIMARY KEY (session_id, skill_id)
);
CREATE INDEX session_skill_by_skill ON session_skill (skill_id, session_id);

-- The same session shows a skill of somebody once.
CREATE UNIQUE INDEX rating_evidence ON rating (link, person_id, skill_id) WHERE source = 'evidence';
