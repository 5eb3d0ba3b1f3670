/** What a person or a key can be allowed to do in an account. */
export type Action =
  | 'contacts.read'
  | 'contacts.write'
  | 'contacts.delete'
  | 'contacts.export'
  | 'imports.read'
  | 'imports.write'
  | 'settings.read'
  | 'settings.write'
  | 'members.read'
  | 'members.write'
  | 'keys.write'
  | 'webhooks.write'
  | 'audit.read'
  | 'account.write';
