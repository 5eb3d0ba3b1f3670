import { extname } from 'node:path';
import { MusterError } from '../errors.ts';
import type { TableFileFormat } from '../formats/write-table.ts';

/**
 * The format to write: the one asked for, else the one that the file's name ends with.
 *
 * @throws MusterError `usage` when neither says it, or they disagree.
 */
export function fileFormat(path: string, asked?: TableFileFormat): TableFileFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const named = ending === 'csv' || ending === 'xlsx' ? ending : null;
  if (asked !== undefined && named !== null && asked !== named) {
    throw new MusterError('usage', `"${path}" ends with .${named}, but ${asked} is asked for.`);
  }
  const format = asked ?? named;
  if (format) return format;
  throw new MusterError(
    'usage',
    `The name of the file has to end with .csv or .xlsx; this is "${path}".`,
  );
}
