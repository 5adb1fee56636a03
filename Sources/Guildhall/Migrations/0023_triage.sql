-- What waits for an answer, and how long people wait.

-- When somebody other than whoever asked first answered: with a comment, an offer or a decision.
ALTER TABLE topic ADD COLUMN answered_at BIGINT;
-- When the organisers took it up; until then an open topic is new to them.
ALTER TABLE topic ADD COLUMN taken_up_at BIGINT;

UPDATE topic SET answered_at = (
  SELECT min(answer.at) FROM (
    SELECT topic_id, person_id, created_at AS at FROM topic_comment
    UNION ALL SELECT topic_id, person_id, created_at FROM topic_offer
    UNION ALL SELECT topic_id, person_id, created_at FROM topic_step WHERE state <> 'merged') AS answer
  WHERE answer.topic_id = topic.id
    AND (topic.asker_id IS NULL OR answer.person_id IS NULL OR answer.person_id <> topic.asker_id));
UPDATE topic SET taken_up_at = (SELECT max(topic_step.created_at) FROM topic_step WHERE topic_step.topic_id = topic.id);

-- The piles of the board, whose conditions and queries say the same words.
CREATE INDEX topic_new ON topic (created_at, id) WHERE state = 'open' AND taken_up_at IS NULL;
CREATE INDEX topic_taken_up ON topic (created_at, id) WHERE state = 'open' AND taken_up_at IS NOT NULL;
CREATE INDEX topic_by_state_and_age ON topic (state, created_at, id);

-- The newest, also among those whose identities are in no order.
CREATE INDEX topic_live_by_asking ON topic (created_at, id) WHERE state NOT IN ('delivered', 'declined');
CREATE INDEX topic_all_by_asking ON topic (created_at, id);

-- Waiting times are counted from here.
DROP INDEX topic_by_asking;
CREATE INDEX topic_by_asking ON topic (created_at, state, merged_into, external_id, answered_at);
