import { expect, test } from 'vitest';
import { noteConnection, onReconnected } from './connection.ts';

test('what waits for the server is called when it is back, once, and not while it is away', () => {
  let calls = 0;
  const stop = onReconnected(() => {
    calls += 1;
  });
  noteConnection(true);
  noteConnection(false);
  noteConnection(false);
  expect(calls).toBe(0);
  noteConnection(true);
  noteConnection(true);
  expect(calls).toBe(1);
  stop();
  noteConnection(false);
  noteConnection(true);
  expect(calls).toBe(1);
});
