-- Sessions after which few people promised something are counted together, until five people are, and then stay together: no
-- difference between two days or two periods is what a few people promised.
CREATE TABLE commitment_batch (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
  batch TEXT NOT NULL,
  -- When the first session of the batch began: a period counts all of a batch or nothing.
  starts_at BIGINT NOT NULL
);

-- counts_from: what decides whether a period counts it.
DROP VIEW insights_commitment;
CREATE VIEW insights_commitment AS
SELECT commitment.session_id, commitment.person_id, commitment.state, commitment.due_on, commitment_batch.batch,
  coalesce(commitment_batch.starts_at, session.starts_at) AS counts_from
FROM commitment JOIN session ON session.id = commitment.session_id
  LEFT JOIN commitment_batch ON commitment_batch.session_id = commitment.session_id;
