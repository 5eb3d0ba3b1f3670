import { access, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { say } from '@muster/core/language/sentence';
import { errorCode } from '../database/database-error.ts';
import { MusterError } from '../errors.ts';
import { storedFilePath } from '../files/file-store.ts';
import { type TableFileFormat, tableBytes } from '../formats/write-table.ts';
import { type ImportRecord, readImport } from '../store/imports.ts';
import type { Muster } from './muster.ts';
import { reportRows } from './report-file.ts';

/** A file of an import, to be sent as it is read. */
export interface ImportFile {
  readonly name: string;
  readonly body: Readable;
}

/**
 * The file as it came.
 *
 * @throws MusterError `not_found` when there is no such import, or its file is gone.
 */
export async function openImportFile(muster: Muster, importId: string): Promise<ImportFile> {
  const { accountId } = muster.account;
  const { fileName } = await readImport(muster.pool, { accountId, importId });
  const path = storedFilePath(muster.dataFolder, importId);
  const file = await open(path).catch(fileGone);
  return { name: fileName, body: file.createReadStream() };
}

/**
 * The rows to be corrected, as they are read.
 *
 * @throws MusterError `not_found` when there is no such import, or its file is gone; `import_state` for a draft, of which no row has been read.
 */
export async function openReport(
  muster: Muster,
  importId: string,
  format: TableFileFormat,
): Promise<ImportFile> {
  const { accountId } = muster.account;
  const record = await readImport(muster.pool, { accountId, importId });
  if (record.state === 'draft') {
    throw new MusterError('import_state', say('The import is a draft: plan it first.'));
  }
  // Before a byte of the answer is sent.
  await access(storedFilePath(muster.dataFolder, importId)).catch(fileGone);
  const rows = reportRows(muster, record);
  const body = tableBytes({ format, title: 'Rows to correct', rows });
  return { name: `${withoutEnding(record)} - to correct.${format}`, body };
}

/** The account keeps files for a time only. */
function fileGone(error: unknown): never {
  if (errorCode(error) !== 'ENOENT') throw error;
  throw new MusterError('not_found', say('The file of this import is not kept any more.'));
}

function withoutEnding({ fileName }: ImportRecord): string {
  return fileName.replace(/\.[^.]{1,8}$/, '') || 'import';
}
