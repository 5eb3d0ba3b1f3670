/** What keys do on any page: one after the other, not while somebody types. */
export const SHORTCUTS = [
  { keys: ['g', 'c'], does: 'contacts' },
  { keys: ['g', 'l'], does: 'smartLists' },
  { keys: ['g', 'g'], does: 'groups' },
  { keys: ['g', 'i'], does: 'imports' },
  { keys: ['g', 's'], does: 'settings' },
  { keys: ['g', 'p'], does: 'profile' },
  { keys: ['c'], does: 'addContact' },
  { keys: ['i'], does: 'import' },
  { keys: ['/'], does: 'search' },
  { keys: ['?'], does: 'map' },
] as const satisfies readonly { readonly keys: readonly string[]; readonly does: string }[];

export type ShortcutAction = (typeof SHORTCUTS)[number]['does'];

/** What keys do in tables of rows; the tables themselves listen. */
export const TABLE_KEYS = [
  { keys: ['↓', 'j'], does: 'down' },
  { keys: ['↑', 'k'], does: 'up' },
  { keys: ['x'], does: 'select' },
  { keys: ['Enter'], does: 'open' },
] as const;

/** What keys that were pressed one after the other do; `more` where they begin something. */
export function shortcutOf(pressed: readonly string[]): ShortcutAction | 'more' | null {
  const met = SHORTCUTS.filter(({ keys }) => pressed.every((key, at) => keys[at] === key));
  const done = met.find(({ keys }) => keys.length === pressed.length);
  return done?.does ?? (met.length > 0 ? 'more' : null);
}

/** Whether keys of letters are heeded in this browser; who dictates may not want them to be. */
export function hasShortcuts(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

export function setShortcuts(isOn: boolean): void {
  localStorage.setItem(STORED, isOn ? 'on' : 'off');
}

const STORED = 'muster.shortcuts';
