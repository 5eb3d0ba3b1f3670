import { useEffect, useEffectEvent, useState } from 'react';

/** What was dropped. */
export interface DroppedFiles {
  readonly files: readonly File[];
  /** A folder is among them: it looks like a file, and cannot be read. */
  readonly hasFolder: boolean;
}

/** Takes files that are dropped anywhere on the page; true while some are held over it. */
export function useFileDrop(onDrop: (dropped: DroppedFiles) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const { files = [], items = [] } = event.dataTransfer ?? {};
    onDrop({
      files: [...files],
      hasFolder: [...items].some((item) => item.webkitGetAsEntry()?.isDirectory === true),
    });
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      // Else the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => take(event);
    addEventListener('dragenter', over);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', over);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
