-- Until then free seats go to those who wanted the topic when the session was scheduled; others stand in line.
ALTER TABLE session ADD COLUMN first_until BIGINT;
