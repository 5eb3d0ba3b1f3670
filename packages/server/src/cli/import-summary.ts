import type { ImportSummary, SummarizedIssue } from '../imports/report-summary.ts';
import { shortId } from './import-id.ts';
import { paint } from './paint.ts';
import { formatRanges } from './row-ranges.ts';
import { formatCount, formatDuration, formatRows, oneLine, wrapText } from './text-layout.ts';

/** An import's end, or its plan, in words and numbers that add up. */
export function summaryText(summary: ImportSummary): string {
  return [
    headline(summary),
    '',
    ...countLines(summary),
    ...undoLines(summary),
    ...issueLines(summary),
    ...columnLines(summary),
    '',
  ].join('\n');
}

/** What can be done next, each with its command. */
export function nextSteps({ importId, state, failed, warnings }: ImportSummary): string {
  const id = shortId(importId);
  const steps: (readonly [string, string])[] = [];
  if (state === 'planned') steps.push(['Import these rows', `muster resume ${id}`]);
  if (state === 'staging' || state === 'applying') steps.push(['Go on', `muster resume ${id}`]);
  if (state === 'undoing') steps.push(['Go on undoing', `muster undo ${id}`]);
  if (state === 'redoing') steps.push(['Go on redoing', `muster redo ${id}`]);
  if (failed + warnings > 0) steps.push(['Rows to correct', `muster report ${id} -o report.csv`]);
  if (state === 'applied') steps.push(['Take it all back', `muster undo ${id}`]);
  if (state === 'undone') steps.push(['Do it again', `muster redo ${id}`]);
  const width = Math.max(0, ...steps.map(([label]) => label.length));
  return steps
    .map(([label, command]) => `${label.padEnd(width)}   ${paint('cyan', command)}\n`)
    .join('');
}

const HEADLINES: Readonly<Record<ImportSummary['state'], string>> = {
  staging: 'Not read to the end',
  planned: 'Planned, nothing is changed yet',
  applying: 'Broken off',
  applied: 'Imported',
  undoing: 'Being undone',
  undone: 'Undone',
  redoing: 'Being redone',
  discarded: 'Discarded',
};

function headline({ file, state, rows, elapsedMs }: ImportSummary): string {
  const size = rows === null ? '' : ` · ${formatRows(rows)}`;
  const time = elapsedMs > 0 ? ` · ${formatDuration(elapsedMs)}` : '';
  return `${paint('bold', oneLine(file))} · ${HEADLINES[state]}${size}${paint('dim', time)}`;
}

function countLines(summary: ImportSummary): readonly string[] {
  if (summary.rows === null) return [];
  const will = summary.state === 'planned' ? 'to be ' : '';
  const counts: (readonly [number, string])[] = [
    [summary.created, `${will}created`],
    [summary.updated, `${will}updated`],
    [summary.unchanged, 'unchanged'],
    [summary.skipped, 'skipped'],
    [summary.failed, 'failed'],
  ];
  if (summary.pending > 0) counts.push([summary.pending, 'not imported yet']);
  const width = formatCount(summary.rows).length;
  const line = ([count, label]: readonly [number, string]): string => {
    const text = `  ${formatCount(count).padStart(width)}  ${label}`;
    if (count === 0) return paint('dim', text);
    return label === 'failed' ? paint('red', text) : text;
  };
  const warned =
    summary.warnings === 0
      ? []
      : [
          '',
          `  ${formatRows(summary.warnings)} imported with a warning: one value was left alone.`,
        ];
  return [...counts.map(line), ...warned];
}

/** Why undoing left a row alone. */
const KEPT_REASONS: ReadonlyMap<string, string> = new Map([
  ['changed', 'the contact has been changed since'],
  ['protected', 'a do-not-contact flag is never cleared'],
  ['key_taken', 'an email, phone or ID now belongs to another contact'],
]);

function undoLines({ undone, kept }: ImportSummary): readonly string[] {
  const { reversed = 0, kept: left = 0, failed = 0 } = undone;
  if (reversed + left + failed === 0) return [];
  return [
    '',
    `  ${formatRows(reversed)} taken back`,
    ...(left > 0 ? [`  ${formatRows(left)} kept as they are`] : []),
    ...kept.map(
      ({ reason, rows }) => `    ${KEPT_REASONS.get(reason) ?? reason}: ${formatRows(rows)}`,
    ),
    ...(failed > 0 ? [`  ${formatRows(failed)} could not be taken back`] : []),
  ];
}

const SHOWN_ISSUES = 8;

function issueLines({ issues }: ImportSummary): readonly string[] {
  const shown = issues.slice(0, SHOWN_ISSUES);
  const rest = issues.length - shown.length;
  return [
    ...shown.flatMap(issueText),
    ...(rest > 0 ? ['', `  and ${rest} more kinds of issues: see muster show`] : []),
  ];
}

const MARKS = { error: 'red', warning: 'yellow', info: 'dim' } as const;

function issueText(issue: SummarizedIssue): readonly string[] {
  const ranges = formatRanges(issue.rows, issue.rangeCount);
  const head = `${paint(MARKS[issue.severity], issue.severity.padEnd(7))}  ${paint('bold', issue.title)}`;
  const several = issue.count > 1 ? `${formatRows(issue.count)}: ` : '';
  return [
    '',
    `  ${head}`,
    paint('dim', wrapText(`${several}${ranges}`, INDENT)),
    wrapText(
      `${issue.count > 1 ? `Row ${issue.example.row}: ` : ''}${issue.example.sentence}`,
      INDENT,
    ),
    wrapText(issue.advice, INDENT),
  ];
}

const INDENT = ' '.repeat(11);

function columnLines({ unassignedColumns }: ImportSummary): readonly string[] {
  const count = unassignedColumns.length;
  if (count === 0) return [];
  const names = unassignedColumns.map((name) => `"${oneLine(name)}"`).join(', ');
  const which = count === 1 ? 'One column goes nowhere' : `${count} columns go nowhere`;
  return [
    '',
    wrapText(
      `${which}: ${names}. Give it a field with --map, or leave it out with --ignore.`,
      '  ',
    ).replace('Give it', count === 1 ? 'Give it' : 'Give each'),
  ];
}
