-- Files on their way in, or just arrived: what imports are made from. The bytes are in the data
-- folder, under the upload's ID.
CREATE TABLE upload (
  account_id uuid NOT NULL,
  upload_id uuid NOT NULL,
  -- As given, without control characters: shown to people, and never a path.
  name text NOT NULL,
  -- In bytes; null while it is not known.
  size bigint,
  -- SHA-256 in hexadecimal; null until all has arrived.
  hash text,
  -- arriving, complete
  state text NOT NULL,
  -- Who sent it: { kind, id, name }.
  created_by jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- From then on it is removed; imports made from it keep its file.
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, upload_id)
);
SELECT isolate_account('upload');
