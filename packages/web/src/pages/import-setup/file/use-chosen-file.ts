import { useRef, useState } from 'react';
import { type DroppedFiles, useFileDrop } from './use-file-drop.ts';
import { fileToSend, type RefusedFile } from './use-start-import.ts';

/** Takes a file that is dropped anywhere on the page or chosen by a button, and says why it took none. */
export function useChosenFile(isBusy: boolean, onFile: (file: File) => void) {
  const [refused, setRefused] = useState<RefusedFile | null>(null);
  const take = (given: DroppedFiles): void => {
    if (isBusy) return;
    const file = fileToSend(given);
    setRefused(typeof file === 'string' ? file : null);
    if (typeof file !== 'string') onFile(file);
  };
  const isOver = useFileDrop(take);
  const forget = useRef<() => void>(null);
  const onChange = (file: File | null): void => {
    take({ files: file === null ? [] : [file], hasFolder: false });
    // Else the same file, put right, could not be chosen again.
    forget.current?.();
  };
  return { isOver, refused, button: { resetRef: forget, onChange } };
}
