/** Roles of people and keys in an account, the least first. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

/** An action of the table below: what it is, and the least role that may take it. */
interface ActionRule {
  readonly sentence: string;
  readonly least: Role;
}

/** What a person or a key can be allowed to do in an account. docs/reference/roles.md shows it. */
export const ACTIONS = {
  'contacts.read': { least: 'viewer', sentence: 'See and search contacts.' },
  'contacts.write': { least: 'member', sentence: 'Add contacts and change them.' },
  'contacts.delete': { least: 'member', sentence: 'Put contacts into the bin, and take them out.' },
  'contacts.export': { least: 'admin', sentence: 'Export contacts to a file.' },
  'lists.write': {
    least: 'member',
    sentence: 'Make, change and remove smart lists, which everybody in the account sees.',
  },
  'imports.read': { least: 'viewer', sentence: 'See imports, their rows and their reports.' },
  'imports.write': {
    least: 'admin',
    sentence: 'Upload files, import them, and undo imports; an owner can grant it to members.',
  },
  'settings.read': { least: 'viewer', sentence: 'See settings and fields of the account.' },
  'settings.write': { least: 'admin', sentence: 'Change settings and fields.' },
  'members.read': { least: 'viewer', sentence: 'See who belongs to the account.' },
  'members.write': {
    least: 'admin',
    sentence: 'Invite people, change roles and remove members; only an owner does so with owners.',
  },
  'keys.write': { least: 'admin', sentence: 'See, make and revoke API keys.' },
  'webhooks.write': { least: 'admin', sentence: 'See and change webhooks and their deliveries.' },
  'audit.read': { least: 'admin', sentence: 'Read who did what and when.' },
  'account.write': {
    least: 'owner',
    sentence: 'Rename the account, grant importing to members, and erase what is kept of a person.',
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type Action = keyof typeof ACTIONS;

/** What an account has granted beyond the table. */
export interface Grants {
  /** The setting `members_may_import`. */
  readonly membersMayImport: boolean;
}

/** Whether the role may take the action in an account with these grants. */
export function may(role: Role, action: Action, { membersMayImport }: Grants): boolean {
  if (action === 'imports.write' && membersMayImport && role === 'member') return true;
  return isAtLeast(role, ACTIONS[action].least);
}

/** Every action that the role may take, in the order of the table. */
export function actionsOf(role: Role, grants: Grants): readonly Action[] {
  return ACTION_NAMES.filter((action) => may(role, action, grants));
}

/** Whether a role may do all that the other may. */
export function isAtLeast(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(other);
}

/** The actions in the order of the table. */
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly Action[];
