-- What others say of somebody's level, asked for or offered; what the person says to it; and where all of it leads.

ALTER TABLE rating ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- A colleague's word that was not asked for waits until the person takes it; until then it counts for nothing.
ALTER TABLE rating ADD COLUMN is_offered BOOLEAN NOT NULL DEFAULT FALSE;
-- The person would rather not have it. Only they know.
ALTER TABLE rating ADD COLUMN is_put_aside BOOLEAN NOT NULL DEFAULT FALSE;
-- What the person says to it.
ALTER TABLE rating ADD COLUMN answer TEXT NOT NULL DEFAULT '';
-- The page of what shows it, for evidence.
ALTER TABLE rating ADD COLUMN link TEXT;
CREATE INDEX rating_by_rater ON rating (rater_id, person_id, skill_id, id);
CREATE INDEX rating_offered ON rating (person_id, id) WHERE is_offered AND NOT is_put_aside;

-- The level that counts of a person's skill, settled again with each rating (StandingRules).
CREATE TABLE standing (
  person_id TEXT NOT NULL REFERENCES person (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  source TEXT NOT NULL CHECK (source IN ('self', 'peer', 'manager', 'evidence')),
  -- The lowest and highest of what counts from each source; apart where they disagree.
  lowest INTEGER NOT NULL CHECK (lowest BETWEEN 0 AND 4),
  highest INTEGER NOT NULL CHECK (highest BETWEEN 0 AND 4),
  since BIGINT NOT NULL,
  PRIMARY KEY (person_id, skill_id)
);
CREATE INDEX standing_by_skill ON standing (skill_id, level, person_id);

-- Until now people spoke only of themselves.
INSERT INTO standing (person_id, skill_id, level, source, lowest, highest, since)
SELECT rating.person_id, rating.skill_id, rating.level, rating.source, rating.level, rating.level, rating.created_at
FROM rating WHERE rating.id = (
  SELECT max(newest.id) FROM rating AS newest
  WHERE newest.person_id = rating.person_id AND newest.skill_id = rating.skill_id);

-- Somebody asks a colleague what they think of a level. It goes when it is answered or taken back.
CREATE TABLE rating_ask (
  person_id TEXT NOT NULL REFERENCES person (id),
  rater_id TEXT NOT NULL REFERENCES person (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  created_at BIGINT NOT NULL,
  -- The colleague would rather not; only they know.
  is_declined BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (person_id, rater_id, skill_id)
);
CREATE INDEX rating_ask_by_rater ON rating_ask (rater_id, person_id, skill_id) WHERE NOT is_declined;

-- The level that a whole department needs, beside what job roles need.
CREATE TABLE department_target (
  department_id TEXT NOT NULL REFERENCES department (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  PRIMARY KEY (department_id, skill_id)
);
CREATE INDEX department_target_by_skill ON department_target (skill_id, level);

-- Who was asked for help with what, so that the same few are not asked again and again.
CREATE TABLE help_ask (
  id TEXT NOT NULL PRIMARY KEY,
  skill_id TEXT NOT NULL REFERENCES skill (id),
  helper_id TEXT NOT NULL REFERENCES person (id),
  asker_id TEXT NOT NULL REFERENCES person (id),
  words TEXT NOT NULL CHECK (words <> ''),
  created_at BIGINT NOT NULL
);
CREATE INDEX help_ask_by_helper ON help_ask (helper_id, created_at);
CREATE INDEX help_ask_by_asker ON help_ask (asker_id, id);

-- "Not now": nobody asks them for help before that day.
CREATE TABLE quiet_time (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  until TEXT NOT NULL
);

-- What waits on home: who asks for a word on their level.
-- One row for each of them, that of the first skill.
CREATE VIEW insights_rating_ask AS
SELECT rating_ask.rater_id, person.id, person.name AS title, rating_ask.created_at AS since, (
    SELECT count(*) FROM rating_ask AS asked WHERE asked.person_id = rating_ask.person_id
      AND asked.rater_id = rating_ask.rater_id AND NOT asked.is_declined) AS skills
FROM rating_ask JOIN person ON person.id = rating_ask.person_id JOIN skill ON skill.id = rating_ask.skill_id
WHERE NOT rating_ask.is_declined AND person.deactivated_at IS NULL AND skill.retired_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM rating_ask AS former JOIN skill AS known ON known.id = former.skill_id
  WHERE former.person_id = rating_ask.person_id AND former.rater_id = rating_ask.rater_id AND NOT former.is_declined
    AND known.retired_at IS NULL AND former.skill_id < rating_ask.skill_id);
