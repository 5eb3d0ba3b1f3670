import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createFairQueue, type FairQueue } from './fair-queue.ts';

const LIMITS = { slots: 2, slotsPerAccount: 2, waitingPerAccount: 100, mostWaitMs: 5_000 };

describe('a fair queue', () => {
  test('lets an account in before the many requests that another sent first', async () => {
    const queue = createFairQueue({ ...LIMITS, slots: 1, slotsPerAccount: 1 });
    const order: string[] = [];
    const many = Array.from({ length: 20 }, (_, at) => send(queue, order, ['loud', at]));
    const one = send(queue, order, ['quiet', 0]);
    await Promise.all([...many, one]);
    expect(order).toHaveLength(21);
    expect(order.indexOf('quiet 0')).toBeLessThanOrEqual(2);
  });

  test('keeps the order of each account', async () => {
    const queue = createFairQueue({ ...LIMITS, slots: 1 });
    const order: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].flatMap((account) =>
        Array.from({ length: 5 }, (_, at) => send(queue, order, [account, at])),
      ),
    );
    for (const account of ['a', 'b', 'c']) {
      const own = order.filter((one) => one.startsWith(account));
      expect(own).toEqual([0, 1, 2, 3, 4].map((at) => `${account} ${at}`));
    }
  });

  test('never runs more at once than there are slots, nor more of one account than its share', async () => {
    const queue = createFairQueue({ ...LIMITS, slots: 3, slotsPerAccount: 2 });
    let running = 0;
    let most = 0;
    const ofAccount = new Map<string, number>();
    let mostOfAccount = 0;
    const work = (account: string) => async (): Promise<void> => {
      running += 1;
      ofAccount.set(account, (ofAccount.get(account) ?? 0) + 1);
      most = Math.max(most, running);
      mostOfAccount = Math.max(mostOfAccount, ofAccount.get(account) ?? 0);
      await sleep(1);
      running -= 1;
      ofAccount.set(account, (ofAccount.get(account) ?? 0) - 1);
    };
    const accounts = Array.from({ length: 60 }, (_, at) => (at % 5 === 0 ? 'small' : 'big'));
    await Promise.all(accounts.map((account) => queue.run(account, work(account))));
    expect([most, mostOfAccount]).toEqual([3, 2]);
  });

  test('gives its slot back when the work fails', async () => {
    const queue = createFairQueue({ ...LIMITS, slots: 1 });
    const failing = queue.run('a', () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    await expect(queue.run('a', async () => 7)).resolves.toBe(7);
  });

  test('refuses what waits too long, and what has too many before it', async () => {
    const queue = createFairQueue({ ...LIMITS, slots: 1, waitingPerAccount: 1, mostWaitMs: 20 });
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = queue.run('a', () => promise);
    const late = queue.run('a', async () => undefined);
    const oneTooMany = queue.run('a', async () => undefined);
    await expect(oneTooMany).rejects.toMatchObject({ code: 'overloaded' });
    await expect(late).rejects.toMatchObject({ code: 'overloaded' });
    expect(queue.waiting()).toBe(0);
    resolve();
    await first;
    await expect(queue.run('a', async () => 7)).resolves.toBe(7);
  });
});

function send(queue: FairQueue, order: string[], [account, at]: [string, number]): Promise<void> {
  return queue.run(account, async () => {
    await sleep(1);
    order.push(`${account} ${at}`);
  });
}
