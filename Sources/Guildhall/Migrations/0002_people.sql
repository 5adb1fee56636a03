-- The organisation, its people and how they sign in.

CREATE TABLE organisation (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  zone TEXT NOT NULL,
  work_week TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  external_id TEXT UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  pronouns TEXT NOT NULL DEFAULT '',
  job_title TEXT NOT NULL DEFAULT '',
  department_id TEXT REFERENCES department (id),
  location TEXT NOT NULL DEFAULT '',
  location_key TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en-GB',
  manager_id TEXT REFERENCES person (id),
  about TEXT NOT NULL DEFAULT '',
  teaches TEXT NOT NULL DEFAULT '',
  wants TEXT NOT NULL DEFAULT '',
  is_organiser BOOLEAN NOT NULL DEFAULT FALSE,
  is_sponsor BOOLEAN NOT NULL DEFAULT FALSE,
  is_administrator BOOLEAN NOT NULL DEFAULT FALSE,
  password TEXT,
  deactivated_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (name_key, id);
CREATE INDEX person_by_department ON person (department_id, name_key, id);
CREATE INDEX person_by_location ON person (location_key, name_key, id);
CREATE INDEX person_by_manager ON person (manager_id);

-- One row for each browser somebody is signed in with. The token itself is only in the cookie.
CREATE TABLE sign_in (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  agent TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX sign_in_by_person ON sign_in (person_id, seen_at);

-- Links that sign somebody in once. A link without a person opens the set-up of a fresh instance.
CREATE TABLE sign_in_link (
  hash TEXT NOT NULL PRIMARY KEY,
  person_id TEXT REFERENCES person (id),
  next TEXT NOT NULL DEFAULT '/',
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX sign_in_link_by_expiry ON sign_in_link (expires_at);
CREATE INDEX sign_in_link_by_person ON sign_in_link (person_id);

-- What organisers and administrators changed.
CREATE TABLE audit (
  id TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_id TEXT REFERENCES person (id),
  deed TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_actor ON audit (actor_id);

-- A file that somebody looks at before it is taken over.
CREATE TABLE import_draft (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  file_name TEXT NOT NULL,
  content TEXT NOT NULL,
  mapping TEXT NOT NULL,
  encoding TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX import_draft_by_person ON import_draft (person_id, created_at);
