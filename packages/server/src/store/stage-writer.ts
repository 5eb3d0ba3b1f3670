import { extraKeys } from '@muster/core/match/row-keys';
import { recordKeys } from '@muster/core/match/record-keys';
import type { CodedRow } from '@muster/core/normalize/coded-row';
import type { ObjectDefinition } from '@muster/core/object/definition';
import { canCreate, isNewAsIs } from '@muster/core/plan/new-values';
import type pg from 'pg';
import { type CopyIn, copyIn } from './copy-in.ts';
import { copyJson, copyText, NULL } from './copy-text.ts';
import type { StagingTables } from './staging-tables.ts';
import { uuidSource } from './uuid-v7.ts';

/** Takes coded rows, in file order, into an import's staging tables. */
export interface StageWriter {
  readonly add: (row: CodedRow, byteOffset: number) => void;
  /** Sends what has been added; resolves when more may come. */
  readonly flush: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly abort: (reason: Error) => Promise<void>;
}

export interface StageTarget {
  readonly tables: StagingTables;
  readonly definition: ObjectDefinition;
  /** Whether some column gives keys without giving values. */
  readonly matchOnly: boolean;
}

/** Two COPYs side by side, each on its own connection: rows and their keys. */
export function openStageWriter(
  rowClient: pg.PoolClient,
  keyClient: pg.PoolClient,
  target: StageTarget,
): StageWriter {
  const rows = copyIn(
    rowClient,
    `${target.tables.row} (row_number, byte_offset, new_id, record_id, state, values, extra_keys, issues)`,
  );
  const keys = copyIn(keyClient, `${target.tables.key} (row_number, kind, value)`);
  const newId = uuidSource();
  let rowLines = '';
  let keyLines = '';
  return {
    add(row, byteOffset) {
      const state = stateOf(row, target);
      const hasValues = state === 'n' || state === 'd';
      rowLines += `${row.rowNumber}\t${byteOffset}\t${newId()}\t${row.recordId ?? NULL}\t${state}\t${
        hasValues ? copyJson(row.values) : NULL
      }\t${hasValues ? extraKeysText(row, target) : NULL}\t${row.issues.length > 0 ? copyJson(row.issues) : NULL}\n`;
      if (!hasValues) return;
      for (const key of row.keys)
        keyLines += `${row.rowNumber}\t${key.kind}\t${copyText(key.value)}\n`;
    },
    async flush() {
      const lines = rowLines;
      const moreLines = keyLines;
      rowLines = '';
      keyLines = '';
      await Promise.all([send(rows, lines), send(keys, moreLines)]);
    },
    async end() {
      await Promise.all([rows.end(), keys.end()]);
    },
    async abort(reason) {
      await Promise.all([rows.abort(reason), keys.abort(reason)]);
    },
  };
}

async function send(copy: CopyIn, lines: string): Promise<void> {
  if (lines !== '') await copy.write(lines);
}

function stateOf(row: CodedRow, { definition, matchOnly }: StageTarget): 'n' | 'd' | 'f' | 's' {
  if (row.empty) return 's';
  if (row.issues.length > 0 && row.issues.some((issue) => issue.severity === 'error')) return 'f';
  if (row.recordId !== null || matchOnly) return 'd';
  return isNewAsIs(definition, row.values) && canCreate(definition, row.values) ? 'n' : 'd';
}

function extraKeysText(row: CodedRow, { definition, matchOnly }: StageTarget): string {
  if (!matchOnly) return NULL;
  const extra = extraKeys(recordKeys(definition, row.values), row.keys);
  return extra.length === 0 ? NULL : copyJson(extra);
}
