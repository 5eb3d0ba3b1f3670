import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type ImportRecord, readImport } from '../store/imports.ts';
import { type ImportStanding, importStanding } from './import-standing.ts';
import type { Muster } from './muster.ts';

/** News of an import: how far it is, and at last where it stands. */
export interface ImportNews {
  readonly event: 'progress' | 'end';
  readonly data: ImportStanding;
}

/**
 * Watches an import: at once how it stands, then as soon as that changes and at least once a second
 * while it is worked on, until nothing is being done. All who watch the same import on the same
 * connections, in the same language, share one look at it a second; when nobody does, nothing is
 * looked at.
 *
 * @throws MusterError `not_found`, before anything is told.
 */
export async function watchImport(
  muster: Muster,
  importId: string,
): Promise<AsyncIterableIterator<ImportNews>> {
  const key = { accountId: muster.account.accountId, importId };
  const record = await readImport(muster.pool, key);
  const first: ImportNews = {
    event: isBusy(record) ? 'progress' : 'end',
    data: importStanding(record, muster.language),
  };
  const watches = watchesOn(muster.pool.connections);
  const name = nameOf(muster, importId);
  return listener(first, (tell) => {
    const watch = watches.get(name) ?? begin(muster, importId, watches);
    watch.listeners.add(tell);
    return () => {
      watch.listeners.delete(tell);
      if (watch.listeners.size === 0) watch.stop();
    };
  });
}

type Tell = (news: ImportNews | Error) => void;

interface Watch {
  readonly listeners: Set<Tell>;
  readonly stop: () => void;
}

/** What is being watched, by the connections that it is watched on. */
const WATCHES = new WeakMap<pg.Pool, Map<string, Watch>>();

function watchesOn(connections: pg.Pool): Map<string, Watch> {
  const found = WATCHES.get(connections) ?? new Map<string, Watch>();
  WATCHES.set(connections, found);
  return found;
}

/** Who watch in different languages are told different things. */
function nameOf({ account, language }: Muster, importId: string): string {
  return `${account.accountId} ${importId} ${language}`;
}

const LOOK_MS = 500;

function begin(muster: Muster, importId: string, watches: Map<string, Watch>): Watch {
  const name = nameOf(muster, importId);
  const stopping = new AbortController();
  const listeners = new Set<Tell>();
  const watch: Watch = {
    listeners,
    stop() {
      stopping.abort();
      // Another one may have begun since.
      if (watches.get(name) === watch) watches.delete(name);
    },
  };
  watches.set(name, watch);
  const tellAll: Tell = (news) => {
    for (const tell of listeners) tell(news);
  };
  void look(muster, { importId, signal: stopping.signal, tellAll }).finally(watch.stop);
  return watch;
}

interface Looking {
  readonly importId: string;
  readonly signal: AbortSignal;
  readonly tellAll: Tell;
}

async function look(muster: Muster, { importId, signal, tellAll }: Looking): Promise<void> {
  const key = { accountId: muster.account.accountId, importId };
  try {
    for (;;) {
      await sleep(LOOK_MS, undefined, { signal });
      const record = await readImport(muster.pool, key);
      const isOver = !isBusy(record);
      tellAll({
        event: isOver ? 'end' : 'progress',
        data: importStanding(record, muster.language),
      });
      if (isOver) return;
    }
  } catch (error) {
    if (!signal.aborted) tellAll(error as Error);
  }
}

function isBusy({ wanted }: ImportRecord): boolean {
  return wanted !== null;
}

/**
 * One who watches. News that is not taken in time gives way to newer news: a slow reader misses
 * steps, and costs no memory.
 */
function listener(
  first: ImportNews,
  join: (tell: Tell) => () => void,
): AsyncIterableIterator<ImportNews> {
  const held: { news: ImportNews | Error | null; isOver: boolean; wake: () => void } = {
    news: first,
    isOver: false,
    wake: () => undefined,
  };
  const leave =
    first.event === 'end'
      ? () => undefined
      : join((news) => {
          held.news = news;
          held.wake();
        });

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (held.news === null && !held.isOver) {
        await new Promise<void>((resolve) => {
          held.wake = resolve;
        });
      }
      const { news, isOver } = held;
      held.news = null;
      if (isOver || news === null) return { done: true, value: undefined };
      if (news instanceof Error) {
        close();
        throw news;
      }
      if (news.event === 'end') close();
      return { done: false, value: news };
    },
    async return() {
      close();
      return { done: true, value: undefined };
    },
  };

  function close(): void {
    held.isOver = true;
    leave();
    held.wake();
  }
}
