import type { Locator } from 'playwright-core';

/**
 * Drags files of this machine over an element and drops them there, as the browser itself does it
 * for a person: the page gets real files, however large.
 */
export async function dropFiles(target: Locator, ...paths: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('The element to drop files on is not shown.');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: COPY };
  const page = target.page();
  const devTools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await devTools.detach();
}

const COPY = 1;
