import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Job } from '../jobs/job-queue.ts';
import { wakeQuietly } from './wake-quietly.ts';

const JOB: Job = { kind: 'deliver', accountId: '01890000-0000-7000-8000-000000000000' };

test('wakes a worker', async () => {
  const sent: Job[] = [];
  const queue = wakeQuietly(
    { send: async (job) => void sent.push(job) },
    pino({ level: 'silent' }),
  );
  await queue.send(JOB);
  expect(sent).toEqual([JOB]);
});

test('a queue that is away fails no request, and is in the log', async () => {
  const said: string[] = [];
  const log = pino({}, { write: (line) => void said.push(line) });
  const away = { send: () => Promise.reject(new Error('Connection terminated')) };
  await expect(wakeQuietly(away, log).send(JOB)).resolves.toBeUndefined();
  expect(said.join('')).toMatch(/"kind":"deliver".*no worker was woken/);
});
