-- A letter that goes where it says, although its receiver has another address by now.
ALTER TABLE letter ADD COLUMN is_bound BOOLEAN NOT NULL DEFAULT FALSE;
