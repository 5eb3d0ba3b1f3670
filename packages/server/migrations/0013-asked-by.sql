-- Who asked for an import to be undone or redone, while that is wanted or can be gone on with:
-- { kind, id, name }. Once it is begun, import.reversal says so.
ALTER TABLE import_run ADD COLUMN asked_by jsonb;
