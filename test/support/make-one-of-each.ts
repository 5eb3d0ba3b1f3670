import type { TestDatabase } from './create-test-database.ts';
import type { TestClient } from './start-test-server.ts';

/** One of everything that has an ID, by the name of the parameter that holds it. */
export async function makeOneOfEach(
  db: Pick<TestDatabase, 'poolOf'>,
  { api, accountId }: TestClient,
): Promise<Readonly<Record<string, string>>> {
  const values = { first_name: 'Theirs', email: 'theirs@example.com' };
  const { contactId } = await api.createContact({ body: { values } });
  const { uploadId } = await api.pasteUpload({ body: { text: 'Email\ntheirs2@example.com\n' } });
  const { importId } = await api.createImport({ body: { uploadId } });
  const { invitation } = await api.createInvitation({
    body: { email: 'guest@example.com', role: 'member' },
  });
  const { key } = await api.createKey({
    body: { name: 'Theirs', role: 'member', scopes: null, expiresAt: null },
  });
  const { webhookId } = await api.createWebhook({ body: { url: 'https://hooks.example.com/' } });
  const { eventId } = await api.testWebhook({ params: { webhookId } });
  const { bulkActionId } = await api.exportContacts({ body: {} });
  const { smartListId } = await api.createSmartList({ body: { name: 'Only theirs' } });
  const field = await api.addField({ body: { label: 'Only theirs', type: 'text' } });
  const other = await api.createContact({ body: { values: { email: 'gone@example.com' } } });
  await api.eraseContact({ params: { contactId: other.contactId } });
  const [suppression] = (await api.listSuppressions()).items;
  const memberId = '01890000-0000-7000-8000-0000000000aa';
  await db
    .poolOf(accountId)
    .query(
      `INSERT INTO member (account_id, member_id, name, email) VALUES ($1, $2, 'Theirs', 'm@example.com')`,
      [accountId, memberId],
    );
  return {
    contactId,
    uploadId,
    importId,
    invitationId: invitation.invitationId,
    keyId: key.keyId,
    webhookId,
    eventId,
    bulkActionId,
    smartListId,
    key: field.key,
    suppressionId: String(suppression?.suppressionId),
    memberId,
  };
}
