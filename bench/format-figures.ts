import type { Case } from './measure-cases.ts';
import type { CaseFigures, Figures, MemoryFigures, ScaleFigures } from './figures.ts';

/** The figures as a page of text. */
export function formatFigures(figures: Figures): string {
  const { rows, cases, memory, scale } = figures;
  const time = (ms: number): string => timeAndRate(ms, rows);
  const { stages } = cases.create;
  return [
    `${count(rows)} rows, 13 columns; medians of ${figures.repeat}`,
    '',
    line('reading, one thread', '     ms      rows/s'),
    line('  tokenising alone', time(figures.tokenisingMs)),
    line('  tokenising + normalising', time(figures.normalisingMs)),
    '',
    line('the import, by stage', '     ms      rows/s'),
    line('  opening', time(stages.opening)),
    line('  storing the file', time(stages.storing)),
    line('  staging', time(stages.staging)),
    line('  matching + planning', time(stages.planning)),
    line('  applying', time(stages.applying)),
    line('  whole import', time(cases.create.importMs)),
    '',
    line('whole imports', '     ms      rows/s   floor ms   ratio'),
    ...CASES.map(([name, title]) => line(`  ${title}`, caseText(cases[name], rows))),
    '',
    line('floor of the first import (COPY)', '     ms      rows/s'),
    ...Object.entries(cases.create.floorByTable).map(([table, ms]) => line(`  ${table}`, time(ms))),
    line('  together', time(cases.create.floorMs)),
    line('  ratio to floor', figures.ratioToFloor.toFixed(2)),
    line('  ratio to floor of contacts, keys', figures.ratioToRecordsFloor.toFixed(2)),
    '',
    ...memoryLines(memory),
    ...(scale === null ? [] : ['', ...scaleLines(scale)]),
  ].join('\n');
}

const CASES: readonly (readonly [Case, string])[] = [
  ['create', 'first import, all created'],
  ['unchanged', 'again, nothing changed'],
  ['changed', 'again, half changed'],
  ['duplicates', 'a tenth duplicates'],
];

function caseText(figures: CaseFigures, rows: number): string {
  return `${timeAndRate(figures.importMs, rows)}${count(figures.floorMs).padStart(11)}${figures.ratioToFloor.toFixed(2).padStart(8)}`;
}

function memoryLines(memory: MemoryFigures): string[] {
  return [
    'most memory',
    line('  Node', megabytes(memory.nodeBytes)),
    line('  PostgreSQL, one backend, private', megabytes(memory.backendPrivateBytes)),
    line('  PostgreSQL, whole, private', megabytes(memory.serverPrivateBytes)),
    line('  PostgreSQL, shared', megabytes(memory.serverSharedBytes)),
  ];
}

function megabytes(bytes: number | null): string {
  return bytes === null ? 'not seen' : `${count(bytes / 2 ** 20).padStart(7)} MB`;
}

function scaleLines(scale: ScaleFigures): string[] {
  return [
    line('size of the file', '     ms      rows/s'),
    ...scale.bySize.map(({ rows, importMs }) =>
      line(`  ${count(rows)} rows`, timeAndRate(importMs, rows)),
    ),
    line('  time a row, largest to smallest', scale.ratioOfRowTimes.toFixed(2)),
    line(
      `  beside ${count(scale.heldContacts)} contacts`,
      timeAndRate(scale.heldMs, scale.bySize.at(-1)?.rows ?? 0),
    ),
    line('  ratio to an empty account', scale.ratioToEmpty.toFixed(2)),
  ];
}

function line(title: string, text: string): string {
  return `${title.padEnd(36)}${text}`;
}

function timeAndRate(ms: number, rows: number): string {
  return `${count(ms).padStart(7)}${count((rows / ms) * 1000).padStart(12)}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
