import { useState } from 'react';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import type { NewImportSearch } from '../new-import-search.ts';
import { DropVeil } from './drop-area.tsx';
import { RefusedFileAlert } from './refused-file-alert.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { fileToSend, type RefusedFile, useStartImport } from './use-start-import.ts';

/** Makes an import of its own of a file that is dropped where another is read already. */
export function AnotherFileDrop({ search }: { readonly search: NewImportSearch }) {
  const start = useStartImport(search);
  const [refused, setRefused] = useState<RefusedFile | null>(null);
  const isOver = useFileDrop((dropped) => {
    if (start.isPending) return;
    const file = fileToSend(dropped);
    setRefused(typeof file === 'string' ? file : null);
    if (typeof file !== 'string') start.mutate({ kind: 'file', file });
  });
  return (
    <>
      <RefusedFileAlert refused={refused} />
      <ProblemAlert error={start.error} />
      <DropVeil isOver={isOver} />
    </>
  );
}
