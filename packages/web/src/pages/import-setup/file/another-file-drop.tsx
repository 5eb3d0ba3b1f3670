import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import type { NewImportSearch } from '../new-import-search.ts';
import { DropVeil } from './drop-area.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { fileToSend, useStartImport } from './use-start-import.ts';

/** Makes an import of its own of a file that is dropped where another is read already. */
export function AnotherFileDrop({ search }: { readonly search: NewImportSearch }) {
  const start = useStartImport(search);
  const isOver = useFileDrop((files) => {
    const file = fileToSend(files);
    if (typeof file !== 'string' && !start.isPending) start.mutate({ kind: 'file', file });
  });
  return (
    <>
      <ProblemAlert error={start.error} />
      <DropVeil isOver={isOver} />
    </>
  );
}
