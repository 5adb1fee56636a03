-- What was found by words is put in order without reading the topics themselves.
CREATE INDEX topic_standing ON topic (id, state, votes);
-- Topics of one origin are counted and listed from here.
CREATE INDEX topic_by_origin ON topic (origin, state, votes, id);

-- Said with NOT IN, the condition leads to these indexes and to no other: of three states that may be, SQLite would look up
-- each in an index that begins with the state, and sort what it finds.
DROP INDEX topic_live_by_votes;
DROP INDEX topic_live_by_age;
DROP INDEX topic_offered;
CREATE INDEX topic_live_by_votes ON topic (votes, id) WHERE state NOT IN ('delivered', 'declined');
CREATE INDEX topic_live_by_age ON topic (id) WHERE state NOT IN ('delivered', 'declined');
CREATE INDEX topic_live_by_origin ON topic (origin, votes, id) WHERE state NOT IN ('delivered', 'declined');
CREATE INDEX topic_offered ON topic (votes DESC, id) WHERE offers > 0 AND state NOT IN ('delivered', 'declined');

-- Somebody's own sessions without reading their registrations.
DROP INDEX registration_by_person;
CREATE INDEX registration_by_person ON registration (person_id, state, session_id);
