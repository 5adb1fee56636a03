-- What home and the overview read of other areas. Counting rests on these views only, so that what a figure is made of can be
-- read in one place. No view gives a single answer of feedback, or the words of a commitment.

CREATE VIEW insights_person AS
SELECT id, name, department_id FROM person WHERE deactivated_at IS NULL;

CREATE VIEW insights_department AS
SELECT id, name, name_key FROM department;

-- is_answered: an organiser has decided something about it. has_session: one is to come or was held.
CREATE VIEW insights_topic AS
SELECT id, title, state, reason, asker_id, votes, offers, created_at,
  EXISTS (SELECT 1 FROM topic_step WHERE topic_step.topic_id = topic.id) AS is_answered,
  (SELECT max(topic_step.created_at) FROM topic_step WHERE topic_step.topic_id = topic.id) AS decided_at,
  EXISTS (SELECT 1 FROM session WHERE session.topic_id = topic.id AND session.state <> 'cancelled') AS has_session
FROM topic;

CREATE VIEW insights_vote AS
SELECT topic_id, person_id FROM topic_vote;

CREATE VIEW insights_offer AS
SELECT topic_offer.topic_id, person.name, topic_offer.created_at
FROM topic_offer JOIN person ON person.id = topic_offer.person_id;

-- seats: of the modes that its delivery has. is_recorded: somebody noted who was there.
CREATE VIEW insights_session AS
SELECT id, topic_id, title, starts_at, ends_at, zone, delivery, state,
  CASE WHEN delivery = 'virtual' THEN 0 ELSE room_seats END
    + CASE WHEN delivery = 'in_person' THEN 0 ELSE remote_seats END AS seats,
  EXISTS (SELECT 1 FROM attendance WHERE attendance.session_id = session.id) AS is_recorded,
  EXISTS (SELECT 1 FROM summary WHERE summary.session_id = session.id AND summary.sent_at IS NOT NULL) AS is_summed_up
FROM session;

CREATE VIEW insights_crew AS
SELECT session_id, person_id FROM session_crew;

-- Seats that are held, and places in line.
CREATE VIEW insights_seat AS
SELECT session_id, person_id, mode, state, turn FROM registration WHERE state <> 'cancelled';

CREATE VIEW insights_presence AS
SELECT session_id, person_id FROM attendance WHERE presence <> 'missed';

-- How many answers there are about a session, and how many of them are shown.
CREATE VIEW insights_feedback AS
SELECT session_id, count(*) AS answered, count(*) FILTER (WHERE is_shown) AS shown
FROM feedback_answer GROUP BY session_id;

CREATE VIEW insights_commitment AS
SELECT session_id, person_id, state, due_on FROM commitment;

CREATE VIEW insights_failed_letter AS
SELECT id FROM letter WHERE state = 'failed';

CREATE VIEW insights_action AS
SELECT action_item.id, action_item.session_id, action_item.body, action_item.due_on, action_item.state,
  person.name AS owner
FROM action_item JOIN person ON person.id = action_item.owner_id;
