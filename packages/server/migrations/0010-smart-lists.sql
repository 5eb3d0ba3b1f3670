-- Saved filters over contacts; which contacts they find is looked up when they are used.
CREATE TABLE smart_list (
  account_id uuid NOT NULL,
  smart_list_id uuid NOT NULL,
  name text NOT NULL,
  -- The name as names are compared: no two lists of an account have the same.
  name_key text COLLATE "C" NOT NULL,
  -- Conditions that must all hold, as they were given: fields may have been removed since.
  filter jsonb NOT NULL,
  search text NOT NULL,
  -- Keys of fields and facts in the order of the columns; null: the usual ones.
  columns jsonb,
  sort text NOT NULL,
  -- { kind, id, name }
  created_by jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, smart_list_id),
  UNIQUE (account_id, name_key)
);
SELECT isolate_account('smart_list');
