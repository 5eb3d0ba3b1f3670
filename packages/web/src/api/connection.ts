import { createStore } from './store.ts';

const connection = createStore(true);

/** Whether the server can be reached, as far as the last requests showed. */
export const useIsConnected = connection.useValue;

/** What follows a request's answer, or its lack of one. */
export function noteConnection(reached: boolean): void {
  connection.set(reached);
  if (!reached) void lookForServer();
}

/** Calls the listener each time the server is back after it was away. */
export function onReconnected(listener: () => void): () => void {
  return connection.subscribe(() => {
    if (connection.read()) listener();
  });
}

/** Resolves as soon as the server can be reached; at once where it could be so far. */
export async function untilConnected(): Promise<void> {
  if (connection.read()) return;
  await new Promise<void>((resolve) => {
    const stop = onReconnected(() => {
      stop();
      resolve();
    });
  });
}

/** Asks the server whether it is there, and takes note of it. */
export async function isServerThere(): Promise<boolean> {
  const isThere = await fetch('/health', { cache: 'no-store' }).then(isOk, () => false);
  noteConnection(isThere);
  return isThere;
}

let isLooking = false;

async function lookForServer(): Promise<void> {
  if (isLooking) return;
  isLooking = true;
  for (let waitMs = 1_000; !connection.read(); waitMs = Math.min(waitMs * 1.5, MOST_WAIT_MS)) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    await isServerThere();
  }
  isLooking = false;
}

const isOk = ({ ok }: Response): boolean => ok;

const MOST_WAIT_MS = 10_000;
