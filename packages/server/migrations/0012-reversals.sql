-- Who undid or redid an import last, and when; the log says it of each change.
ALTER TABLE import ADD COLUMN reversal jsonb;

ALTER TABLE change_log
  DROP CONSTRAINT change_log_has_author,
  ADD CONSTRAINT change_log_has_author CHECK (import_id IS NOT NULL OR actor IS NOT NULL);
