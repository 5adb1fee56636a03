-- Sessions, who runs them, who has a seat, who came, and the keys of calendar feeds.

CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY,
  topic_id TEXT REFERENCES topic (id),
  title TEXT NOT NULL CHECK (title <> ''),
  about TEXT NOT NULL,
  know TEXT NOT NULL,
  can_do TEXT NOT NULL,
  measure TEXT NOT NULL,
  -- The truth: what the clock on the wall shows, where. starts_at and ends_at are derived from it.
  wall TEXT NOT NULL,
  zone TEXT NOT NULL,
  is_second_pass BOOLEAN NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  delivery TEXT NOT NULL CHECK (delivery IN ('in_person', 'virtual', 'hybrid')),
  room TEXT NOT NULL,
  room_key TEXT NOT NULL,
  room_seats INTEGER NOT NULL CHECK (room_seats >= 0),
  join_link TEXT,
  remote_seats INTEGER NOT NULL CHECK (remote_seats >= 0),
  preparation TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'cancelled', 'held')),
  reason TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  secret TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CHECK (starts_at < ends_at),
  CHECK ((state = 'cancelled') = (reason <> ''))
);
CREATE INDEX session_by_start ON session (starts_at, id);
CREATE INDEX session_by_end ON session (ends_at, id);
CREATE INDEX session_by_topic ON session (topic_id);
CREATE INDEX session_by_room ON session (room_key, starts_at);

-- Who runs a session, in the order in which they were named.
CREATE TABLE session_crew (
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  part TEXT NOT NULL CHECK (part IN ('facilitator', 'co_facilitator')),
  place INTEGER NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX session_crew_by_person ON session_crew (person_id);

-- One row for each person who ever asked for a seat. turn is their place in the order of asking.
CREATE TABLE registration (
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  mode TEXT NOT NULL CHECK (mode IN ('room', 'remote')),
  state TEXT NOT NULL CHECK (state IN ('registered', 'waitlisted', 'cancelled')),
  turn INTEGER NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX registration_by_person ON registration (person_id, state);
CREATE INDEX registration_in_line ON registration (session_id, state, mode, turn);

-- Who came, and how it is known.
CREATE TABLE attendance (
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  presence TEXT NOT NULL CHECK (presence IN ('room', 'remote', 'missed')),
  -- NULL: checked in by themselves.
  recorded_by TEXT REFERENCES person (id),
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX attendance_by_person ON attendance (person_id, presence);
CREATE INDEX attendance_by_recorder ON attendance (recorded_by);

-- The key of a person's calendar feed, as its hash; the key itself is only in their calendar program.
CREATE TABLE calendar_key (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  read_at BIGINT
);
