import { unguardCell } from '@muster/core/read/formula-guard';
import { nameColumns } from '@muster/core/read/name-columns';
import { storedFilePath } from '../files/file-store.ts';
import type { Table } from '../formats/table.ts';
import type { ImportDraft } from '../store/import-drafts.ts';
import type { ImportRecord } from '../store/imports.ts';
import type { Muster } from './muster.ts';
import type { ImportRequest } from './prepare-import.ts';

/**
 * A draft as the request that it is now, and the choices that have no column in the file. Those
 * of a plan all count: a plan that names a column wants it.
 */
export function draftRequest(
  { dataFolder }: Muster,
  { importId, fileName, object }: ImportRecord,
  { draft, table }: { readonly draft: ImportDraft; readonly table: Table },
): { readonly request: ImportRequest; readonly unused: readonly string[] } {
  const names = nameColumns([table.columns.map(unguardCell)], table.columns.length);
  const known = new Set(names.map(folded));
  const isKnown = ({ column }: ImportDraft['choices'][number]): boolean =>
    draft.onlyChosen || known.has(folded(column));
  return {
    request: {
      path: storedFilePath(dataFolder, importId),
      fileName,
      object,
      mode: draft.mode ?? undefined,
      choices: draft.choices.filter(isKnown),
      onEmpty: draft.onEmpty ?? undefined,
      dateOrder: draft.dateOrder ?? undefined,
      constants: draft.constants,
      reading: draft.reading,
      onlyChosen: draft.onlyChosen,
      ignoreUnmapped: draft.ignoreUnmapped,
    },
    unused: draft.choices.filter((choice) => !isKnown(choice)).map(({ column }) => column),
  };
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
