-- Topics that probably ask for the same, for organisers to look at: each pair once, the smaller identity first.
CREATE TABLE topic_likeness (
  topic_id TEXT NOT NULL REFERENCES topic (id),
  other_id TEXT NOT NULL REFERENCES topic (id),
  -- From 0 to 1000 (LikenessRules).
  likeness INTEGER NOT NULL,
  -- An organiser has said that they are not the same.
  is_dismissed BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (topic_id, other_id),
  CHECK (topic_id < other_id)
);
CREATE INDEX topic_likeness_by_other ON topic_likeness (other_id, topic_id);
CREATE INDEX topic_likeness_open ON topic_likeness (likeness DESC, topic_id, other_id) WHERE NOT is_dismissed;

-- Its words have been compared with those of all others. No moment, because of some topics nobody may know when they were asked.
ALTER TABLE topic ADD COLUMN is_compared BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX topic_uncompared ON topic (id)
WHERE NOT is_compared AND state NOT IN ('delivered', 'declined');
