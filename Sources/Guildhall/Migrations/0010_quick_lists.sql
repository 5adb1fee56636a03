-- Lists that people open every day begin where their index does, however much there is. The conditions here and in the queries
-- have to be the same words: a bound value does not choose a partial index.

CREATE INDEX topic_live_by_votes ON topic (votes, id) WHERE state IN ('open', 'planned', 'scheduled');
CREATE INDEX topic_live_by_age ON topic (id) WHERE state IN ('open', 'planned', 'scheduled');
CREATE INDEX topic_open_by_votes ON topic (votes DESC, id) WHERE state = 'open';
CREATE INDEX topic_offered ON topic (votes DESC, id) WHERE offers > 0 AND state IN ('open', 'planned', 'scheduled');
CREATE INDEX topic_all_by_votes ON topic (votes, id);
CREATE INDEX topic_by_asking ON topic (created_at, state);

CREATE INDEX person_active_by_name ON person (name_key, id) WHERE deactivated_at IS NULL;
CREATE INDEX person_active_by_location ON person (location_key, name_key, id) WHERE deactivated_at IS NULL;
CREATE INDEX person_active_by_department ON person (department_id, name_key, id) WHERE deactivated_at IS NULL;

CREATE INDEX session_coming_by_topic ON session (topic_id, starts_at, id) WHERE state = 'scheduled';
CREATE INDEX registration_waiting ON registration (person_id, session_id) WHERE state = 'waitlisted';
CREATE INDEX commitment_unkept ON commitment (person_id, due_on, id) WHERE state <> 'done';
CREATE INDEX action_item_open ON action_item (owner_id, due_on, id) WHERE state = 'open';
CREATE INDEX letter_failed ON letter (id) WHERE state = 'failed' AND NOT is_moot;

-- is_recorded: of everybody with a seat somebody noted whether they came. Nobody else is noted, so numbers say it.
DROP VIEW insights_session;
CREATE VIEW insights_session AS
SELECT id, topic_id, title, starts_at, ends_at, zone, delivery, state,
  CASE WHEN delivery = 'virtual' THEN 0 ELSE room_seats END
    + CASE WHEN delivery = 'in_person' THEN 0 ELSE remote_seats END AS seats,
  EXISTS (SELECT 1 FROM attendance WHERE attendance.session_id = session.id)
    AND (SELECT count(*) FROM attendance WHERE attendance.session_id = session.id)
      >= (SELECT count(*) FROM registration WHERE registration.session_id = session.id
        AND registration.state = 'registered') AS is_recorded,
  EXISTS (SELECT 1 FROM summary WHERE summary.session_id = session.id AND summary.sent_at IS NOT NULL) AS is_summed_up
FROM session;

CREATE VIEW insights_dead_job AS
SELECT id FROM job WHERE failed_at IS NOT NULL;
