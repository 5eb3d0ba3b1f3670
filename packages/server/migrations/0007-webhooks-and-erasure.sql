-- What happened in an account that webhooks may be told of, written in the transaction that did it.
-- No values of contacts: IDs, versions, names of fields and counts.
CREATE TABLE event (
  account_id uuid NOT NULL,
  event_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Rows of the import up to here have had events of their own made, where a webhook asks for them.
  row_cursor integer NOT NULL DEFAULT 0,
  -- When its deliveries stood in webhook_delivery.
  dispatched_at timestamptz,
  PRIMARY KEY (account_id, event_id)
);
CREATE INDEX event_waiting ON event (account_id, event_id) WHERE dispatched_at IS NULL;
SELECT isolate_account('event');
SELECT open_to_registry('event');

CREATE TABLE webhook (
  account_id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  url text NOT NULL,
  description text NOT NULL,
  -- Types of events that it is told of; empty: all.
  event_types text[] NOT NULL,
  -- It is told of each contact that an import changed, besides the import itself.
  contacts_of_imports boolean NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  -- Why it was disabled, if not by a person.
  note text,
  -- Sealed with the installation's secret.
  secret bytea NOT NULL,
  -- The one before, while deliveries are signed with both.
  old_secret bytea,
  old_secret_until timestamptz,
  -- Since when nothing has come through, tries in a row that failed, and until when it is left alone.
  failing_since timestamptz,
  failures integer NOT NULL DEFAULT 0,
  rests_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, webhook_id)
);
SELECT isolate_account('webhook');

CREATE TABLE webhook_delivery (
  account_id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  -- waiting, delivered, failed
  state text COLLATE "C" NOT NULL DEFAULT 'waiting',
  -- Tries that count towards giving up.
  attempts integer NOT NULL DEFAULT 0,
  -- Whoever tries puts this a little ahead: another may try again if it dies.
  next_attempt_at timestamptz DEFAULT now(),
  PRIMARY KEY (account_id, webhook_id, event_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (account_id, webhook_id, next_attempt_at)
  WHERE state = 'waiting';
SELECT isolate_account('webhook_delivery');
SELECT open_to_registry('webhook_delivery');

CREATE TABLE webhook_attempt (
  account_id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  request_headers jsonb NOT NULL,
  duration_ms integer NOT NULL,
  -- null: there was no answer, and `failure` says why.
  status integer,
  -- The beginning of it.
  answer text,
  failure text,
  PRIMARY KEY (account_id, webhook_id, event_id, attempt_id)
);
SELECT isolate_account('webhook_attempt');

-- What an account's suppression hashes are made with; it goes when the account goes. Both halves of
-- HMAC's key (RFC 2104), so that hashes can be made in SQL.
CREATE TABLE suppression_salt (
  account_id uuid PRIMARY KEY,
  inner_key bytea NOT NULL CHECK (length(inner_key) = 64),
  outer_key bytea NOT NULL CHECK (length(outer_key) = 64)
);
SELECT isolate_account('suppression_salt');

-- Keys of people whose data was erased: all that is left of them. A row of an import with such a key fails.
CREATE TABLE suppression (
  account_id uuid NOT NULL,
  hash bytea NOT NULL,
  suppression_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, hash)
);
SELECT isolate_account('suppression');

CREATE FUNCTION suppression_hash(inner_key bytea, outer_key bytea, kind text, value text) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(outer_key || sha256(inner_key || convert_to(kind || E'\n' || value, 'UTF8')));

-- An erasure that is under way: cells that are still to be blanked in stored files, after the
-- transaction that removed everything else.
CREATE TABLE erasure (
  account_id uuid NOT NULL,
  erasure_id uuid NOT NULL,
  -- [{ "importId", "rowNumber", "byteOffset" }]
  file_rows jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, erasure_id)
);
SELECT isolate_account('erasure');
SELECT open_to_registry('erasure');

-- The audit log goes with its account, when an owner erases that: in the name of the database's
-- owner, who says so in the transaction. The app's role may not delete from it at all.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('muster.erases_account', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
