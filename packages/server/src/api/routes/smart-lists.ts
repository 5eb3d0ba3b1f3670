import { smartListOperations } from '@muster/core/contract/smart-lists';
import {
  changeSmartList,
  createSmartList,
  deleteSmartList,
  listSmartLists,
  readSmartList,
} from '../../crm/smart-lists.ts';
import { actorOf } from '../actor-of.ts';
import { routes } from '../route.ts';

export const smartListRoutes = routes(smartListOperations, {
  listSmartLists: async ({ muster }) => ({
    items: await listSmartLists(muster.pool),
    nextCursor: null,
  }),

  createSmartList: ({ muster, principal }, { body }) =>
    createSmartList(muster, actorOf(principal), body),

  readSmartList: ({ muster }, { params }) => readSmartList(muster.pool, params.smartListId),

  changeSmartList: ({ muster }, { params, body }) =>
    changeSmartList(muster, params.smartListId, body),

  removeSmartList: ({ muster }, { params }) => deleteSmartList(muster.pool, params.smartListId),
});
