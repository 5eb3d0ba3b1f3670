-- States are now: draft, staging, planned, applying, applied, undoing, undone, redoing, discarded,
-- cancelled.
ALTER TABLE import
  -- What a person has said so far, while the state is draft.
  ADD COLUMN draft jsonb,
  -- Who began it: { kind, id, name }; null where nobody is known, on the command line.
  ADD COLUMN started_by jsonb;

-- Work that somebody asked for on an import. Apart from the import, whose row planning holds in its
-- snapshot for minutes: signs of life written there would break the planning off.
CREATE TABLE import_run (
  account_id uuid NOT NULL,
  import_id uuid NOT NULL,
  -- What the import is to reach: planned, applied, undone, redone; null: nothing is to be done.
  wanted text COLLATE "C",
  -- What was wanted when work was halted or failed: resuming goes on with it.
  wanted_before text COLLATE "C",
  -- pause, cancel: why nothing is being done; null when work was not halted.
  halt text COLLATE "C",
  asked_at timestamptz NOT NULL DEFAULT now(),
  -- Names one worker's hold on the import; null: nobody works on it.
  worker uuid,
  -- When that worker was last heard of; long ago: it is gone.
  heartbeat_at timestamptz,
  started_at timestamptz,
  -- Nobody begins before that: a failure may be over by then.
  retry_at timestamptz NOT NULL DEFAULT now(),
  -- Where the import stood at the last start, and starts from there: many mean that it does not get on.
  standing text COLLATE "C",
  attempts integer NOT NULL DEFAULT 0,
  -- { stage, done, total, rowsPerSecond, etaMs, at }
  progress jsonb,
  -- Why work ended before it was done: { code, sentence, at }
  failure jsonb,
  PRIMARY KEY (account_id, import_id)
) WITH (fillfactor = 50);
SELECT isolate_account('import_run');
-- Workers look for work of all accounts.
SELECT open_to_registry('import_run');
CREATE INDEX import_run_wanted ON import_run (account_id, asked_at) WHERE wanted IS NOT NULL;
