-- People, their sessions, and which accounts they belong to. These tables are about no single
-- account: they are in a schema of their own, without row security. Their shape is what better-auth
-- asks for; a test holds them against its own check.
CREATE SCHEMA identity;

CREATE TABLE identity.person (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- In small letters.
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  two_factor_enabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- How a person proves who they are: a hashed password.
CREATE TABLE identity.credential (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.person ON DELETE CASCADE,
  -- Of the service that vouches for the person: 'credential' for a password, and then the person's own ID.
  provider_id text NOT NULL,
  provider_account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, provider_account_id)
);
CREATE INDEX credential_person ON identity.credential (person_id);

-- An account with its people. The ID is the account_id; the slug is the account's name, by which the
-- command line knows it; the name is what people call it.
CREATE TABLE identity.organization (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  logo text,
  metadata text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE identity.session (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.person ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  active_organization_id uuid REFERENCES identity.organization ON DELETE SET NULL,
  ip_address text,
  user_agent text,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_person ON identity.session (person_id);

-- Who belongs to which account. The ID is the member_id of the account's table member.
CREATE TABLE identity.membership (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES identity.organization ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity.person ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('viewer', 'member', 'admin', 'owner')),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (person_id, organization_id)
);
CREATE INDEX membership_organization ON identity.membership (organization_id);

CREATE TABLE identity.invitation (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES identity.organization ON DELETE CASCADE,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('viewer', 'member', 'admin', 'owner')),
  -- pending, accepted, canceled
  status text NOT NULL DEFAULT 'pending',
  -- Who invited; null: the command line, or a key.
  inviter_id uuid REFERENCES identity.person ON DELETE SET NULL,
  -- SHA-256 of what the link holds.
  token_hash bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX invitation_organization ON identity.invitation (organization_id);
-- One open invitation an address and account: a second one replaces it.
CREATE UNIQUE INDEX invitation_pending ON identity.invitation (organization_id, email)
  WHERE status = 'pending';

-- Links to reset a password, second steps of signing in, the link that makes the first owner.
CREATE TABLE identity.verification (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON identity.verification (identifier);

CREATE TABLE identity.two_factor (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.person ON DELETE CASCADE,
  -- Both encrypted with the installation's secret.
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT true,
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);
CREATE INDEX two_factor_person ON identity.two_factor (person_id);

-- How often an address has called which path of better-auth.
CREATE TABLE identity.rate_limit (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  last_request bigint NOT NULL
);

-- Tries at what is about to be guessed (the password of an email), from whatever address. The key
-- is hashed: it may name somebody who is nobody here.
CREATE TABLE identity.attempt (
  key_hash bytea PRIMARY KEY,
  count integer NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX attempt_since ON identity.attempt (since);

GRANT USAGE ON SCHEMA identity TO muster_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA identity TO muster_app;

-- Who has left stays: contacts still name them.
ALTER TABLE member ADD COLUMN left_at timestamptz;

CREATE TABLE api_key (
  account_id uuid NOT NULL,
  key_id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('viewer', 'member', 'admin')),
  -- The only actions it may take; null: all that its role may.
  scopes text[],
  secret_hash bytea NOT NULL,
  -- The end of the key, for people to tell keys apart.
  hint text NOT NULL,
  -- The person or key that made it, and their name then.
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (account_id, key_id),
  UNIQUE (account_id, secret_hash)
);
SELECT isolate_account('api_key');
