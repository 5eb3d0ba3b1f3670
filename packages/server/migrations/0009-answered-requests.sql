-- Requests that were sent with an Idempotency-Key, so that the same request sent again is carried
-- out once and answered as it was the first time. Kept for 24 hours.
CREATE TABLE answered_request (
  account_id uuid NOT NULL,
  -- The person or key that sent it: keys of others mean other requests.
  principal_id uuid NOT NULL,
  idempotency_key text COLLATE "C" NOT NULL,
  -- SHA-256 of method, path and body.
  request_hash text COLLATE "C" NOT NULL,
  -- Null while it is being carried out.
  status integer,
  content_type text,
  -- Null where the answer held a secret, or was empty.
  body text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, principal_id, idempotency_key)
);
CREATE INDEX ON answered_request (account_id, created_at);
SELECT isolate_account('answered_request');
