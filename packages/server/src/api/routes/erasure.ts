import { erasureOperations } from '@muster/core/contract/erasure';
import { eraseAccount } from '../../crm/erase-account.ts';
import { eraseContact } from '../../crm/erase-contact.ts';
import { liftSuppression, pageOfSuppressions } from '../../crm/suppressions.ts';
import { routes } from '../route.ts';

export const erasureRoutes = routes(erasureOperations, {
  eraseContact: async ({ muster, services }, { params }) => {
    const erased = await eraseContact(muster, params.contactId);
    await services.queue.send({ kind: 'sweep' });
    return { ...erased, sameKeys: [...erased.sameKeys] };
  },

  listSuppressions: async ({ muster }, { query }) => {
    const { items, nextCursor } = await pageOfSuppressions(muster, query);
    return { items: [...items], nextCursor };
  },

  liftSuppression: ({ muster }, { params }) => liftSuppression(muster, params.suppressionId),

  eraseAccount: async ({ muster, services }, { query }) => {
    await eraseAccount(muster, services.registry, query.name);
  },
});
