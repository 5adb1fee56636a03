-- Texts to be searched, as folded words with their places and weights.
CREATE TABLE text_entry (
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  words TSVECTOR NOT NULL,
  PRIMARY KEY (kind, subject_id)
);
CREATE INDEX text_entry_words ON text_entry USING gin (words);
