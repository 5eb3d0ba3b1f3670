-- Accounts are kept apart by the database. The app works in the role muster_app, which owns none of
-- these tables; each of its transactions says for which account it is, and row security shows it
-- the rows of that account and lets it write no others. Without an account it sees nothing.
-- The role is made before the migrations run (ensure-app-role.ts): roles belong to the server.

-- The account of the transaction; null where none is set.
CREATE FUNCTION current_account() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('muster.account_id', true), '')::uuid;

-- Holds a table to it: every migration that makes a table of accounts calls this for it. Forced: the
-- owner, unless it is a superuser, is held to it as well. In a subquery the account is looked up
-- once a statement, not once a row.
CREATE FUNCTION isolate_account(tenant_table regclass) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY own_account ON %s
       USING (account_id = (SELECT current_account()))
       WITH CHECK (account_id = (SELECT current_account()))', tenant_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO muster_app', tenant_table);
END $$;

-- Lets the owner, and nobody else, read a table's rows of all accounts: for tables in which an
-- account, or work of any account, is found.
CREATE FUNCTION open_to_registry(tenant_table regclass) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY registry ON %s FOR SELECT TO CURRENT_USER USING (true)', tenant_table);
END $$;

SELECT isolate_account(tenant_table)
  FROM unnest(ARRAY['account', 'account_revision', 'member', 'field', 'contact', 'contact_key',
                    'import', 'import_row', 'change_log']::regclass[]) tenant_table;
SELECT open_to_registry('account');

-- Imports keep their rows in tables of their own, outside row security, which COPY cannot pass.
-- The app makes and drops them.
GRANT USAGE, CREATE ON SCHEMA staging TO muster_app;
DO $$
DECLARE
  staging_table regclass;
BEGIN
  FOR staging_table IN
    SELECT oid FROM pg_class WHERE relnamespace = 'staging'::regnamespace AND relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO muster_app', staging_table);
  END LOOP;
END $$;

-- Only owners may analyze: here in their name.
CREATE FUNCTION refresh_statistics(grown_table regclass, grown_columns name[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ANALYZE %s (%s)', grown_table,
                 (SELECT string_agg(quote_ident(grown), ', ') FROM unnest(grown_columns) grown));
END $$;
REVOKE EXECUTE ON FUNCTION refresh_statistics(regclass, name[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_statistics(regclass, name[]) TO muster_app;

-- Who did what, and when. Nothing in it is ever changed or taken out.
CREATE TABLE audit_log (
  account_id uuid NOT NULL,
  audit_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  -- person, key, or system: the command line.
  actor_kind text COLLATE "C" NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  actor_name text NOT NULL,
  action text COLLATE "C" NOT NULL,
  subject_kind text COLLATE "C" NOT NULL,
  subject_id text COLLATE "C",
  -- Numbers, states and IDs; no values of contacts.
  detail jsonb NOT NULL,
  PRIMARY KEY (account_id, audit_id)
);
SELECT isolate_account('audit_log');
REVOKE UPDATE, DELETE ON audit_log FROM muster_app;

-- Whoever has more rights than the app is refused too.
CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
