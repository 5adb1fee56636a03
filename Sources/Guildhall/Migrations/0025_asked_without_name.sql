-- The private address of whoever asked without a name: no person and no moment, so nothing here says who it was.
CREATE TABLE topic_key (
  topic_id TEXT NOT NULL PRIMARY KEY REFERENCES topic (id),
  key_hash TEXT NOT NULL UNIQUE
);
