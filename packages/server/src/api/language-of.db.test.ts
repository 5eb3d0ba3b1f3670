import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, createClient } from '@muster/core/contract/client';
import type { Language } from '@muster/core/language/language';
import {
  type ImportServer,
  startImportServer,
} from '../../../../test/support/start-import-server.ts';
import type { TestClient } from '../../../../test/support/start-test-server.ts';

let http: ImportServer;
beforeAll(async () => {
  http = await startImportServer();
});
afterAll(async () => {
  await http.close();
});

const FILE = [
  'First Name,E-mial,Shoe size,Birthday',
  'Ann,ann@gmial.com,38,1990-02-30',
  'Bob,bob@example.com,41,1985-01-01',
  ',,42,',
  '',
].join('\n');

/** The same caller, with a browser in that language. */
function speaking({ headers }: TestClient, language: Language): Client {
  return createClient({
    url: http.server.url,
    language,
    fetch: (address, init) =>
      fetch(address, { ...init, headers: { ...init.headers, ...headers } } as RequestInit),
  });
}

async function ask(
  path: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {},
) {
  const response = await fetch(`${http.server.url}${path}`, {
    ...init,
    headers: { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5', ...init.headers },
  });
  return { response, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

/** What a call that is refused is answered. */
async function problemOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: unknown) => (error as { readonly problem: unknown }).problem,
  );
}

describe('a German browser', () => {
  test('E5 is told in German how a file is read, where its columns go and why', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, FILE);
    const params = { importId };
    const preview = await speaking(client, 'de').previewImport({ params });
    expect(preview.reading).toMatchObject({
      encoding: { reason: 'Die Datei enthält nur ASCII-Zeichen.' },
      dialect: {
        reason: 'Mit dem Trennzeichen Komma haben 100 % der geprüften Zeilen 4 Zellen.',
      },
      header: { reason: 'Die Zeile enthält Wörter, die Spalten benennen.' },
    });
    expect(preview.columns.map(({ target, reason }) => [target?.label, reason])).toEqual([
      ['Vorname', 'Die Überschrift bedeutet „Vorname“.'],
      [
        'E-Mail',
        'Die Überschrift sieht nach einem Tippfehler für „E-Mail“ aus. Die Werte sind E-Mail-Adressen.',
      ],
      [undefined, 'Die Überschrift ist nicht bekannt.'],
      ['Geburtstag', 'Die Überschrift bedeutet „Geburtstag“. Die Werte sind Datumsangaben.'],
    ]);
    expect(preview.problems.map(({ sentence }) => sentence)).toEqual([
      'Zur Spalte „Shoe size“ ist nichts gesagt. Ordnen Sie sie zu oder ignorieren Sie sie, oder stimmen Sie zu, dass Daten in nicht zugeordneten Spalten nicht importiert werden.',
    ]);
    const [ann] = preview.table.rows;
    expect(ann?.issues).toContainEqual(
      expect.objectContaining({
        title: 'E-Mail-Adresse vielleicht vertippt',
        sentence:
          '„ann@gmial.com“ in E-mial wurde importiert, ist aber vielleicht vertippt. Meinten Sie ann@gmail.com?',
      }),
    );
    // The same draft, looked at in English.
    const english = await client.api.previewImport({ params });
    expect(english.columns[0]?.reason).toBe('The header means First name.');
  });

  test('C11 reads what is wrong with the rows of an import in German, the same plan in English', async () => {
    const client = await http.newClient();
    const params = { importId: await http.planned(client, FILE) };
    const german = speaking(client, 'de');
    const { issues } = await german.summarizeImport({ params });
    expect(issues.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Datum nicht lesbar',
        'Pflichtfelder zum Anlegen oder Aktualisieren fehlen',
      ]),
    );
    const missing = issues.find(({ code }) => code === 'required_missing');
    expect(missing?.example.sentence).toContain('Vorname, Nachname, Vollständiger Name, Firma');
    const { items } = await german.listImportRows({ params, query: { outcome: 'created' } });
    expect(items[0]?.changes?.map(({ label }) => label)).toEqual(['Vorname', 'E-Mail']);
    const english = await client.api.summarizeImport({ params });
    expect(english.issues.map(({ title }) => title)).toContain('Could not read the date');
  });

  test('is told why an import cannot be planned', async () => {
    const client = await http.newClient();
    const importId = await http.newDraft(client, 'Shoe size\n38\n');
    const params = { importId };
    await client.api.changeImport({ params, body: { ignoreUnmapped: true } });
    const { response, body } = await ask(`/api/v1/imports/${importId}/plan`, {
      method: 'POST',
      headers: client.headers,
    });
    expect(response.status).toBe(422);
    expect(body).toMatchObject({
      code: 'mapping_invalid',
      title: 'So lassen sich die Spalten nicht zuordnen',
      detail:
        'Keine Spalte ist einem Feld der Kontakte zugeordnet. Ordnen Sie mindestens eine Spalte zu.',
      problems: [{ code: 'mapping_invalid', sentence: expect.stringContaining('Keine Spalte') }],
    });
  });

  test('finds the names of standard fields in German, and those of the account as they are', async () => {
    const client = await http.newClient();
    await client.api.addField({ body: { label: 'Shoe size', type: 'number' } });
    const { items } = await speaking(client, 'de').listFields();
    expect(items).toContainEqual(
      expect.objectContaining({ key: 'postal_code', label: 'Postleitzahl', group: 'Adresse' }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ key: 'shoe_size', label: 'Shoe size', group: 'Eigene Felder' }),
    );
    const settings = await speaking(client, 'de').listSettings();
    expect(settings.items.find(({ key }) => key === 'currency')?.meaning).toBe(
      'Die Währung von Beträgen, die keine nennen.',
    );
  });

  test('A2 is told whose email it is, who changed the contact, and what cannot be a value', async () => {
    const client = await http.newClient();
    const german = speaking(client, 'de');
    const ann = await german.createContact({
      body: { values: { first_name: 'Ann', email: 'ann@example.com' } },
    });
    const again = { body: { values: { first_name: 'Anna', email: 'ann@example.com' } } };
    expect(await problemOf(german.createContact(again))).toMatchObject({
      code: 'duplicate',
      title: 'Dublette',
      detail: expect.stringMatching(/^E-Mail ann@example\.com gehört schon zu Ann \(/),
      name: 'Ann',
    });
    const params = { contactId: ann.contactId };
    const old = { params, body: { version: 7, values: { city: 'Bonn' } } };
    expect(await problemOf(german.updateContact(old))).toMatchObject({
      code: 'version_conflict',
      detail: expect.stringContaining('Der Kontakt wurde inzwischen geändert'),
    });
    const bad = { params, body: { values: { birthday: 'some day', language: 7 as never } } };
    const refused = await problemOf(german.updateContact(bad));
    expect(refused).toMatchObject({
      title: 'Ein Wert kann nicht übernommen werden',
      errors: [
        { path: 'body.values.birthday', message: '„some day“ in Geburtstag ist kein Datum.' },
      ],
    });
    const history = await german.listContactHistory({ params });
    expect(history.items[0]?.changes.map(({ label }) => label)).toEqual(['Vorname', 'E-Mail']);
  });
});

