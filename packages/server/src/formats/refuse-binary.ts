import { say, type Sentence } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/**
 * Refuses a file that is not text, whatever its name says.
 * @throws MusterError `file_not_text`, saying what the file seems to be
 */
export function refuseBinary(path: string, start: Uint8Array, isWide: boolean): void {
  const kind = MAGIC.find(({ bytes }) => startsWith(start, bytes));
  if (kind !== undefined) {
    throw new MusterError(
      'file_not_text',
      say('"{path}" is not a text file: it is {name}.', { path, name: kind.name }),
    );
  }
  if (!isWide && controlShare(start) > MOST_CONTROLS) {
    throw new MusterError(
      'file_not_text',
      say('"{path}" is not a text file: it holds binary data.', { path }),
    );
  }
}

// The first bytes of files that people take for tables. Text never begins so.
// @see https://en.wikipedia.org/wiki/List_of_file_signatures
const MAGIC: readonly { readonly name: Sentence; readonly bytes: readonly (number | string)[] }[] =
  [
    {
      name: say('a ZIP archive, as Excel (.xlsx) and LibreOffice (.ods) files are'),
      bytes: ['PK', 3, 4],
    },
    { name: say('an empty ZIP archive'), bytes: ['PK', 5, 6] },
    {
      name: say('an old Microsoft Office file (such as .xls)'),
      bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1],
    },
    { name: say('a PDF document'), bytes: ['%PDF-'] },
    { name: say('a gzip archive'), bytes: [0x1f, 0x8b, 8] },
    { name: say('an xz archive'), bytes: [0xfd, '7zXZ', 0] },
    { name: say('a bzip2 archive'), bytes: ['BZh'] },
    { name: say('a Zstandard archive'), bytes: [0x28, 0xb5, 0x2f, 0xfd] },
    { name: say('a 7-Zip archive'), bytes: ['7z', 0xbc, 0xaf] },
    { name: say('a RAR archive'), bytes: ['Rar!', 0x1a] },
    { name: say('a PNG picture'), bytes: [0x89, 'PNG'] },
    { name: say('a JPEG picture'), bytes: [0xff, 0xd8, 0xff] },
    { name: say('a GIF picture'), bytes: ['GIF8'] },
    { name: say('a Windows program'), bytes: ['MZ', 0x90, 0] },
    { name: say('a Linux program'), bytes: [0x7f, 'ELF'] },
    { name: say('a SQLite database'), bytes: ['SQLite format 3', 0] },
    { name: say('a Parquet file'), bytes: ['PAR1'] },
    { name: say('a rich text document'), bytes: ['{\\rtf'] },
  ];

function startsWith(start: Uint8Array, pattern: readonly (number | string)[]): boolean {
  const bytes = pattern.flatMap((part) =>
    typeof part === 'number' ? [part] : [...Buffer.from(part)],
  );
  return bytes.every((byte, at) => start[at] === byte);
}

// Random bytes are one control character in nine; text with stray ones has far fewer.
const MOST_CONTROLS = 0.05;

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && !TEXT_CONTROLS.has(byte)) controls++;
  // A handful proves nothing, however short the file.
  return controls < 8 ? 0 : controls / bytes.length;
}

// Tab, line ends, form feed, the end mark DOS fills blocks with, escape (ISO-2022), and separators of exports.
const TEXT_CONTROLS: ReadonlySet<number> = new Set([1, 9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31]);
