-- Skills with described levels, in frameworks that can be imported; the levels that job roles need.

CREATE TABLE framework (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  -- Where it comes from and under which licence, in words.
  source TEXT NOT NULL,
  -- Its own names for levels 0 to 4.
  level0 TEXT NOT NULL,
  level1 TEXT NOT NULL,
  level2 TEXT NOT NULL,
  level3 TEXT NOT NULL,
  level4 TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE skill_group (
  id TEXT NOT NULL PRIMARY KEY,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  parent_id TEXT REFERENCES skill_group (id),
  UNIQUE (framework_id, name_key)
);
CREATE INDEX skill_group_by_parent ON skill_group (parent_id);

CREATE TABLE skill (
  id TEXT NOT NULL PRIMARY KEY,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  group_id TEXT REFERENCES skill_group (id),
  -- What its source calls it, such as an address; NULL when it has no such name.
  code TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  about TEXT NOT NULL,
  -- Other names, one a line.
  also TEXT NOT NULL,
  level1 TEXT NOT NULL,
  level2 TEXT NOT NULL,
  level3 TEXT NOT NULL,
  level4 TEXT NOT NULL,
  is_critical BOOLEAN NOT NULL,
  because TEXT NOT NULL,
  -- Out of use since; what people have of it stays.
  retired_at BIGINT,
  created_at BIGINT NOT NULL,
  UNIQUE (framework_id, name_key),
  UNIQUE (framework_id, code)
);
CREATE INDEX skill_by_name ON skill (name_key, id);
-- Lists find and count what is in use without reading the texts.
CREATE INDEX skill_in_use ON skill (name_key, id, framework_id, group_id, is_critical) WHERE retired_at IS NULL;
CREATE INDEX skill_by_group ON skill (group_id);

CREATE TABLE job_role (
  id TEXT NOT NULL PRIMARY KEY,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  family TEXT NOT NULL,
  family_key TEXT NOT NULL,
  -- The line of work of which this is a step; empty when it is one by itself.
  track TEXT NOT NULL,
  track_key TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  about TEXT NOT NULL,
  retired_at BIGINT,
  created_at BIGINT NOT NULL,
  UNIQUE (framework_id, track_key, name_key)
);
CREATE INDEX job_role_by_name ON job_role (name_key, id);
CREATE INDEX job_role_by_family ON job_role (family_key, name_key);

CREATE TABLE role_target (
  job_role_id TEXT NOT NULL REFERENCES job_role (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  PRIMARY KEY (job_role_id, skill_id)
);
CREATE INDEX role_target_by_skill ON role_target (skill_id, level);

-- The trigrams of names, for search that forgives typing mistakes.
CREATE TABLE text_gram (
  kind TEXT NOT NULL,
  gram TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  PRIMARY KEY (kind, gram, subject_id)
);
CREATE INDEX text_gram_by_subject ON text_gram (kind, subject_id);
