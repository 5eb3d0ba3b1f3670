import { z } from 'zod';
import { operation } from './operation.ts';
import { id, moment, PAGE_QUERY, pageOf } from './page.ts';

const auditEntry = z
  .object({
    auditId: id,
    at: moment,
    actor: z.object({
      kind: z.enum(['person', 'key', 'system']),
      id: z.string(),
      name: z.string().describe('As it was then.'),
    }),
    action: z.string().describe('The operation, as it is named here.'),
    subject: z.object({
      kind: z.string(),
      id: z.string().nullable().describe('null: several, or the account itself.'),
    }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });

/** Who did what in the account. */
export const auditOperations = {
  listAuditEntries: operation({
    method: 'GET',
    path: '/audit',
    summary: 'Everything that was changed in the account: by whom, what and when, newest first.',
    action: 'audit.read',
    query: z.object({
      ...PAGE_QUERY,
      action: z.string().max(100).optional().describe('Only this action, e.g. `applyImport`.'),
      actorId: z.string().max(100).optional().describe('Only what this person or key did.'),
    }),
    status: 200,
    response: pageOf(auditEntry),
  }),
};
