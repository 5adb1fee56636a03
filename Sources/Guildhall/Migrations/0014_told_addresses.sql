-- Who can be written to, those who left among them: a changed address is told to whoever had it.
DROP VIEW letter_receiver;
CREATE VIEW letter_receiver AS
SELECT id, name, email, zone, language, deactivated_at IS NULL AS is_active FROM person;
