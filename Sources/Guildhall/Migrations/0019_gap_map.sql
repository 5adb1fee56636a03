-- Where the organisation is short: counted now and then (GapCount), so that a page reads few rows, and so that what may be
-- shown is decided once and for the whole.

CREATE TABLE gap_count (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  counted_at BIGINT NOT NULL,
  -- Active people, and those of whom at least one level is known.
  people INTEGER NOT NULL,
  rated INTEGER NOT NULL
);

-- The rows of the map: departments and job roles, and the people that belong to none ('').
CREATE TABLE gap_group (
  axis TEXT NOT NULL CHECK (axis IN ('department', 'role')),
  group_id TEXT NOT NULL,
  people INTEGER NOT NULL,
  -- Its place among the others, the largest first.
  place INTEGER NOT NULL,
  PRIMARY KEY (axis, group_id)
);

-- Its columns: skills of which somebody's level is known, those that most people lack first.
CREATE TABLE gap_skill (
  skill_id TEXT NOT NULL PRIMARY KEY REFERENCES skill (id),
  place INTEGER NOT NULL UNIQUE,
  -- False where no work needs it: then everybody is counted whose level is known, else only those who need it.
  is_needed BOOLEAN NOT NULL,
  -- How many hold it at this level, the highest that work needs of it or 3 where none does, and how many are one level below.
  held INTEGER NOT NULL,
  holders INTEGER NOT NULL,
  near INTEGER NOT NULL
);

CREATE TABLE gap_cell (
  axis TEXT NOT NULL CHECK (axis IN ('everybody', 'department', 'role')),
  skill_id TEXT NOT NULL REFERENCES skill (id),
  group_id TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people > 0),
  -- Twice the median level, so that it is whole.
  median2 INTEGER NOT NULL CHECK (median2 BETWEEN 0 AND 8),
  -- How many are at their target or above; 0 where nobody needs it.
  meeting INTEGER NOT NULL CHECK (meeting BETWEEN 0 AND people),
  -- It is never shown, nor can it be worked out from what is (GapDisclosure).
  is_hidden BOOLEAN NOT NULL,
  PRIMARY KEY (axis, skill_id, group_id)
);
CREATE INDEX gap_cell_by_skill ON gap_cell (skill_id);

-- How it went, by month; only what could be shown.
CREATE TABLE gap_month (
  skill_id TEXT NOT NULL REFERENCES skill (id),
  month TEXT NOT NULL,
  people INTEGER NOT NULL,
  median2 INTEGER NOT NULL,
  meeting INTEGER NOT NULL,
  PRIMARY KEY (skill_id, month)
);
