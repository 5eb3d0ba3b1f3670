import { isBytes, type Operation } from '@muster/core/contract/operation';
import { say } from '@muster/core/language/sentence';
import { claimOnce } from '../crm/answer-once.ts';
import { MusterError } from '../errors.ts';
import { problemOf } from './problem.ts';
import type { RequestContext } from './route.ts';

/**
 * Carries a request out once, however often it is sent with the same Idempotency-Key, and answers
 * it each time as the first time. Without a key it is carried out.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function answerOnce(
  operation: Operation,
  { request, reply, muster, principal }: RequestContext,
  carryOut: () => Promise<unknown>,
): Promise<unknown> {
  const idempotencyKey = request.headers['idempotency-key'];
  if (idempotencyKey === undefined) return carryOut();
  const { accountId } = muster.account;
  const claimed = await claimOnce(muster.pool, {
    accountId,
    principalId: principal.id,
    idempotencyKey: String(idempotencyKey),
    method: request.method,
    path: request.url,
    // A stream is not read twice: what is said of it stands for it.
    body: isBytes(operation.body)
      ? `${request.headers['content-type']} ${request.headers['content-length']}`
      : JSON.stringify(request.body ?? null),
  });
  if (!('keep' in claimed)) {
    reply.code(claimed.status).header('Idempotency-Replayed', 'true');
    if (claimed.body === null && operation.confidential === true) {
      throw new MusterError(
        'request_already_done',
        say(
          'This request was carried out before. Its answer held a secret, which is not kept: make a new one.',
        ),
      );
    }
    if (claimed.contentType !== null) reply.type(claimed.contentType);
    return reply.send(claimed.body ?? undefined);
  }
  try {
    // What the handler answered is kept before it is sent: a client that is told so may rely on it.
    reply.keepAnswer = async (payload) => {
      const { statusCode: status } = reply;
      if (status >= 500 || status === 429) return claimed.forget();
      // A refusal holds no secret.
      const isSecret = operation.confidential === true && status < 400;
      const isKept = typeof payload === 'string' && payload.length <= MOST_KEPT && !isSecret;
      return claimed.keep({
        status,
        contentType: (reply.getHeader('content-type') as string | undefined) ?? null,
        body: isKept ? payload : null,
      });
    };
    return await carryOut();
  } catch (error) {
    const { status } = problemOf(error, request.id);
    if (status >= 500 || status === 429) {
      reply.keepAnswer = null;
      await claimed.forget();
    }
    throw error;
  }
}

/** Answers to POSTs are small. */
const MOST_KEPT = 1_000_000;
