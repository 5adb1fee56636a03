-- How many open votes a person has, "I have slides", and what makes a topic stand where it stands.

ALTER TABLE organisation ADD COLUMN vote_budget INTEGER NOT NULL DEFAULT 10 CHECK (vote_budget BETWEEN 1 AND 1000);

-- A third kind of offer: the constraint is written anew with its table.
DROP VIEW letter_offer;
DROP VIEW insights_offer;
CREATE TABLE topic_offer_again (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('teach', 'co-teach', 'slides')),
  note TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  PRIMARY KEY (topic_id, person_id)
);
INSERT INTO topic_offer_again (topic_id, person_id, kind, note, created_at)
SELECT topic_id, person_id, kind, note, created_at FROM topic_offer;
DROP TABLE topic_offer;
ALTER TABLE topic_offer_again RENAME TO topic_offer;
CREATE INDEX topic_offer_by_person ON topic_offer (person_id, topic_id);
CREATE VIEW letter_offer AS
SELECT topic_id, person_id, kind, note FROM topic_offer;
CREATE VIEW insights_offer AS
SELECT topic_offer.topic_id, person.name, topic_offer.created_at
FROM topic_offer JOIN person ON person.id = topic_offer.person_id;

-- What speaks for a topic, each from 0 to 1000 (RankRules).
CREATE TABLE topic_rank (
  topic_id TEXT NOT NULL PRIMARY KEY REFERENCES topic (id),
  want INTEGER NOT NULL,
  gap INTEGER NOT NULL,
  risk INTEGER NOT NULL,
  goal INTEGER NOT NULL,
  reach INTEGER NOT NULL,
  age INTEGER NOT NULL,
  supply INTEGER NOT NULL,
  -- In how many departments those work who want it.
  departments INTEGER NOT NULL
);

-- How much each of them weighs; what is not here weighs what it does by default.
CREATE TABLE rank_weight (
  part TEXT NOT NULL PRIMARY KEY CHECK (part IN ('want', 'gap', 'risk', 'goal', 'reach', 'age', 'supply')),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100)
);

-- The sum of the parts by their weights.
ALTER TABLE topic ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
CREATE INDEX topic_live_by_rank ON topic (rank, id) WHERE state NOT IN ('delivered', 'declined');
CREATE INDEX topic_by_rank ON topic (state, rank, id);
CREATE INDEX topic_all_by_rank ON topic (rank, id);

-- What the ranking knows of the gap in a skill: nothing where it is hidden.
CREATE VIEW ranking_skill AS
SELECT skill.id AS skill_id, skill.name, skill.is_critical, gap_skill.holders,
  CASE WHEN gap_cell.is_hidden OR NOT gap_skill.is_needed THEN 0 ELSE gap_cell.people END AS people,
  CASE WHEN gap_cell.is_hidden OR NOT gap_skill.is_needed THEN 0 ELSE gap_cell.people - gap_cell.meeting END AS missing
FROM skill JOIN gap_skill ON gap_skill.skill_id = skill.id
  JOIN gap_cell ON gap_cell.axis = 'everybody' AND gap_cell.skill_id = skill.id AND gap_cell.group_id = '';

-- Who was asked to teach a topic. Whoever declines is not asked again, and only they know.
CREATE TABLE teach_ask (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  asked_by TEXT NOT NULL REFERENCES person (id),
  is_declined BOOLEAN NOT NULL DEFAULT FALSE,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (topic_id, person_id)
);
CREATE INDEX teach_ask_open ON teach_ask (person_id, topic_id) WHERE NOT is_declined;

-- What waits on home: topics that somebody is asked to teach and has not answered.
CREATE VIEW insights_teach_ask AS
SELECT teach_ask.person_id, topic.id, topic.title, topic.votes, teach_ask.created_at AS since
FROM teach_ask JOIN topic ON topic.id = teach_ask.topic_id
WHERE NOT teach_ask.is_declined AND topic.state NOT IN ('delivered', 'declined') AND NOT EXISTS (
  SELECT 1 FROM topic_offer WHERE topic_offer.topic_id = topic.id AND topic_offer.person_id = teach_ask.person_id);
