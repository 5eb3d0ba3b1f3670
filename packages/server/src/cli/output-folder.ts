import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { MusterError } from '../errors.ts';
import { streamWriter } from './stream-writer.ts';
import type { WriteText } from './stream-writer.ts';

/** A folder in which each input gets a file of its own. */
export interface OutputFolder {
  /**
   * Writes the file of an input, whole or not at all.
   * @throws MusterError `file_write_failed` or `disk_full`
   */
  write(input: string, content: OutputContent): Promise<void>;
}

interface OutputContent {
  /** With the dot; it takes the place of the input's own. */
  readonly extension: string;
  readonly produce: (write: WriteText) => Promise<void>;
}

/**
 * Makes the folder where needed. Inputs of the same name get numbers (`a.csv`, `a (2).csv`), and
 * no input is ever written over.
 * @throws MusterError `file_write_failed` when the folder cannot be made
 */
export async function openOutputFolder(
  path: string,
  inputs: readonly string[],
): Promise<OutputFolder> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw writeFailure(path, error);
  });
  const folder = await realpath(path);
  // Names that differ in case only are one name on many disks.
  const taken = new Set(
    await Promise.all(
      inputs.map(async (input) => (await realpath(input).catch(() => input)).toLowerCase()),
    ),
  );
  const nextNumber = new Map<string, number>();

  function freePath(input: string, extension: string): string {
    const own = extname(input);
    const name = basename(input, TABLE_EXTENSIONS.has(own.toLowerCase()) ? own : '');
    const key = `${name}${extension}`.toLowerCase();
    for (let number = nextNumber.get(key) ?? 1; ; number++) {
      const file = join(folder, `${name}${number === 1 ? '' : ` (${number})`}${extension}`);
      if (taken.has(file.toLowerCase())) continue;
      nextNumber.set(key, number + 1);
      taken.add(file.toLowerCase());
      return file;
    }
  }

  return {
    async write(input, { extension, produce }) {
      const file = freePath(input, extension);
      const unfinished = `${file}.part`;
      const stream = createWriteStream(unfinished);
      try {
        await produce(streamWriter(stream));
        stream.end();
        await finished(stream);
        await rename(unfinished, file);
      } catch (error) {
        stream.destroy();
        await rm(unfinished, { force: true });
        throw error instanceof MusterError ? error : writeFailure(file, error);
      }
    },
  };
}

const TABLE_EXTENSIONS: ReadonlySet<string> = new Set(['.csv', '.tsv', '.tab', '.txt', '.psv']);

function writeFailure(path: string, cause: unknown): MusterError {
  const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  if (full) return new MusterError('disk_full', `There is no room to write "${path}".`, { cause });
  const why = cause instanceof Error ? cause.message : String(cause);
  return new MusterError('file_write_failed', `"${path}" could not be written: ${why}.`, { cause });
}
