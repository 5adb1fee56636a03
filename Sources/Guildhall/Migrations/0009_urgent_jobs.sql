-- What somebody waits for in front of a screen goes before what was put off for a thousand people.
ALTER TABLE job ADD COLUMN is_urgent BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX job_next ON job (is_urgent DESC, run_at, id) WHERE finished_at IS NULL AND failed_at IS NULL;

-- Figures of the work look at what is unfinished only.
CREATE INDEX job_unfinished ON job (leased_by, run_at) WHERE finished_at IS NULL;

-- Overviews ask which answers are enough to be shown.
CREATE INDEX feedback_answer_hidden ON feedback_answer (session_id) WHERE NOT is_shown;

-- A letter that was overtaken: its reader left, its time is over, what it asks for is done. Nothing is wrong with it.
ALTER TABLE letter ADD COLUMN is_moot BOOLEAN NOT NULL DEFAULT FALSE;
DROP VIEW insights_failed_letter;
CREATE VIEW insights_failed_letter AS
SELECT id FROM letter WHERE state = 'failed' AND NOT is_moot;

-- is_recorded: of everybody with a seat somebody noted whether they came.
DROP VIEW insights_session;
CREATE VIEW insights_session AS
SELECT id, topic_id, title, starts_at, ends_at, zone, delivery, state,
  CASE WHEN delivery = 'virtual' THEN 0 ELSE room_seats END
    + CASE WHEN delivery = 'in_person' THEN 0 ELSE remote_seats END AS seats,
  EXISTS (SELECT 1 FROM attendance WHERE attendance.session_id = session.id) AND NOT EXISTS (
    SELECT 1 FROM registration WHERE registration.session_id = session.id AND registration.state = 'registered'
      AND registration.person_id NOT IN (
        SELECT attendance.person_id FROM attendance WHERE attendance.session_id = session.id)) AS is_recorded,
  EXISTS (SELECT 1 FROM summary WHERE summary.session_id = session.id AND summary.sent_at IS NOT NULL) AS is_summed_up
FROM session;
