import { createColumnFacts, type ColumnFactsCollector } from '@muster/core/normalize/column-facts';
import { compileRowCoder, type RowCoder } from '@muster/core/normalize/row-coder';
import type { ColumnFacts } from '@muster/core/normalize/settings';
import type { FieldType } from '@muster/core/object/definition';
import type { RawRow } from '@muster/core/read/raw-row';
import type { RowSource } from '../formats/stored-rows.ts';
import { sampleRows } from '../formats/sample-rows.ts';
import { withClient } from '../database/with-client.ts';
import { changeImport, type ImportRecord, readImport } from '../store/imports.ts';
import { createStaging, indexStaging } from '../store/staging-tables.ts';
import { openStageWriter, type StageWriter } from '../store/stage-writer.ts';
import type { ImportJob } from './import-job.ts';

/**
 * Reads the import's file, codes its rows and copies them into the import's own tables.
 *
 * How dates and numbers are written is inferred from whole columns, but the file is read once: the
 * first rows give a guess to go by, and only when the whole column says otherwise is the file
 * staged again under what it says.
 */
export async function stageImport(job: ImportJob, source: RowSource): Promise<ImportRecord> {
  const { plan } = await readImport(job.pool, job);
  const columns = factColumns(job, plan.mapping);
  const guess = gatherFacts(columns, columns.length > 0 ? await sampleRows(source) : []);
  let staged = await stageRows(job, source, { columns, facts: guess, plan });
  if (!sameFacts(guess, staged.facts)) {
    staged = await stageRows(job, source, { columns, facts: staged.facts, plan });
  }
  await changeImport(job.pool, job, { rowCount: staged.rowCount, lastRow: staged.lastRow });
  return readImport(job.pool, job);
}

interface Reading {
  /** Columns whose facts matter. */
  readonly columns: readonly number[];
  readonly facts: Facts;
  readonly plan: ImportRecord['plan'];
}

type Facts = ReadonlyMap<number, ColumnFacts>;

interface Staged {
  readonly rowCount: number;
  readonly lastRow: number;
  /** What the whole columns show. */
  readonly facts: Facts;
}

async function stageRows(job: ImportJob, source: RowSource, reading: Reading): Promise<Staged> {
  const coder = compileRowCoder({
    definition: job.definition,
    mapping: reading.plan.mapping,
    settings: reading.plan.normalizing,
    facts: reading.facts,
    findBy: reading.plan.matching.findBy,
    constants: reading.plan.constants,
  });
  const matchOnly = reading.plan.mapping.some((column) => column.policy === 'match_only');
  return withClient(job.pool, (rowClient) =>
    withClient(job.pool, async (keyClient) => {
      await createStaging(rowClient, job.tables.staging);
      const writer = openStageWriter(rowClient, keyClient, {
        tables: job.tables.staging,
        definition: job.definition,
        matchOnly,
      });
      const staged = await copyRows(job, source, { coder, writer, columns: reading.columns });
      await indexStaging(rowClient, job.tables.staging);
      return staged;
    }),
  );
}

interface Copying {
  readonly coder: RowCoder;
  readonly writer: StageWriter;
  readonly columns: readonly number[];
}

async function copyRows(
  job: ImportJob,
  source: RowSource,
  { coder, writer, columns }: Copying,
): Promise<Staged> {
  const collectors = columns.map((column) => [column, createColumnFacts()] as const);
  let rowCount = 0;
  let lastRow = 0;
  try {
    for await (const rows of source.rows()) {
      for (const row of rows) {
        addFacts(collectors, row);
        writer.add(coder(row), row.byteOffset);
      }
      await writer.flush();
      rowCount += rows.length;
      lastRow = rows.at(-1)?.rowNumber ?? lastRow;
      job.onProgress({ stage: 'reading', done: rowCount, total: null });
    }
    await writer.end();
  } catch (error) {
    await writer.abort(error as Error);
    throw error;
  }
  return { rowCount, lastRow, facts: factsOf(collectors) };
}

function factColumns(job: ImportJob, mapping: ImportRecord['plan']['mapping']): readonly number[] {
  const types = new Map(job.definition.fields.map((field) => [field.key, field.type]));
  return mapping
    .filter(
      ({ target }) => target !== null && SHOWS_FACTS.has(types.get(target.field) as FieldType),
    )
    .map(({ column }) => column);
}

const SHOWS_FACTS: ReadonlySet<FieldType> = new Set(['date', 'date_time', 'number', 'money']);

function gatherFacts(columns: readonly number[], sample: readonly RawRow[]): Facts {
  const collectors = columns.map((column) => [column, createColumnFacts()] as const);
  for (const row of sample) addFacts(collectors, row);
  return factsOf(collectors);
}

function addFacts(
  collectors: readonly (readonly [number, ColumnFactsCollector])[],
  row: RawRow,
): void {
  for (const [column, collector] of collectors) {
    const cell = row.cells[column];
    if (cell !== undefined && cell !== '') collector.add(cell);
  }
}

function factsOf(collectors: readonly (readonly [number, ColumnFactsCollector])[]): Facts {
  return new Map(collectors.map(([column, collector]) => [column, collector.facts()]));
}

function sameFacts(left: Facts, right: Facts): boolean {
  return JSON.stringify([...left]) === JSON.stringify([...right]);
}
