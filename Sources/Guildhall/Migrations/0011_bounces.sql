-- That a mail server said of somebody's address that it will never take letters for it.
CREATE TABLE person_bounce (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  address TEXT NOT NULL,
  said TEXT NOT NULL,
  at BIGINT NOT NULL
);
