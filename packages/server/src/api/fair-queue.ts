import { say } from '@muster/core/language/sentence';
import { MusterError } from '../errors.ts';

/** Lets so much work run at once, and accounts that wait take turns. */
export interface FairQueue {
  /**
   * What `work` returns, when its turn has come.
   *
   * @throws MusterError `overloaded` when too many of the account wait, or it waited too long.
   */
  readonly run: <Result>(account: string, work: () => Promise<Result>) => Promise<Result>;
  /** How many wait. */
  readonly waiting: () => number;
}

export interface FairQueueLimits {
  /** Work at once, of all accounts. */
  readonly slots: number;
  /** Work at once of one account. */
  readonly slotsPerAccount: number;
  /** How many may wait of one account. */
  readonly waitingPerAccount: number;
  readonly mostWaitMs: number;
}

/**
 * An account that asks for a thousand things waits for its own: as soon as a slot is free it goes
 * to the account whose turn it is, not to the request that came first.
 */
export function createFairQueue(limits: FairQueueLimits): FairQueue {
  /** Accounts that wait, the one whose turn is next first. */
  const waiting = new Map<string, Waiting[]>();
  const running = new Map<string, number>();
  let used = 0;

  return {
    waiting: () => [...waiting.values()].reduce((sum, { length }) => sum + length, 0),
    async run(account, work) {
      if (!hasRoom(account) || waiting.size > 0) await turnOf(account);
      else take(account);
      try {
        return await work();
      } finally {
        release(account);
      }
    },
  };

  function hasRoom(account: string): boolean {
    return used < limits.slots && (running.get(account) ?? 0) < limits.slotsPerAccount;
  }

  function take(account: string): void {
    used += 1;
    running.set(account, (running.get(account) ?? 0) + 1);
  }

  function release(account: string): void {
    used -= 1;
    const left = (running.get(account) ?? 1) - 1;
    if (left === 0) running.delete(account);
    else running.set(account, left);
    admit();
  }

  function turnOf(account: string): Promise<void> {
    const line = waiting.get(account) ?? [];
    if (line.length >= limits.waitingPerAccount) {
      throw new MusterError(
        'overloaded',
        say('This account has too many requests waiting. Send fewer at once.'),
      );
    }
    const turn = new Promise<void>((resolve, reject) => {
      const one: Waiting = {
        begin: resolve,
        timer: setTimeout(() => {
          leave(account, one);
          reject(
            new MusterError(
              'overloaded',
              say('The server has too much to do. Try again in a moment.'),
            ),
          );
        }, limits.mostWaitMs),
      };
      line.push(one);
    });
    waiting.set(account, line);
    // Others may wait for slots of their own while this account still has room.
    admit();
    return turn;
  }

  function admit(): void {
    for (const [account, line] of waiting) {
      if (used >= limits.slots) return;
      if (!hasRoom(account)) continue;
      const [next] = line;
      if (next === undefined) continue;
      leave(account, next);
      // To the end of the line of accounts.
      if (waiting.delete(account)) waiting.set(account, line);
      take(account);
      clearTimeout(next.timer);
      next.begin();
    }
  }

  function leave(account: string, one: Waiting): void {
    const line = waiting.get(account) ?? [];
    const at = line.indexOf(one);
    if (at !== -1) line.splice(at, 1);
    if (line.length === 0) waiting.delete(account);
  }
}

interface Waiting {
  readonly begin: () => void;
  readonly timer: NodeJS.Timeout;
}
