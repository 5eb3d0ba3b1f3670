import { expect, test } from 'vitest';
import {
  ACTION_NAMES,
  ACTIONS,
  type Action,
  actionsOf,
  may,
  ROLES,
  type Role,
} from '../packages/core/src/contract/permissions.ts';
import { AUTH_ENDPOINTS } from '../packages/server/src/people/auth-endpoints.ts';

test('docs/reference/roles.md shows the table as the code has it', async () => {
  // After a change of the table: npx vitest run test/role-reference -u
  await expect(rolePage()).toMatchFileSnapshot('../docs/reference/roles.md');
});

test('docs/reference/signing-in.md lists every endpoint under /api/auth', async () => {
  await expect(signInPage()).toMatchFileSnapshot('../docs/reference/signing-in.md');
});

const CLOSED = { membersMayImport: false };

// The promises of the product, apart from the code that keeps them.
const LEAST: Readonly<Record<Action, Role>> = {
  'contacts.read': 'viewer',
  'contacts.write': 'member',
  'contacts.delete': 'member',
  'contacts.export': 'admin',
  'lists.write': 'member',
  'imports.read': 'viewer',
  'imports.write': 'admin',
  'settings.read': 'viewer',
  'settings.write': 'admin',
  'members.read': 'viewer',
  'members.write': 'admin',
  'keys.write': 'admin',
  'webhooks.write': 'admin',
  'audit.read': 'admin',
  'account.write': 'owner',
};

test.each(ACTION_NAMES.flatMap((action) => ROLES.map((role) => [role, action] as const)))(
  'a %s and %s: as promised',
  (role, action) => {
    const allowed = ROLES.indexOf(role) >= ROLES.indexOf(LEAST[action]);
    expect(may(role, action, CLOSED)).toBe(allowed);
  },
);

test('the grant to import adds that to members, and nothing to anybody else', () => {
  for (const role of ROLES) {
    const granted = actionsOf(role, { membersMayImport: true });
    const added = granted.filter((action) => !may(role, action, CLOSED));
    expect(added).toEqual(role === 'member' ? ['imports.write'] : []);
  }
});

function rolePage(): string {
  const rows = ACTION_NAMES.map((action) =>
    [`\`${action}\``, ACTIONS[action].sentence].concat(ROLES.map((role) => markOf(role, action))),
  );
  return `${INTRODUCTION}\n${table([['action', 'what it is', ...ROLES], ...rows])}`;
}

function markOf(role: Role, action: Action): string {
  if (may(role, action, CLOSED)) return 'yes';
  return may(role, action, { membersMayImport: true }) ? 'if granted' : '';
}

function signInPage(): string {
  const sections = AUTH_ENDPOINTS.map(({ path, summary, body }) => {
    const keys = Object.entries(body).map(([key, meaning]) => [`\`${key}\``, meaning]);
    const takes = keys.length === 0 ? '' : `\n${table([['key', 'meaning'], ...keys])}`;
    return `## \`POST /api/auth${path}\`\n\n${summary}\n${takes}`;
  });
  return `${SIGNING_IN}\n${sections.join('\n')}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${[line(head), rule, ...rest.map(line)].join('\n')}\n`;
}

const INTRODUCTION = `# Roles

A person has one role in each account they belong to; a key has one too, \`admin\` at most. Each role
may do all that the ones before it may.

- The first owner is made with the link that \`./muster serve\` prints at its first start, and owns the
  account \`main\`, in which the command line works. Everybody else is invited.
- An account always has an owner: the last one can neither leave nor be made anything less.
- Only an owner makes owners, changes their role, removes them, and takes back invitations to be one.
- \`imports.write\` is granted to members by the setting \`members_may_import\`, which only an owner
  changes.
- A key can be narrowed to some actions of its role (its scopes). It can do no more than whoever makes
  it. It belongs to the account: it goes on working when its maker leaves, until it expires or is
  revoked.
- Whoever leaves stays listed, since contacts may name them as owner or follower.
`;

const SIGNING_IN = `# Signing in

People sign in with email and password, and a second step if they turned it on. What a browser is
given is a cookie: \`HttpOnly\`, \`SameSite=Lax\`, and sent over https alone where \`MUSTER_URL\` begins with
https. A session ends 14 days after it began or
\`GET /api/v1/session\` last prolonged it. Programs do not sign in: they use a key, as
\`Authorization: Bearer mk_…\`.

Every request with a cookie that changes something has to come from a page of this server: its
header \`Origin\` has to be \`MUSTER_URL\`, or where that is not set the address that the request went to.
Bodies are JSON. Failures are problems, as everywhere in the API.

- A password has 10 to 200 characters and is not the email.
- One email can be tried ten times in 15 minutes, wherever the tries come from; one address can try
  20 times a minute. A right password takes back the tries before it.
- Answers do not tell whether there is a person with an email.
- Changing the password ends all other sessions; resetting it ends all.
- Links to reset a password are mailed where \`MUSTER_SMTP_URL\` is set. Without it,
  \`./muster people reset-password EMAIL\` makes one. It is good for an hour, once.

Signing up, sessions, invitations and keys are part of the API under \`/api/v1\`.
`;
