-- What happened, in order; written in the transaction in which it happened.
CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  actor_id TEXT,
  detail TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX event_of_subject ON event (subject_id, id);
CREATE INDEX event_of_kind ON event (kind, id);

-- What is to be done, at least once. All times are epoch milliseconds.
CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  key TEXT,
  run_at BIGINT NOT NULL,
  again_at BIGINT,
  attempts INTEGER NOT NULL CONSTRAINT job_attempts CHECK (attempts >= 0),
  leased_until BIGINT,
  leased_by TEXT,
  finished_at BIGINT,
  failed_at BIGINT,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  CONSTRAINT job_lease CHECK ((leased_until IS NULL) = (leased_by IS NULL)),
  CONSTRAINT job_end CHECK (finished_at IS NULL OR failed_at IS NULL)
);
-- Among unfinished jobs a key is there once.
CREATE UNIQUE INDEX job_key ON job (key) WHERE key IS NOT NULL AND finished_at IS NULL AND failed_at IS NULL;
CREATE INDEX job_due ON job (kind, run_at) WHERE finished_at IS NULL AND failed_at IS NULL;
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX job_dead ON job (failed_at) WHERE failed_at IS NOT NULL;
