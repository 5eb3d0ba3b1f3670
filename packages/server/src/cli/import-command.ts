import { confirm, isCancel, select } from '@clack/prompts';
import { type ColumnChoice, readMapChoice } from '@muster/core/map/apply-choices';
import type { Json } from '@muster/core/json';
import { Command, Option } from 'commander';
import { MusterError } from '../errors.ts';
import type { ImportSummary } from '../imports/report-summary.ts';
import { type Answer, applyIfAgreed } from './apply-if-agreed.ts';
import { nextSteps, summaryText } from './import-summary.ts';
import { mappingText } from './mapping-table.ts';
import { isInteractive } from './paint.ts';
import { readPlan, savePlan } from './plan-option.ts';
import { EXIT_INTERRUPTED, runVisibly } from './run-visibly.ts';
import {
  type AccountOptions,
  accountOption,
  createAccountOption,
  printJson,
} from './with-muster.ts';
import type { FileRequest, InWorkspace, OpenedFile, Workspace } from './workspace.ts';

interface ImportOptions extends AccountOptions {
  readonly type?: string;
  readonly mode?: FileRequest['mode'];
  readonly map: readonly string[];
  readonly ignore: readonly string[];
  readonly onEmpty?: FileRequest['onEmpty'];
  readonly dateOrder?: keyof typeof DATE_ORDERS;
  readonly tag: readonly string[];
  readonly dryRun?: true;
  readonly yes?: true;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: string;
  readonly plan?: string;
  readonly savePlan?: string;
}

/** `muster import FILE`: reads, plans and applies a file; on a terminal it asks before applying. */
export function importCommand(inWorkspace: InWorkspace): Command {
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
    .addOption(
      new Option(
        '--date-order <order>',
        'how dates such as 03/04/2026 are read where their column does not show it',
      ).choices(Object.keys(DATE_ORDERS)),
    )
    .option('--dry-run', 'plan everything and change nothing')
    .option('--yes', 'import without asking')
    .option('--encoding <name>', 'how the file is encoded, e.g. windows-1252')
    .option('--delimiter <characters>', 'what stands between cells, e.g. ";" or "tab"')
    .option('--header <row>', 'the number of the header row, or "none"')
    .addOption(
      new Option(
        '--plan <file>',
        'do as a plan file says; nothing else is said about the file then',
      ).conflicts(PLANNED_OPTIONS),
    )
    .option('--save-plan <file>', 'write what was decided to a plan file')
    .addOption(accountOption())
    .addOption(createAccountOption())
    .option('--json', 'print the summary as JSON, and ask nothing')
    .action(async (file: string, options: ImportOptions) => {
      await inWorkspace(options, (workspace) => importAndTell(workspace, file, options));
    });
}

const DATE_ORDERS = { 'day-first': 'day_first', 'month-first': 'month_first' } as const;

/** Options about what a plan file says. */
const PLANNED_OPTIONS = [
  'mode',
  'type',
  'map',
  'ignore',
  'tag',
  'onEmpty',
  'dateOrder',
  'encoding',
  'delimiter',
  'header',
];

async function importAndTell(
  workspace: Workspace,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const visible = { importId: null, goOnWith: 'resume', workspace, json: options.json };
  const request = await requestOf(workspace, file, options);
  const opened = await runVisibly(visible, (watcher) => workspace.openFile(request, watcher));
  if (!options.json) process.stdout.write(mappingText(file, opened));
  const asks = isInteractive() && !options.yes && !options.json && !options.dryRun;
  const until = asks || options.dryRun ? 'planned' : 'applied';
  let summary = await runVisibly(visible, (watcher) => opened.start(until, watcher));
  if (options.savePlan !== undefined) {
    await savePlan(options.savePlan, await workspace.readPlan(summary.importId));
  }
  if (asks) {
    const agreed = await applyIfAgreed(visible, summary, { show, ask });
    summary = agreed.summary;
    if (!agreed.isApplied) {
      process.stdout.write(`Nothing was imported.\n\n${nextSteps(summary, workspace)}`);
      return;
    }
  }
  if (options.json) printJson({ ...summary, columns: columnsOf(opened) });
  else process.stdout.write(`${summaryText(summary)}\n${nextSteps(summary, workspace)}`);
}

function show(summary: ImportSummary, isAgain: boolean): void {
  const why = 'Contacts have changed since this was planned. It was planned again.\n\n';
  process.stdout.write(`${isAgain ? why : ''}${summaryText(summary)}\n`);
}

/** Where each column goes, by the field's key. */
function columnsOf({
  columns,
}: OpenedFile): readonly { readonly column: string; readonly target: string | null }[] {
  return columns.map(({ name, target }) => ({ column: name, target: target?.field ?? null }));
}

/** Asks whether the plan is to be applied. */
async function ask({ unassignedColumns }: ImportSummary, isAgain: boolean): Promise<Answer> {
  const count = unassignedColumns.length;
  const without = count === 0 ? '' : ` without ${count === 1 ? 'that column' : 'those columns'}`;
  const message = `Import these rows${without}?`;
  const answer = await (isAgain ? select({ message, options: ANSWERS }) : confirm({ message }));
  if (isCancel(answer)) process.exitCode = EXIT_INTERRUPTED;
  if (typeof answer === 'string') return answer;
  return answer === true ? 'import' : 'leave';
}

/** Where others change contacts all the time, no plan would ever be applied just as it was shown. */
const ANSWERS: { value: Answer; label: string }[] = [
  { value: 'import', label: 'Yes, unless contacts change again' },
  {
    value: 'import_all_the_same',
    label: 'Yes, all the same: rows are decided by what contacts are then',
  },
  { value: 'leave', label: 'No' },
];

async function requestOf(
  workspace: Workspace,
  path: string,
  options: ImportOptions,
): Promise<FileRequest> {
  if (options.plan !== undefined) return { path, ...(await readPlan(options.plan)) };
  return {
    path,
    mode: options.mode,
    choices: choicesOf(options),
    onEmpty: options.onEmpty,
    dateOrder: options.dateOrder && DATE_ORDERS[options.dateOrder],
    constants: await constantsOf(workspace, options),
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

async function constantsOf(
  workspace: Workspace,
  { type, tag }: ImportOptions,
): Promise<Readonly<Record<string, Json>>> {
  const tags = [...new Set(tag.map((one) => one.trim()))];
  if (tags.includes('')) throw new MusterError('usage', '--tag takes the name of a tag.');
  return {
    ...(type === undefined ? {} : { type: await knownType(workspace, type) }),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

/** The type as the account writes it. */
async function knownType(workspace: Workspace, type: string): Promise<string> {
  const settings = await workspace.listSettings();
  const setting = settings.find(({ key }) => key === 'contact_types');
  const types = (setting?.value ?? []) as readonly string[];
  const known = types.find((one) => one.toLowerCase() === type.trim().toLowerCase());
  if (known !== undefined) return known;
  throw new MusterError(
    'usage',
    `"${type}" is not a type of contact in this account. The types are ${types.join(', ')}; add one with: ${workspace.commandText(`settings set contact_types "${[...types, type].join(', ')}"`)}`,
  );
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
