-- Texts to be searched, as folded words. The table of contents has a number of its own because VACUUM may change
-- the hidden one.
CREATE TABLE text_entry (
  entry INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (kind, subject_id)
);
CREATE VIRTUAL TABLE text_search USING fts5(
  title, body, content = 'text_entry', content_rowid = 'entry',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M*'", prefix = '2 3'
);
CREATE TRIGGER text_entry_inserted AFTER INSERT ON text_entry BEGIN
  INSERT INTO text_search (rowid, title, body) VALUES (new.entry, new.title, new.body);
END;
CREATE TRIGGER text_entry_deleted AFTER DELETE ON text_entry BEGIN
  INSERT INTO text_search (text_search, rowid, title, body) VALUES ('delete', old.entry, old.title, old.body);
END;
CREATE TRIGGER text_entry_updated AFTER UPDATE ON text_entry BEGIN
  INSERT INTO text_search (text_search, rowid, title, body) VALUES ('delete', old.entry, old.title, old.body);
  INSERT INTO text_search (rowid, title, body) VALUES (new.entry, new.title, new.body);
END;
