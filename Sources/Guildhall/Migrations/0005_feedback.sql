-- Feedback that nobody can trace to a person: see docs/decisions/0005-feedback.md before touching any of this.
-- No table here names a person, and none has a time finer than the end of a session. The rows of a session are always
-- written together, in the order of random values, so that neither their place on the disk nor the transaction that wrote
-- them tells which came first or which belong together.

-- That feedback was opened, and while it is open the secret from which the attendees' links are made. At closes_at the
-- secret and the tokens are destroyed.
CREATE TABLE feedback_round (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
  secret TEXT,
  closes_at BIGINT NOT NULL
);
CREATE INDEX feedback_round_by_close ON feedback_round (closes_at);

-- One for each attendee of a session, by the hash of the key in their link.
CREATE TABLE feedback_token (
  hash TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES feedback_round (session_id),
  is_used BOOLEAN NOT NULL
);
CREATE INDEX feedback_token_by_session ON feedback_token (session_id, hash);

-- Marks from 1 (not at all) to 5 (fully). is_shown: part of a batch that was large enough to be shown.
CREATE TABLE feedback_answer (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  worth INTEGER NOT NULL CHECK (worth BETWEEN 1 AND 5),
  useful INTEGER NOT NULL CHECK (useful BETWEEN 1 AND 5),
  open_to_all INTEGER NOT NULL CHECK (open_to_all BETWEEN 1 AND 5),
  is_shown BOOLEAN NOT NULL
);
CREATE INDEX feedback_answer_by_session ON feedback_answer (session_id, id);

-- What people wrote, apart from their marks: somebody who is known by their words gives away nothing else.
CREATE TABLE feedback_words (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  question TEXT NOT NULL CHECK (question IN ('worked', 'different')),
  body TEXT NOT NULL CHECK (body <> ''),
  is_shown BOOLEAN NOT NULL
);
CREATE INDEX feedback_words_by_session ON feedback_words (session_id, id);
