import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { Webhook } from 'standardwebhooks';
import { MusterError } from '../errors.ts';
import { type OpenResponse, withResponse } from '../fetch/with-response.ts';
import type { Attempt, ClaimedDelivery } from '../store/webhook-deliveries.ts';

/** What came of sending a delivery. */
export type Sent = Attempt;

/**
 * Sends an event to a webhook's address, signed as Standard Webhooks says; redirects are not
 * followed. Never throws for what the other side does.
 *
 * @see https://www.standardwebhooks.com
 */
export async function sendDelivery(
  delivery: ClaimedDelivery,
  { secrets, allowHosts }: { secrets: () => readonly string[]; allowHosts: readonly string[] },
): Promise<Sent> {
  const startedAt = performance.now();
  let requestHeaders: Readonly<Record<string, string>> = {};
  const result = (rest: Pick<Sent, 'status' | 'answer' | 'failure'>): Sent => ({
    requestHeaders,
    durationMs: Math.round(performance.now() - startedAt),
    ...rest,
  });
  try {
    const body = JSON.stringify({
      type: delivery.type,
      timestamp: delivery.createdAt,
      data: delivery.data,
    });
    requestHeaders = signedHeaders(delivery.eventId, body, secrets());
    const request = { method: 'POST', headers: requestHeaders, body } as const;
    const limits = { timeoutMs: TIMEOUT_MS, maxBytes: Number.MAX_SAFE_INTEGER, allowHosts };
    const answered = await withResponse(delivery.url, { ...request, ...limits }, readBeginning);
    return result({ ...answered, failure: null });
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    return result({ status: null, answer: null, failure: error.message });
  }
}

function signedHeaders(
  eventId: string,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const now = new Date();
  return {
    'content-type': 'application/json',
    'user-agent': 'Muster-Webhooks',
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(eventId, now, body))
      .join(' '),
  };
}

/** The beginning of the answer; the rest is not waited for. */
async function readBeginning({ status, body, signal }: OpenResponse): Promise<{
  readonly status: number;
  readonly answer: string;
}> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      size += chunk.length;
      done(size >= ANSWER_BYTES ? new Error('enough') : null);
    },
  });
  try {
    await pipeline([...body, collect], { signal });
  } catch {
    // The status came: that enough has been read, or what befell the rest, changes nothing.
  }
  const text = Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString('utf8');
  // PostgreSQL keeps no NUL in text.
  return { status, answer: text.replaceAll('\0', '\uFFFD') };
}

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 2_048;
