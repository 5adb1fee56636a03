-- The last day of somebody who leaves, as far as it is known; so that what only they know is passed on before.
CREATE TABLE last_day (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  leaves_on TEXT NOT NULL
);
