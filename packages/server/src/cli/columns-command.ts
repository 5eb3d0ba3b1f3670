import { inEnglish } from '@muster/core/language/sentence';
import { Command } from 'commander';
import {
  recogniseColumns,
  type RecogniseInput,
  type RecognisedColumn,
} from '@muster/core/map/recognise-columns';
import { CONTACT } from '@muster/core/object/contact';
import { ERRORS, MusterError } from '../errors.ts';
import type { Config } from '../config.ts';
import { loadDefinition } from '../crm/fields.ts';
import { normalizeSettingsOf } from '../crm/settings.ts';
import { openTable } from '../formats/open-table.ts';
import { sampleRows } from '../formats/sample-rows.ts';
import type { Muster } from '../imports/muster.ts';
import { printFailure } from './print-failure.ts';
import { withMuster } from './with-muster.ts';

/**
 * `muster columns`: shows where the columns of files would go; exit code 3 when any file cannot be
 * read. Knows the standard fields of contacts and needs no database, unless an account is named:
 * then it recognises columns as an import into that account does.
 */
export function columnsCommand(config: Config): Command {
  return new Command('columns')
    .description('Show where the columns of files would go, and why.')
    .argument('<file...>', 'the files whose columns to recognise')
    .option(
      '--json',
      'print [{ column, target, confidence, reason }] for one file, a line { file, columns } each for several',
    )
    .option('--language <code>', 'two-letter code of a language to expect in headers', oneMore, [])
    .option('--account <name>', 'the account whose own fields to know; opens the database')
    .action(async (files: readonly string[], options: ColumnsOptions) => {
      const { account } = options;
      if (account === undefined) {
        await showColumns(files, options, { definition: CONTACT, languages: options.language });
        return;
      }
      await withMuster(config, { account }, async (muster) => {
        await showColumns(files, options, await knownTo(muster, options.language));
      });
    });
}

interface ColumnsOptions {
  readonly json?: true;
  readonly language: readonly string[];
  readonly account?: string;
}

type Known = Pick<RecogniseInput, 'definition' | 'languages'>;

async function knownTo({ pool, account }: Muster, languages: readonly string[]): Promise<Known> {
  const { language } = normalizeSettingsOf(account.settings, []);
  return {
    definition: await loadDefinition(pool, account.accountId, CONTACT.name),
    languages: languages.length > 0 ? languages : [language],
  };
}

async function showColumns(
  files: readonly string[],
  options: ColumnsOptions,
  known: Known,
): Promise<void> {
  for (const file of files) {
    try {
      const table = await openTable(file);
      const columns = recogniseColumns({
        ...known,
        headers: table.columns,
        samples: (await sampleRows(table)).map((row) => row.cells),
      });
      const json = options.json === true;
      process.stdout.write(
        json ? asJson(file, columns, files.length > 1) : asText(file, columns, files.length > 1),
      );
    } catch (error) {
      if (!(error instanceof MusterError)) throw error;
      reportFailure(file, error, options.json === true);
      process.exitCode = ERRORS.file_unreadable.exit;
    }
  }
}

function oneMore(code: string, codes: readonly string[]): readonly string[] {
  return [...codes, code.toLowerCase()];
}

function asJson(file: string, columns: readonly RecognisedColumn[], several: boolean): string {
  const entries = columns.map(({ name, target, confidence, reason }) => ({
    column: name,
    target: target?.field ?? null,
    confidence,
    reason: inEnglish(reason),
  }));
  return `${JSON.stringify(several ? { file, columns: entries } : entries)}\n`;
}

function asText(file: string, columns: readonly RecognisedColumn[], several: boolean): string {
  const names = columns.map(({ name }) => shown(name));
  const targets = columns.map(({ target }) => target?.field ?? '-');
  const nameWidth = Math.max(6, ...names.map((name) => name.length));
  const targetWidth = Math.max(5, ...targets.map((target) => target.length));
  const lines = columns.map(({ confidence, target, reason }, at) =>
    [
      (names[at] ?? '').padEnd(nameWidth),
      (targets[at] ?? '').padEnd(targetWidth),
      (target === null ? '' : `${Math.round(confidence * 100)}%`).padStart(5),
      inEnglish(reason),
    ].join('  '),
  );
  const head = ['Column'.padEnd(nameWidth), 'Field'.padEnd(targetWidth), ' Sure', 'Why'].join('  ');
  return `${several ? `${file}\n` : ''}${head}\n${lines.join('\n')}\n${several ? '\n' : ''}`;
}

/** A name on one line of a terminal: control characters are not shown, and it ends after 40 characters. */
function shown(name: string): string {
  if (name === '') return '(no name)';
  const clean = name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}

function reportFailure(file: string, error: MusterError, json: boolean): void {
  printFailure(error, json);
  const { code, message } = error;
  if (json) process.stdout.write(`${JSON.stringify({ file, error: { code, message } })}\n`);
}
