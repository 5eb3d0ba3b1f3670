-- Changes by people and bulk actions stand in the change log beside those of imports: each version of
-- a record has its line, and history needs no other place.
ALTER TABLE change_log
  ALTER COLUMN import_id DROP NOT NULL,
  ALTER COLUMN row_number DROP NOT NULL,
  -- Who made a change that no import made: { kind, id, name }.
  ADD COLUMN actor jsonb,
  ADD COLUMN bulk_action_id uuid,
  ADD CONSTRAINT change_log_has_author CHECK ((import_id IS NULL) = (actor IS NOT NULL));
COMMENT ON COLUMN change_log.kind IS 'apply, undo, redo of imports; create, edit, delete, restore of people and bulk actions';

-- Long work on contacts that somebody started: edit, delete, restore, export.
CREATE TABLE bulk_action (
  account_id uuid NOT NULL,
  bulk_action_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- waiting, running, done, cancelled, failed
  state text COLLATE "C" NOT NULL DEFAULT 'waiting',
  actor jsonb NOT NULL,
  -- { "ids": [] } or { "filter": [], "search": "" }
  selection jsonb NOT NULL,
  -- What is done to each contact, or what the file of an export is to be.
  change jsonb NOT NULL,
  -- Contacts to go through, as far as known when it began; null until then.
  total integer,
  -- The last contact gone through; each is met once, in the order of their IDs.
  cursor uuid,
  counts jsonb NOT NULL DEFAULT '{}',
  -- The first contacts that could not be changed, with the reason.
  failures jsonb NOT NULL DEFAULT '[]',
  cancel_wanted boolean NOT NULL DEFAULT false,
  -- Why it failed as a whole.
  problem text,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  PRIMARY KEY (account_id, bulk_action_id)
);
SELECT isolate_account('bulk_action');
-- Workers look for work of all accounts.
SELECT open_to_registry('bulk_action');
CREATE INDEX bulk_action_open ON bulk_action (account_id, bulk_action_id) WHERE state IN ('waiting', 'running');

-- What contacts are found and sorted by, apart from the contacts, so that imports do not wait for
-- its indexes: written with every change that people make, and after the commit for imports.
-- Contacts in the bin are not in it.
CREATE TABLE contact_search (
  account_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  -- What people call it, as it is sorted: without case and accents, cut.
  name text COLLATE "C" NOT NULL,
  -- Lexemes begin with a mark of the account: one account's words are never looked through for another.
  document tsvector NOT NULL,
  PRIMARY KEY (account_id, contact_id)
);
CREATE INDEX contact_search_updated ON contact_search (account_id, updated_at, contact_id);
CREATE INDEX contact_search_name ON contact_search (account_id, name, contact_id);
CREATE INDEX contact_search_document ON contact_search USING gin (document);
SELECT isolate_account('contact_search');
SELECT open_to_registry('contact_search');

-- How far the changes of each import have come into contact_search.
CREATE TABLE search_progress (
  account_id uuid NOT NULL,
  import_id uuid NOT NULL,
  -- Rows of the ledger up to here are in it,
  cursor integer NOT NULL,
  -- as they were after this undo or redo: see import_phase.
  phase text COLLATE "C" NOT NULL,
  PRIMARY KEY (account_id, import_id)
);
SELECT isolate_account('search_progress');

-- Contacts whose document meets the query, of the transaction's account, in the order of `created`
-- (that of IDs), `updated` or `name`, after a place in that order. Row security would keep the text
-- index from being used: no operator of tsvector is leakproof. So this runs as the owner, and asks
-- for the account itself. A query that many contacts meet is answered by walking along the order;
-- that is tried for the first `walked` contacts.
CREATE FUNCTION find_contacts(
  query tsquery, sort_by text, descending boolean,
  after_value text, after_id uuid, wanted integer, walked integer
) RETURNS TABLE (contact_id uuid, sorted_by text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET jit = off
AS $$
DECLARE
  way text := CASE WHEN descending THEN ' DESC' ELSE '' END;
  sorted text := CASE sort_by WHEN 'updated' THEN 'updated_at' WHEN 'name' THEN 'name' END;
  ordering text := ' ORDER BY ' || coalesce(sorted || way || ', ', '') || 'contact_id' || way;
  -- Under another name: ORDER BY takes a column of the answer before one of the table.
  columns text := 'SELECT contact_id, ' || coalesce(sorted, 'NULL') || '::text AS place';
  bound text := CASE WHEN after_id IS NULL THEN '' ELSE
    ' AND ' || coalesce('(' || sorted || ', contact_id)', 'contact_id')
    || CASE WHEN descending THEN ' < ' ELSE ' > ' END
    || CASE sort_by WHEN 'updated' THEN '($2::timestamptz, $3)' WHEN 'name' THEN '($2, $3)' ELSE '$3' END END;
  near text := ' FROM (SELECT * FROM contact_search WHERE account_id = $1' || bound || ordering
    || ' LIMIT $5) near WHERE document @@ $6';
  found integer;
BEGIN
  IF query IS NULL THEN
    RETURN QUERY EXECUTE
      columns || ' FROM contact_search WHERE account_id = $1' || bound || ordering || ' LIMIT $4'
      USING current_account(), after_value, after_id, wanted;
    RETURN;
  END IF;
  EXECUTE 'SELECT count(*) FROM (SELECT' || near || ' LIMIT $4) met'
    INTO found
    USING current_account(), after_value, after_id, wanted, walked, query;
  IF found >= wanted THEN
    RETURN QUERY EXECUTE columns || near || ordering || ' LIMIT $4'
      USING current_account(), after_value, after_id, wanted, walked, query;
    RETURN;
  END IF;
  RETURN QUERY EXECUTE
    'WITH met AS MATERIALIZED (SELECT contact_id, updated_at, name FROM contact_search'
    || ' WHERE document @@ $5 AND account_id = $1) '
    || columns || ' FROM met WHERE true' || bound || ordering || ' LIMIT $4'
    USING current_account(), after_value, after_id, wanted, query;
END $$;
REVOKE EXECUTE ON FUNCTION find_contacts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_contacts TO muster_app;
