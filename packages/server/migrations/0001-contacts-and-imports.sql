-- Every table of an account begins with account_id, and so does every key: that isolates accounts
-- and lets the schema be distributed. Nothing refers across accounts, and the bulk tables carry no
-- foreign keys: an import writes record, keys and ledger in one transaction.

CREATE TABLE account (
  account_id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Counts the transactions that changed an account's records. Whoever changes records updates this
-- row first: the row lock puts writers of one account in a line, and the number tells a planner
-- whether anything has changed since it looked.
CREATE TABLE account_revision (
  account_id uuid PRIMARY KEY,
  revision bigint NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE member (
  account_id uuid NOT NULL,
  member_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, member_id),
  UNIQUE (account_id, email)
);

-- Custom fields. Standard fields are part of the object's definition in the code.
CREATE TABLE field (
  account_id uuid NOT NULL,
  object text NOT NULL,
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  label text NOT NULL,
  type text NOT NULL,
  options jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, object, key)
);

CREATE TABLE contact (
  account_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  version integer NOT NULL,
  -- The operation that last changed the values. Undoing it puts the one before back, so that
  -- "nobody has changed this since" can be seen without comparing values.
  changed_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  -- The import and row that created it; null when a person did.
  origin_import_id uuid,
  origin_row integer,
  linked_to uuid,
  -- Every value, standard and custom, by field key. A field without a value is absent.
  data jsonb NOT NULL,
  PRIMARY KEY (account_id, contact_id)
);

-- Every email, phone and unique ID of every contact: the only place where matching looks.
CREATE TABLE contact_key (
  account_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  contact_id uuid NOT NULL,
  -- false while the contact is in the bin.
  live boolean NOT NULL DEFAULT true,
  PRIMARY KEY (account_id, kind, value, contact_id)
);

CREATE TABLE import (
  account_id uuid NOT NULL,
  import_id uuid NOT NULL,
  object text NOT NULL,
  -- staging, planned, applying, applied, undoing, undone, redoing, discarded
  state text NOT NULL,
  -- Name, size and SHA-256 of the file as it came; the bytes are in the file store.
  file_name text NOT NULL,
  file_size bigint NOT NULL,
  file_hash text NOT NULL,
  -- How the file is read, where its columns go, what the rows may do: the plan file.
  plan jsonb NOT NULL,
  -- Rows of the file; null until all are read.
  row_count integer,
  last_row integer,
  -- The fence of the writer whose staging tables hold the plan; null while there is none.
  staged_by integer,
  -- The account's revision that the plan was made at.
  planned_revision bigint,
  -- The last row applied; rows up to here are in import_row.
  cursor integer NOT NULL DEFAULT 0,
  -- Rows below this are still to be undone or redone; null outside undo and redo.
  undo_cursor integer,
  -- Grows with every take-over; a writer with an older one is refused.
  fence integer NOT NULL DEFAULT 0,
  -- The plan no longer holds since other work changed the account: every further batch is planned anew.
  replanning boolean NOT NULL DEFAULT false,
  planned jsonb,
  applied jsonb NOT NULL DEFAULT '{}',
  undone jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  elapsed_ms bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, import_id)
);

-- The ledger: one line for every row of every file and each object it was about, kept for good.
CREATE TABLE import_row (
  account_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  object text COLLATE "C" NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  record_id uuid,
  -- The record's version after the row.
  version integer,
  -- Where the row begins in the stored file.
  byte_offset bigint NOT NULL,
  issues jsonb,
  -- What undoing made of it: reversed, kept, failed.
  undo text COLLATE "C",
  undo_note jsonb,
  PRIMARY KEY (account_id, import_id, row_number, object)
);

-- Every change of values that an import made to a record that was there, with the values before.
CREATE TABLE change_log (
  account_id uuid NOT NULL,
  object text COLLATE "C" NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  -- apply, undo, redo
  kind text COLLATE "C" NOT NULL,
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  changed_by_before uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  -- { "added": [[kind, value]], "removed": [[kind, value]], "restored": true }; null when keys stay.
  keys jsonb,
  PRIMARY KEY (account_id, object, record_id, version)
);

-- An import's rows while it is being planned and applied: tables of its own, dropped afterwards.
-- Unlogged: a database crash empties them, and the import stages its file again.
CREATE SCHEMA staging;

-- Several patches of one record as one: later ones win.
CREATE AGGREGATE merge_patches(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');
