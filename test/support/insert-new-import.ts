import { storeFile } from '../../packages/server/src/files/file-store.ts';
import { openImport } from '../../packages/server/src/imports/import-file.ts';
import type { Muster } from '../../packages/server/src/imports/muster.ts';
import { insertImport } from '../../packages/server/src/store/imports.ts';
import { newUuid } from '../../packages/server/src/store/uuid-v7.ts';

/** An import of the file that nobody has begun to work on: its ID. */
export async function insertNewImport(muster: Muster, path: string): Promise<string> {
  const { plan } = await openImport(muster, {
    path,
    object: 'contact',
    mode: 'upsert',
    choices: [],
    onEmpty: 'keep',
    constants: {},
    reading: {},
  });
  const importId = newUuid();
  const stored = await storeFile(muster.dataFolder, importId, path);
  await insertImport(muster.pool, {
    accountId: muster.account.accountId,
    importId,
    fileName: 'contacts.csv',
    fileSize: stored.size,
    fileHash: stored.hash,
    plan,
  });
  return importId;
}

/** A file of contacts, of whom some have several rows, so that their order matters. */
export function contactsCsv(rows: number): string {
  const lines = ['First name,Last name,Email,Phone,City'];
  for (let row = 0; row < rows; row += 1) {
    const person = row % 11 === 0 ? Math.floor(row / 2) : row;
    lines.push(`First${row},Last${person},p${person}@example.com,,City ${row % 97}`);
  }
  return `${lines.join('\n')}\n`;
}
