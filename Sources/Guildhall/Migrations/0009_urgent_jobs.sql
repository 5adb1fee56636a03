-- What somebody waits for in front of a screen goes before what was put off for a thousand people.
ALTER TABLE job ADD COLUMN is_urgent BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX job_next ON job (is_urgent DESC, run_at, id) WHERE finished_at IS NULL AND failed_at IS NULL;

-- Figures of the work look at what is unfinished only.
CREATE INDEX job_unfinished ON job (leased_by, run_at) WHERE finished_at IS NULL;

-- A letter that was overtaken: its reader left, its time is over, what it asks for is done. Nothing is wrong with it.
ALTER TABLE letter ADD COLUMN is_moot BOOLEAN NOT NULL DEFAULT FALSE;
DROP VIEW insights_failed_letter;
CREATE VIEW insights_failed_letter AS
SELECT id FROM letter WHERE state = 'failed' AND NOT is_moot;
