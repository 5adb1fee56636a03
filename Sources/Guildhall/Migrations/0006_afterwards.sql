-- What remains of a session: notes, decisions and open questions, actions, the summary, reflections, commitments.

CREATE TABLE session_notes (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
  body TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES person (id),
  written_at BIGINT NOT NULL
);
CREATE INDEX session_notes_by_writer ON session_notes (written_by);

-- What was decided, and what stayed open.
CREATE TABLE session_point (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'question')),
  body TEXT NOT NULL CHECK (body <> ''),
  person_id TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL
);
CREATE INDEX session_point_by_session ON session_point (session_id, id);
CREATE INDEX session_point_by_person ON session_point (person_id);

CREATE TABLE action_item (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  body TEXT NOT NULL CHECK (body <> ''),
  owner_id TEXT NOT NULL REFERENCES person (id),
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
  settled_at BIGINT,
  recorded_by TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE INDEX action_item_by_session ON action_item (session_id, id);
CREATE INDEX action_item_by_owner ON action_item (owner_id, state, due_on);
CREATE INDEX action_item_by_recorder ON action_item (recorded_by);

-- The summary of a session: a draft until it is sent.
CREATE TABLE summary (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
  body TEXT NOT NULL CHECK (body <> ''),
  written_by TEXT NOT NULL REFERENCES person (id),
  written_at BIGINT NOT NULL,
  sent_by TEXT REFERENCES person (id),
  sent_at BIGINT,
  CHECK ((sent_by IS NULL) = (sent_at IS NULL))
);
CREATE INDEX summary_by_writer ON summary (written_by);
CREATE INDEX summary_by_sender ON summary (sent_by);
CREATE INDEX summary_by_time ON summary (sent_at);

-- A participant's own words, theirs alone unless shared.
CREATE TABLE reflection (
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  worked TEXT NOT NULL,
  not_worked TEXT NOT NULL,
  mattered TEXT NOT NULL,
  is_shared BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id),
  CHECK (worked <> '' OR not_worked <> '' OR mattered <> '')
);
CREATE INDEX reflection_by_person ON reflection (person_id, created_at);

-- A step of a person's own plan; only they see it.
CREATE TABLE commitment (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  body TEXT NOT NULL CHECK (body <> ''),
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'under_way', 'stuck', 'done')),
  barrier TEXT NOT NULL,
  answered_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX commitment_by_person ON commitment (person_id, due_on);
CREATE INDEX commitment_by_session ON commitment (session_id, person_id);
CREATE INDEX commitment_by_due ON commitment (state, due_on);

-- The keys of follow-up letters: each answers one commitment without sign-in.
CREATE TABLE commitment_key (
  hash TEXT NOT NULL PRIMARY KEY,
  commitment_id TEXT NOT NULL REFERENCES commitment (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX commitment_key_by_commitment ON commitment_key (commitment_id);
CREATE INDEX commitment_key_by_expiry ON commitment_key (expires_at);
