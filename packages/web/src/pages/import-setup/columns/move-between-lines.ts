import type { KeyboardEvent } from 'react';

/** For what a column is assigned to: arrows go to that of the line above or below. */
export function moveBetweenLines(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget, key } = event;
  const lines = currentTarget.closest('[role="list"]');
  const all = [...(lines?.querySelectorAll<HTMLElement>('[data-target]') ?? [])];
  const at = all.indexOf(currentTarget);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
  all[to]?.scrollIntoView({ block: 'nearest' });
}
