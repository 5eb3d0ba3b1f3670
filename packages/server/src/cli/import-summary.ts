import type { ImportSummary, SummarizedIssue } from '../imports/report-summary.ts';
import { shortId } from './import-id.ts';
import { paint } from './paint.ts';
import { formatRanges } from './row-ranges.ts';
import {
  formatCount,
  formatDuration,
  formatRows,
  oneLine,
  screenWidth,
  wrapText,
} from './text-layout.ts';
import type { Workspace } from './workspace.ts';

/** An import's end, or its plan, in words and numbers that add up; the first issues unless all are asked for. */
export function summaryText(summary: ImportSummary, shownIssues = SHOWN_ISSUES): string {
  return [
    headline(summary),
    '',
    ...countLines(summary),
    ...undoLines(summary),
    ...issueLines(summary, shownIssues),
    ...columnLines(summary),
    '',
  ].join('\n');
}

/** What undoing or redoing made of an import. */
export function reversalText(summary: ImportSummary): string {
  return [headline(summary), ...undoLines(summary), ''].join('\n');
}

/** What can be done next, each with its command. */
export function nextSteps(
  summary: ImportSummary,
  { commandText }: Pick<Workspace, 'commandText'>,
): string {
  const { importId, state, created, updated, failed, warnings } = summary;
  const id = shortId(importId);
  const steps: (readonly [label: string, command: string])[] = [];
  if (state === 'planned') steps.push(['Import these rows', `resume ${id}`]);
  if (state === 'planned') steps.push(['Give them up', `discard ${id}`]);
  if (state === 'staging' || state === 'applying') steps.push(['Go on', `resume ${id}`]);
  if (state === 'undoing') steps.push(['Go on undoing', `undo ${id}`]);
  if (state === 'redoing') steps.push(['Go on redoing', `redo ${id}`]);
  if (failed + warnings > 0) steps.push(['Rows to correct', `report ${id} -o report.csv`]);
  if (state === 'applied' && created + updated > 0) {
    steps.push(['Take it all back', `undo ${id}`]);
  }
  if (state === 'undone') steps.push(['Do it again', `redo ${id}`]);
  const width = Math.max(0, ...steps.map(([label]) => label.length));
  return steps
    .map(([label, command]) => {
      const text = paint('cyan', commandText(command));
      return `${label.padEnd(width)}   ${text}\n`;
    })
    .join('');
}

const SHOWN_ISSUES = 8;
const SHOWN_COLUMNS = 20;

const HEADLINES: Readonly<Record<ImportSummary['state'], string>> = {
  draft: 'a draft, not planned yet',
  staging: 'not read to the end',
  planned: 'planned, nothing is changed yet',
  applying: 'broken off',
  applied: 'imported',
  undoing: 'being undone',
  undone: 'undone',
  redoing: 'being redone',
  discarded: 'discarded',
  cancelled: 'cancelled',
};

function headline({ file, state, rows, elapsedMs }: ImportSummary): string {
  const facts = [
    HEADLINES[state],
    ...(rows === null ? [] : [formatRows(rows)]),
    // What planning and importing took, not undoing.
    ...(elapsedMs > 0 && TIMED.has(state) ? [formatDuration(elapsedMs)] : []),
  ];
  return `${paint('bold', oneLine(file))} · ${facts.join(' · ')}`;
}

const TIMED: ReadonlySet<ImportSummary['state']> = new Set([
  'planned',
  'applying',
  'applied',
  'cancelled',
]);

function countLines(summary: ImportSummary): readonly string[] {
  if (summary.rows === null) return [];
  if (summary.rows === 0) return ['  The file has a header and no rows.'];
  const toBe = summary.state === 'planned' ? 'to be ' : '';
  const counts: (readonly [count: number, label: string])[] = [
    [summary.created, `${toBe}created`],
    [summary.updated, `${toBe}updated`],
    [summary.unchanged, 'unchanged'],
    [summary.skipped, 'skipped'],
    [summary.failed, 'failed'],
  ];
  if (summary.pending > 0) counts.push([summary.pending, 'not imported yet']);
  const width = formatCount(summary.rows).length;
  const lines = counts.map(([count, label]) => {
    const text = `  ${formatCount(count).padStart(width)}  ${label}`;
    if (count === 0) return paint('dim', text);
    return label === 'failed' ? paint('red', text) : text;
  });
  const { warnings } = summary;
  if (warnings === 0) return lines;
  const carry = warnings === 1 ? 'carries' : 'carry';
  return [...lines, '', `  ${formatRows(warnings)} that did not fail ${carry} a warning.`];
}

