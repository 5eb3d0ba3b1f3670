import { useSyncExternalStore } from 'react';

/** Whether the server can be reached, as far as the last requests showed. */
export function useIsConnected(): boolean {
  return useSyncExternalStore(subscribe, () => isConnected);
}

/** What follows a request's answer, or its lack of one. */
export function noteConnection(reached: boolean): void {
  if (reached === isConnected) return;
  isConnected = reached;
  for (const listener of listeners) listener();
  if (!reached) void lookForServer();
}

/** Called when the connection is lost and when it is back. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let isConnected = true;
const listeners = new Set<() => void>();

async function lookForServer(): Promise<void> {
  for (let waitMs = 1_000; !isConnected; waitMs = Math.min(waitMs * 1.5, MOST_WAIT_MS)) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    noteConnection(await fetch('/health', { cache: 'no-store' }).then(isOk, () => false));
  }
}

const isOk = ({ ok }: Response): boolean => ok;

const MOST_WAIT_MS = 10_000;
