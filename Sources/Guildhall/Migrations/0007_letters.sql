-- Letters: what was written to whom and why, and which kinds people do not want.

-- Everybody who may be written to.
CREATE VIEW letter_receiver AS
SELECT id, name, email, zone, language FROM person WHERE deactivated_at IS NULL;

-- Whose letter it is, also after they left.
CREATE VIEW letter_person AS
SELECT id, name FROM person;

-- What letters tell of topics.
CREATE VIEW letter_offer AS
SELECT topic_id, person_id, kind, note FROM topic_offer;

CREATE VIEW letter_comment AS
SELECT topic_comment.id, topic_comment.body, person.name
FROM topic_comment JOIN person ON person.id = topic_comment.person_id;

-- Who is to come to which coming session, and how; mode is NULL for those who run it.
CREATE VIEW letter_place AS
SELECT session.id AS session_id, session.starts_at, registration.person_id, registration.mode, registration.since
FROM session JOIN registration ON registration.session_id = session.id
WHERE session.state = 'scheduled' AND registration.state = 'registered'
UNION ALL
SELECT session.id AS session_id, session.starts_at, session_crew.person_id, NULL AS mode, session.created_at AS since
FROM session JOIN session_crew ON session_crew.session_id = session.id
WHERE session.state = 'scheduled';

-- Actions that are still to be done.
CREATE VIEW letter_action AS
SELECT action_item.owner_id, action_item.body, action_item.due_on, session.title
FROM action_item JOIN session ON session.id = action_item.session_id
WHERE action_item.state = 'open';
-- What is overdue, whoever owns it.
CREATE INDEX action_item_by_due ON action_item (state, due_on);

CREATE TABLE letter (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  -- Where it went, or is meant to go.
  address TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The event's id, or the day of a daily letter. Each cause has one letter of a kind to a person.
  cause TEXT NOT NULL,
  why TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- What it says, as JSON, in the reader's language. The keys of its links are not in it.
  content TEXT NOT NULL,
  -- The session whose calendar entry goes along.
  session_id TEXT REFERENCES session (id),
  -- After this moment it is of no use.
  until BIGINT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'outbox')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  last_error TEXT,
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  UNIQUE (cause, person_id, kind)
);
CREATE INDEX letter_by_person ON letter (person_id, id);
CREATE INDEX letter_by_state ON letter (state, id);
CREATE INDEX letter_by_session ON letter (session_id);
CREATE INDEX letter_by_time ON letter (created_at, id);

-- The keys of links that end letters of a kind, by their hashes; a letter that was sent twice has two.
CREATE TABLE letter_stop_key (
  hash TEXT NOT NULL PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES letter (id)
);
CREATE INDEX letter_stop_key_by_letter ON letter_stop_key (letter_id);

-- Kinds that somebody does not want.
CREATE TABLE letter_stop (
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, kind)
);