/** Why undoing left a row alone. */
const KEPT_REASONS: ReadonlyMap<string, string> = new Map([
  ['changed', 'changed since'],
  ['protected', 'a do-not-contact flag is never cleared'],
  ['key_taken', 'an email, phone or ID now belongs to another contact'],
]);

const SHOWN_KEPT_ROWS = 20;

function undoLines({ importId, state, undone, kept, keptRows }: ImportSummary): readonly string[] {
  const { reversed, kept: left, failed } = undone;
  if (reversed + left + failed === 0) return [];
  const isRedone = state === 'redoing' || state === 'applied' || state === 'applying';
  const keptWords = isRedone ? 'not done again, since undoing had kept them' : 'kept';
  return [
    '',
    ...(isRedone ? [] : [`  ${formatRows(reversed)} ${was(reversed)} taken back.`]),
    ...(left > 0 ? [`  ${formatRows(left)} ${was(left)} ${keptWords}, at least in part:`] : []),
    ...kept.map(
      ({ reason, rows }) => `    ${formatRows(rows)}: ${KEPT_REASONS.get(reason) ?? reason}`,
    ),
    ...(failed > 0
      ? [`  ${formatRows(failed)} could not be ${isRedone ? 'done again' : 'taken back'}.`]
      : []),
    ...keptLines(keptRows, { count: left, importId }),
  ];
}

/** Each row that was kept, with the contact's name and what of it stays. */
function keptLines(
  rows: ImportSummary['keptRows'],
  { count, importId }: { readonly count: number; readonly importId: string },
): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, SHOWN_KEPT_ROWS);
  const lines = shown.map(({ row, name, fields }) => {
    const kept = fields.map(({ label, reason }) => {
      const why = KEPT_REASONS.get(reason) ?? reason;
      return label === null ? why : `${oneLine(label)}: ${why}`;
    });
    return wrapText(`Row ${formatCount(row)}, ${oneLine(name)}: ${kept.join('; ')}`, '    ');
  });
  const rest = count - shown.length;
  const more =
    rest > 0 ? [`    ${formatCount(rest)} more in: muster show ${shortId(importId)} --json`] : [];
  return ['', ...lines, ...more];
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function issueLines({ issues }: ImportSummary, shownIssues: number): readonly string[] {
  const shown = issues.slice(0, shownIssues);
  const rest = issues.length - shown.length;
  return [
    ...shown.flatMap(issueText),
    ...(rest > 0 ? ['', `  ${rest} more in: muster show last`] : []),
  ];
}

const COLOURS = { error: 'red', warning: 'yellow', info: 'dim' } as const;
const INDENT = ' '.repeat(11);

function issueText(issue: SummarizedIssue): readonly string[] {
  const ranges = formatRanges(issue.rows, issue.rangeCount);
  const places = issue.count === 1 ? ranges : `${formatRows(issue.count)}: ${ranges.slice(5)}`;
  const severity = paint(COLOURS[issue.severity], issue.severity.padEnd(7));
  const fits = issue.title.length + places.length + 3 <= screenWidth() - INDENT.length;
  const example = issue.count === 1 ? '' : `Row ${formatCount(issue.example.row)}: `;
  return [
    '',
    `  ${severity}  ${paint('bold', issue.title)}${fits ? paint('dim', ` · ${places}`) : ''}`,
    ...(fits ? [] : [paint('dim', wrapText(places, INDENT))]),
    wrapText(`${example}${issue.example.sentence}`, INDENT),
    wrapText(issue.advice, INDENT),
  ];
}

function columnLines({ unassignedColumns }: ImportSummary): readonly string[] {
  const names = unassignedColumns.map((name) => `"${oneLine(name)}"`);
  const shown = names.slice(0, SHOWN_COLUMNS).join(', ');
  const rest = names.length - SHOWN_COLUMNS;
  const listed = rest > 0 ? `${shown} and ${rest} more` : shown;
  if (names.length === 0) return [];
  const [which, advice] =
    names.length === 1
      ? ['One column goes nowhere', 'Give it a field with --map, or leave it out with --ignore.']
      : [
          `${names.length} columns go nowhere`,
          'Give them fields with --map, or leave them out with --ignore.',
        ];
  return ['', wrapText(`${which}: ${listed}. ${advice}`, '  ')];
}
