-- Topics: requests to learn something, with their votes, offers, comments and what became of them.

CREATE TABLE topic (
  id TEXT NOT NULL PRIMARY KEY,
  external_id TEXT UNIQUE,
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('frontline', 'post-mortem', 'retrospective', 'milestone', 'procedure', 'goal')),
  link TEXT,
  -- NULL when it was asked without a name; then nothing here says who asked.
  asker_id TEXT REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'planned', 'scheduled', 'delivered', 'declined')),
  reason TEXT NOT NULL DEFAULT '',
  votes INTEGER NOT NULL DEFAULT 0 CHECK (votes >= 0),
  offers INTEGER NOT NULL DEFAULT 0 CHECK (offers >= 0),
  comments INTEGER NOT NULL DEFAULT 0 CHECK (comments >= 0),
  created_at BIGINT NOT NULL
);
CREATE INDEX topic_by_votes ON topic (state, votes, id);
CREATE INDEX topic_by_age ON topic (state, id);
CREATE INDEX topic_by_asker ON topic (asker_id, id);

CREATE TABLE topic_vote (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (topic_id, person_id)
);
CREATE INDEX topic_vote_by_person ON topic_vote (person_id, topic_id);

CREATE TABLE topic_offer (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('teach', 'co-teach')),
  note TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  PRIMARY KEY (topic_id, person_id)
);
CREATE INDEX topic_offer_by_person ON topic_offer (person_id, topic_id);

CREATE TABLE topic_comment (
  id TEXT NOT NULL PRIMARY KEY,
  topic_id TEXT NOT NULL REFERENCES topic (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  body TEXT NOT NULL CHECK (body <> ''),
  created_at BIGINT NOT NULL
);
CREATE INDEX topic_comment_by_topic ON topic_comment (topic_id, id);

-- Each change of state, with its reason, so that people see what happened.
CREATE TABLE topic_step (
  id TEXT NOT NULL PRIMARY KEY,
  topic_id TEXT NOT NULL REFERENCES topic (id),
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),
  created_at BIGINT NOT NULL
);
CREATE INDEX topic_step_by_topic ON topic_step (topic_id, id);
