/** The roles of an account, the most powerful first. */
export const ROLES = ['owner', 'admin', 'member', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

interface ActionRule {
  /** What it lets one do, as a sentence. */
  readonly meaning: string;
  /** Who may. */
  readonly roles: readonly Role[];
  /** Members may as well where the account's owner says so. */
  readonly whereMembersMayImport?: true;
}

const OWNER = ['owner'] as const;
const ADMINS = ['owner', 'admin'] as const;
const WRITERS = ['owner', 'admin', 'member'] as const;

/** Everything that can be allowed in an account, and to whom it is. */
export const ACTIONS = {
  'contacts.read': {
    meaning: 'See contacts, their history, fields, tags and photos.',
    roles: ROLES,
  },
  'contacts.write': { meaning: 'Add and change contacts.', roles: WRITERS },
  'contacts.delete': {
    meaning: 'Put contacts in the bin, restore them, and erase people.',
    roles: ADMINS,
  },
  'contacts.export': { meaning: 'Export contacts.', roles: ADMINS },
  'imports.read': { meaning: 'See imports, their rows and reports.', roles: ROLES },
  'imports.write': {
    meaning: 'Upload, plan, apply, undo and redo imports.',
    roles: ADMINS,
    whereMembersMayImport: true,
  },
  'settings.read': { meaning: 'See the settings of the account.', roles: ROLES },
  'settings.write': { meaning: 'Change settings, fields, types and tags.', roles: ADMINS },
  'members.read': { meaning: 'See who belongs to the account.', roles: ROLES },
  'members.write': { meaning: 'Invite people, change roles, remove people.', roles: ADMINS },
  'keys.write': { meaning: 'See, make and revoke API keys.', roles: ADMINS },
  'webhooks.write': { meaning: 'See and change webhooks and their deliveries.', roles: ADMINS },
  'audit.read': { meaning: 'See who did what and when.', roles: ADMINS },
  'account.write': { meaning: 'Rename or delete the account.', roles: OWNER },
} as const satisfies Readonly<Record<string, ActionRule>>;

/** What a person or a key can be allowed to do in an account. */
export type Action = keyof typeof ACTIONS;

/** Whether somebody of that role may do that. */
export function may(
  role: Role,
  action: Action,
  { membersMayImport }: { readonly membersMayImport: boolean },
): boolean {
  const { roles, whereMembersMayImport }: ActionRule = ACTIONS[action];
  return roles.includes(role) || (role === 'member' && membersMayImport && !!whereMembersMayImport);
}