describe('a problem', () => {
  test.each([
    [
      '/api/v1/contacts?limit=0',
      { title: 'Die Anfrage ist ungültig', detail: 'query.limit: Geben Sie mindestens 1 an.' },
    ],
    [
      '/api/v1/contacts?sorted=name',
      { errors: [{ path: 'query.sorted', message: expect.stringMatching(/^Diesen Parameter/) }] },
    ],
    [
      '/api/v1/nothing',
      { title: 'Nicht gefunden', detail: 'Unter dieser Adresse gibt es nichts.' },
    ],
    [
      '/api/v1/contacts?filter=[{"field":7}]',
      { detail: expect.stringContaining('Bedingungen: 0.field: Geben Sie Text an') },
    ],
    ['/api/v1/imports/x', { detail: expect.stringContaining('Ist die ID vollständig?') }],
  ])('at %s is said in German', async (path, problem) => {
    const client = await http.newClient();
    const { response, body } = await ask(path, { headers: client.headers });
    expect(body).toMatchObject(problem);
    expect(response.headers.get('content-language')).toBe('de');
    expect(response.headers.get('vary')).toMatch(/Accept-Language/);
  });

  test('of somebody who is not signed in, or whose password is wrong, is said in German', async () => {
    const none = await ask('/api/v1/contacts');
    expect(none.body).toMatchObject({
      code: 'unauthenticated',
      title: 'Melden Sie sich zuerst an',
    });
    const wrong = await ask('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: http.server.url },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'not the password' }),
    });
    expect(wrong.body).toMatchObject({
      code: 'credentials_invalid',
      detail: 'E-Mail-Adresse oder Passwort ist falsch.',
    });
  });

  test('keeps the language of a check of Muster through the part that signs people in', async () => {
    const body = JSON.stringify({ email: 'someone@example.com', password: 'not the password' });
    const headers = { 'content-type': 'application/json', origin: http.server.url };
    const answers = [];
    for (let tries = 0; tries < 11; tries += 1) {
      answers.push(await ask('/api/auth/sign-in/email', { method: 'POST', headers, body }));
    }
    expect(answers.at(-1)?.body).toMatchObject({
      code: 'rate_limited',
      title: 'Zu viele Anfragen',
      detail: expect.stringMatching(/^Zu viele Versuche\. Versuchen Sie es in /),
    });
  });

  test('is said in English to whoever asks for another language', async () => {
    const { response, body } = await ask('/api/v1/contacts', {
      headers: { 'accept-language': 'fr' },
    });
    expect(body).toMatchObject({ title: 'Sign in first' });
    expect(response.headers.get('content-language')).toBe('en');
  });
});
