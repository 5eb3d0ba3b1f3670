import { auditOperations } from '@muster/core/contract/audit';
import { listAudit } from '../../crm/audit.ts';
import { routes } from '../route.ts';

/** Who did what in the account. */
export const auditRoutes = routes(auditOperations, {
  listAuditEntries: ({ muster }, { query }) => listAudit(muster.pool, query),
});
