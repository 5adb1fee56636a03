-- Two topics that ask for the same are merged: one lives on in the other, and can be taken out again.

-- The topic in which it lives on. Its state is 'declined' as long as that is so: no list of topics of which something can still
-- come has to know of merging (docs/decisions/0017).
ALTER TABLE topic ADD COLUMN merged_into TEXT REFERENCES topic (id);
CREATE INDEX topic_merged ON topic (merged_into, id) WHERE merged_into IS NOT NULL;

CREATE TABLE topic_merge (
  topic_id TEXT NOT NULL PRIMARY KEY REFERENCES topic (id),
  -- Where it stood before, and comes back to.
  state TEXT NOT NULL CHECK (state IN ('open', 'planned', 'scheduled')),
  reason TEXT NOT NULL,
  merged_by TEXT NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL
);

-- What the other topic has from it: the vote, the offer or the question to teach of a person, or a skill. What somebody offered
-- there before, where they offer more here.
CREATE TABLE topic_gain (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  kind TEXT NOT NULL CHECK (kind IN ('vote', 'offer', 'ask', 'skill')),
  subject_id TEXT NOT NULL,
  was_kind TEXT,
  was_note TEXT,
  PRIMARY KEY (topic_id, kind, subject_id)
);

-- A topic that was merged is counted with the one in which it lives on.
DROP VIEW insights_topic;
CREATE VIEW insights_topic AS
SELECT id, title, state, reason, asker_id, votes, offers, created_at,
  EXISTS (SELECT 1 FROM topic_step WHERE topic_step.topic_id = topic.id) AS is_answered,
  (SELECT max(topic_step.created_at) FROM topic_step WHERE topic_step.topic_id = topic.id) AS decided_at,
  EXISTS (SELECT 1 FROM session WHERE session.topic_id = topic.id AND session.state <> 'cancelled') AS has_session
FROM topic WHERE merged_into IS NULL;
DROP INDEX topic_by_asking;
CREATE INDEX topic_by_asking ON topic (created_at, state, merged_into);

-- Whoever asked for a topic that was merged asks for the one in which it lives on.
CREATE VIEW insights_asker AS
SELECT asker_id, COALESCE(merged_into, id) AS topic_id FROM topic WHERE asker_id IS NOT NULL;

-- The votes of topics of which something can still come, for a place among them; a merged one is not among them.
CREATE VIEW insights_live_votes AS
SELECT votes FROM topic WHERE state NOT IN ('delivered', 'declined');
