import type { Operation } from '@muster/core/contract/operation';
import { recordAudit } from '../crm/audit.ts';
import { describeForLog } from './describe-for-log.ts';
import type { RequestContext, Route } from './route.ts';

/**
 * Writes an operation that changed something into the account's audit log: who, which operation, on
 * what; no values. What has been done is done, so that a log that cannot be written is an error of
 * the server and not of the request.
 */
export async function auditRequest(
  { id, operation }: Route,
  { muster, principal, request }: Pick<RequestContext, 'muster' | 'principal' | 'request'>,
  { params, result }: { readonly params: unknown; readonly result: unknown },
): Promise<void> {
  if (operation.method === 'GET') return;
  const { kind, id: actorId, name } = principal;
  try {
    await recordAudit(muster.pool, {
      actor: { kind, id: actorId, name },
      action: id,
      subject: {
        kind: subjectOf(operation),
        id: idOf(operation, params) ?? idOf(operation, result),
      },
      detail: { requestId: request.id },
    });
  } catch (error) {
    request.log.error(
      { err: describeForLog(error), operation: id },
      'the audit log could not be written',
    );
  }
}

/** `/contacts/{contactId}/restore` is about a contact. */
function subjectOf({ path }: Operation): string {
  return path.split('/')[1]?.replace(/s$/, '') ?? '';
}

/** The ID of the subject among the parameters, or in the answer to what made it. */
function idOf(operation: Operation, values: unknown): string | null {
  if (typeof values !== 'object' || values === null) return null;
  const subject = subjectOf(operation).replaceAll(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  const name = `${subject}Id`;
  // `{ key: { keyId }, secret }`: in the answer itself, or one step inside.
  for (const place of [values, ...Object.values(values)]) {
    const found = (place as Readonly<Record<string, unknown>> | null)?.[name];
    if (typeof found === 'string') return found;
  }
  return null;
}
