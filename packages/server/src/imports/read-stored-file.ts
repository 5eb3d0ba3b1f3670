import { sayWith } from '@muster/core/language/say-with';
import { MusterError } from '../errors.ts';
import { storedFilePath } from '../files/file-store.ts';
import type { ImportRecord } from '../store/imports.ts';
import type { Muster } from './muster.ts';

/**
 * What `read` makes of an import's file, of which it is given the path. What is wrong with the file is
 * told with its name: where files lie is the server's own business.
 */
export async function readStoredFile<Result>(
  { dataFolder }: Pick<Muster, 'dataFolder'>,
  { importId, fileName }: Pick<ImportRecord, 'importId' | 'fileName'>,
  read: (path: string) => Promise<Result>,
): Promise<Result> {
  const path = storedFilePath(dataFolder, importId);
  try {
    return await read(path);
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    const { code, said, detail } = error;
    const named = sayWith(said, (text) => text.replaceAll(path, () => fileName));
    throw new MusterError(code, named, { cause: error, detail });
  }
}
