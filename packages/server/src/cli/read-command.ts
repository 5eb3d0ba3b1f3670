import { Command, InvalidArgumentError } from 'commander';
import { encodeCsvRow } from '@muster/core/read/encode-csv';
import { ERRORS, MusterError } from '../errors.ts';
import { openTable } from '../formats/open-table.ts';
import type { Table, TableOverrides } from '../formats/table.ts';
import { openOutputFolder } from './output-folder.ts';
import type { OutputFolder } from './output-folder.ts';
import { printFailure } from './print-failure.ts';
import { countRows, jsonSummary, plainSummary, surplusNote } from './read-summary.ts';
import type { RowCounts } from './read-summary.ts';
import { OutputClosed, streamWriter } from './stream-writer.ts';
import type { WriteText } from './stream-writer.ts';

/** `muster read`: shows what Muster reads in files; exit code 3 when any of them cannot be read. */
export function readCommand(): Command {
  return new Command('read')
    .description('Show what Muster reads in files, or write it as clean CSV.')
    .argument('<file...>', 'the files to read')
    .option('--csv', 'write RFC 4180 CSV in UTF-8, with the header on the first line')
    .option(
      '--json',
      'print encoding, dialect, header rows, columns and rows, a line for each file',
    )
    .option('-o, --output <folder>', 'write a file for each file into this folder')
    .option('--encoding <name>', 'the encoding of the files, e.g. windows-1252')
    .option('--delimiter <text>', 'what stands between two cells; \\t is a tab', parseDelimiter)
    .option('--header <row>', 'the number of the row that holds the header, or "none"', parseHeader)
    .action(readFiles);
}

interface ReadOptions extends TableOverrides {
  readonly csv?: true;
  readonly json?: true;
  readonly output?: string;
}

interface Outputs {
  readonly stdout: WriteText;
  readonly folder: OutputFolder | null;
}

async function readFiles(files: readonly string[], options: ReadOptions): Promise<void> {
  const { output } = options;
  const stdout = streamWriter(process.stdout);
  try {
    const folder = output === undefined ? null : await openOutputFolder(output, files);
    for (const file of files) {
      try {
        await readFile(file, options, { stdout, folder });
      } catch (error) {
        // Only what is wrong with this one file lets the others go on.
        if (!(error instanceof MusterError) || error.exitCode !== ERRORS.file_unreadable.exit)
          throw error;
        await reportFailure(file, error, options.json === true ? stdout : null);
        process.exitCode = ERRORS.file_unreadable.exit;
      }
    }
  } catch (error) {
    // Whoever reads our output has seen enough, as `head` does.
    if (!(error instanceof OutputClosed)) throw error;
  }
}

async function readFile(file: string, options: ReadOptions, outputs: Outputs): Promise<void> {
  const { stdout, folder } = outputs;
  const table = await openTable(file, options);
  const wantsCsv = options.csv === true || (folder !== null && options.json !== true);
  if (!wantsCsv) {
    const counts = await countRows(table);
    const text = options.json === true ? jsonSummary(table, counts) : plainSummary(table, counts);
    if (folder === null || options.json !== true) return stdout(text);
    return folder.write(file, { extension: '.json', produce: (write) => write(text) });
  }
  let counts: RowCounts | null = null;
  const produce = async (write: WriteText) => {
    counts = await writeCsv(table, write);
  };
  await (folder === null ? produce(stdout) : folder.write(file, { extension: '.csv', produce }));
  if (counts === null) return;
  const note = surplusNote(table, counts);
  if (note !== null) process.stderr.write(note);
  if (folder !== null && options.json === true) await stdout(jsonSummary(table, counts));
}

async function writeCsv(table: Table, write: WriteText): Promise<RowCounts> {
  await write(encodeCsvRow(table.columns));
  return countRows(table, async (rows) => {
    let text = '';
    for (const row of rows) text += encodeCsvRow(row.cells);
    await write(text);
  });
}

async function reportFailure(
  file: string,
  error: MusterError,
  stdout: WriteText | null,
): Promise<void> {
  printFailure(error, stdout !== null);
  const { code, message } = error;
  if (stdout !== null) await stdout(`${JSON.stringify({ file, error: { code, message } })}\n`);
}

function parseDelimiter(text: string): string {
  const delimiter = text.replaceAll(/\\t|\btab\b/gi, '\t');
  if (delimiter.length < 1 || delimiter.length > 4 || /[\r\n"]/.test(delimiter)) {
    throw new InvalidArgumentError('It must be one to four characters, no quote or line end.');
  }
  return delimiter;
}

function parseHeader(text: string): number | 'none' {
  if (text === 'none') return text;
  const row = Number(text);
  if (!Number.isInteger(row) || row < 1) {
    throw new InvalidArgumentError('It must be a row number from 1 on, or "none".');
  }
  return row;
}
