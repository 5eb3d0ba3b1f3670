/** What two addresses are compared by: NFC, lower case, no invisible characters, the domain in its ASCII form. */
export function emailKey(address: string): string {
  return address
    .normalize('NFC')
    .replace(/[\s\u200b-\u200f\u2060-\u206f\ufeff]/g, '')
    .toLowerCase();
}
