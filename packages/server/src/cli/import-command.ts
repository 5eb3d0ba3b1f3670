import { confirm, isCancel } from '@clack/prompts';
import { type ColumnChoice, readMapChoice } from '@muster/core/map/apply-choices';
import type { Json } from '@muster/core/json';
import type { Mapping } from '@muster/core/map/mapping';
import { Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { contactTypesOf } from '../crm/settings.ts';
import { MusterError } from '../errors.ts';
import { openImport, startImport } from '../imports/import-file.ts';
import type { Muster } from '../imports/muster.ts';
import type { ImportRequest } from '../imports/prepare-import.ts';
import { type ImportSummary, summarizeImport } from '../imports/report-summary.ts';
import { runImport } from '../imports/run-import.ts';
import { nextSteps, summaryText } from './import-summary.ts';
import { mappingText } from './mapping-table.ts';
import { isInteractive } from './paint.ts';
import { EXIT_INTERRUPTED, runVisibly } from './run-visibly.ts';
import { type AccountOptions, accountOption, printJson, withMuster } from './with-muster.ts';

interface ImportOptions extends AccountOptions {
  readonly type?: string;
  readonly mode?: ImportRequest['mode'];
  readonly map: readonly string[];
  readonly ignore: readonly string[];
  readonly onEmpty?: ImportRequest['onEmpty'];
  readonly tag: readonly string[];
  readonly dryRun?: true;
  readonly yes?: true;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: string;
}

/** `muster import FILE`: reads, plans and applies a file; on a terminal it asks before applying. */
export function importCommand(config: Config): Command {
  return new Command('import')
    .description('Import contacts from a file.')
    .argument('<file>', 'a file with one contact a row')
    .addOption(
      new Option(
        '--mode <mode>',
        'create new contacts, update those there are, or both: upsert, unless said',
      ).choices(['create', 'update', 'upsert']),
    )
    .option('--type <type>', 'the type of every contact of the file, e.g. Client')
    .option('--map <column=field>', 'send a column to a field; may be repeated', collect, [])
    .option('--ignore <column>', 'leave a column out; may be repeated', collect, [])
    .option('--tag <tag>', 'a tag for every contact of the file; may be repeated', collect, [])
    .addOption(
      new Option(
        '--on-empty <what>',
        'what an empty cell does to a value that is there: keep it, unless said',
      ).choices(['keep', 'clear']),
    )
    .option('--dry-run', 'plan everything and change nothing')
    .option('--yes', 'import without asking')
    .option('--encoding <name>', 'how the file is encoded, e.g. windows-1252')
    .option('--delimiter <characters>', 'what stands between cells, e.g. ";" or "tab"')
    .option('--header <row>', 'the number of the header row, or "none"')
    .addOption(accountOption())
    .option('--json', 'print the summary as JSON, and ask nothing')
    .action(async (file: string, options: ImportOptions) => {
      await withMuster(config, options, (muster) => importAndTell(muster, file, options));
    });
}

async function importAndTell(muster: Muster, file: string, options: ImportOptions): Promise<void> {
  const opened = await openImport(muster, requestOf(muster, file, options));
  if (!options.json) process.stdout.write(mappingText(opened));
  const asks = isInteractive() && !options.yes && !options.json && !options.dryRun;
  const until = asks || options.dryRun ? 'planned' : 'applied';
  const { account } = options;
  const visible = { importId: null, goOnWith: 'resume', account };
  let record = await runVisibly(visible, (watcher) =>
    startImport(muster, opened, { until, ...watcher }),
  );
  if (asks) {
    const plan = await summarizeImport(muster, record);
    process.stdout.write(`${summaryText(plan)}\n`);
    if (!(await agrees(plan))) {
      process.stdout.write(`Nothing was imported.\n\n${nextSteps(plan, account)}`);
      return;
    }
    const { importId } = record;
    record = await runVisibly({ ...visible, importId }, (watcher) =>
      runImport(muster, importId, watcher),
    );
  }
  const summary = await summarizeImport(muster, record);
  if (options.json) printJson({ ...summary, columns: columnsOf(record.plan.mapping) });
  else process.stdout.write(`${summaryText(summary)}\n${nextSteps(summary, account)}`);
}

/** Where each column goes, by the field's key. */
function columnsOf(
  mapping: Mapping,
): readonly { readonly column: string; readonly target: string | null }[] {
  return mapping.map(({ name, target }) => ({ column: name, target: target?.field ?? null }));
}

/** Asks whether the plan is to be applied; one that changes nothing needs no answer. */
async function agrees({ created, updated, unassignedColumns }: ImportSummary): Promise<boolean> {
  if (created + updated === 0) return true;
  const count = unassignedColumns.length;
  const without = count === 0 ? '' : ` without ${count === 1 ? 'that column' : 'those columns'}`;
  const answer = await confirm({ message: `Import these rows${without}?` });
  if (isCancel(answer)) process.exitCode = EXIT_INTERRUPTED;
  return answer === true;
}

function requestOf({ account }: Muster, path: string, options: ImportOptions): ImportRequest {
  return {
    path,
    object: 'contact',
    mode: options.mode,
    choices: choicesOf(options),
    onEmpty: options.onEmpty,
    constants: constantsOf(options, contactTypesOf(account.settings)),
    reading: {
      encoding: options.encoding,
      delimiter: delimiterOf(options.delimiter),
      header: headerOf(options.header),
    },
  };
}

function choicesOf({ map, ignore }: ImportOptions): readonly ColumnChoice[] {
  const mapped = map.map((text) => {
    const choice = readMapChoice(text);
    if (choice) return choice;
    throw new MusterError(
      'usage',
      `--map ${text} does not say which column goes where. It looks like --map 'Column=field'.`,
    );
  });
  return [...mapped, ...ignore.map((column) => ({ column, target: null }))];
}

function constantsOf(
  { type, tag }: ImportOptions,
  types: readonly string[],
): Readonly<Record<string, Json>> {
  const known = types.find((one) => one.toLowerCase() === type?.trim().toLowerCase());
  if (type !== undefined && known === undefined) {
    throw new MusterError(
      'usage',
      `"${type}" is not a type of contact in this account. The types are ${types.join(', ')}; add one with: muster settings set contact_types "${[...types, type].join(', ')}"`,
    );
  }
  const tags = [...new Set(tag.map((one) => one.trim()))];
  if (tags.includes('')) throw new MusterError('usage', '--tag takes the name of a tag.');
  return { ...(known === undefined ? {} : { type: known }), ...(tags.length > 0 ? { tags } : {}) };
}

function delimiterOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (DELIMITERS.get(text.toLowerCase()) ?? text);
}

/** What is hard to type on a command line, by name. */
const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
]);

function headerOf(text: string | undefined): number | 'none' | undefined {
  if (text === undefined || text === 'none') return text;
  const row = Number(text);
  if (Number.isSafeInteger(row) && row > 0) return row;
  throw new MusterError(
    'usage',
    `--header takes the number of a row, or "none"; this is "${text}".`,
  );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
