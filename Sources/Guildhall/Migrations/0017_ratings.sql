-- What people work as, how well they can do what they do, and what they may be asked about.

CREATE TABLE person_job_role (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  job_role_id TEXT NOT NULL REFERENCES job_role (id)
);
CREATE INDEX person_job_role_by_role ON person_job_role (job_role_id, person_id);

-- What was said of somebody's level. All of it is kept, for how it went over time; the newest of each source counts.
CREATE TABLE rating (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  source TEXT NOT NULL CHECK (source IN ('self', 'peer', 'manager', 'evidence')),
  rater_id TEXT NOT NULL REFERENCES person (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  created_at BIGINT NOT NULL
);
CREATE INDEX rating_by_person ON rating (person_id, skill_id, id);
CREATE INDEX rating_by_skill ON rating (skill_id, person_id, id);

-- Skills for which somebody lets themselves be found, with their level.
CREATE TABLE skill_offer (
  person_id TEXT NOT NULL REFERENCES person (id),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, skill_id)
);
CREATE INDEX skill_offer_by_skill ON skill_offer (skill_id, person_id);
