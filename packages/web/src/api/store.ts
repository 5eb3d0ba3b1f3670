import { useSyncExternalStore } from 'react';

/** A value of this window that components follow and that others set. */
export interface Store<Value> {
  readonly read: () => Value;
  readonly set: (value: Value) => void;
  /** Calls the listener after each change, until what it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The value, as a hook. */
  readonly useValue: () => Value;
}

export function createStore<Value>(initial: Value): Store<Value> {
  const listeners = new Set<() => void>();
  let value = initial;
  const read = (): Value => value;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    read,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    useValue: () => useSyncExternalStore(subscribe, read),
  };
}
