-- Photos that contacts' photo_url leads to: fetched once for each contact and address. The one that
-- is shown is that of the contact's photo_url as it is now; the others stay for a while, in case that
-- an import is undone. The pictures are in the data folder, under their hash.
CREATE TABLE contact_photo (
  account_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- SHA-256 of source_url, which is too long for an index.
  source_hash bytea NOT NULL,
  source_url text NOT NULL,
  -- waiting, ready, failed
  state text COLLATE "C" NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  -- Whoever fetches puts this ahead: another may try again if it dies.
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  -- The row of an import that brought the address, and its column there: where a failure is noted.
  import_id uuid,
  row_number integer,
  column_index integer,
  -- SHA-256 of the picture as it was received, in hexadecimal; its type and size in pixels.
  hash text COLLATE "C",
  content_type text,
  width integer,
  height integer,
  -- The code of the issue.
  failure text COLLATE "C",
  fetched_at timestamptz,
  PRIMARY KEY (account_id, contact_id, source_hash)
);
SELECT isolate_account('contact_photo');
-- Workers look for work of all accounts.
SELECT open_to_registry('contact_photo');
CREATE INDEX contact_photo_waiting ON contact_photo (account_id, next_attempt_at) WHERE state = 'waiting';
CREATE INDEX contact_photo_source ON contact_photo (account_id, source_hash) WHERE state = 'ready';
CREATE INDEX contact_photo_hash ON contact_photo (account_id, hash) WHERE state = 'ready';

-- Imports with photo addresses whose rows have not all been gone through.
CREATE TABLE photo_import (
  account_id uuid NOT NULL,
  import_id uuid NOT NULL,
  -- Rows of the ledger up to here have been.
  cursor integer NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, import_id)
);
SELECT isolate_account('photo_import');
SELECT open_to_registry('photo_import');

-- In the very transaction that makes an import applied, also by redoing it, so that none is missed.
CREATE FUNCTION want_photos_of_import() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO photo_import (account_id, import_id) VALUES (NEW.account_id, NEW.import_id)
  ON CONFLICT (account_id, import_id) DO UPDATE SET cursor = 0;
  RETURN NULL;
END $$;
CREATE TRIGGER want_photos AFTER UPDATE OF state ON import
  FOR EACH ROW
  WHEN (NEW.state = 'applied' AND OLD.state <> 'applied' AND NEW.object = 'contact'
        AND (NEW.plan -> 'mapping' @> '[{"target": {"field": "photo_url"}}]'
             OR NEW.plan -> 'constants' ? 'photo_url'))
  EXECUTE FUNCTION want_photos_of_import();
