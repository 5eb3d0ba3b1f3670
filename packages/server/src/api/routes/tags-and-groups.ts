import { tagAndGroupOperations } from '@muster/core/contract/tags-and-groups';
import { countLabels, type Replacement, replaceLabels } from '../../crm/tags-and-groups.ts';
import { actorOf } from '../actor-of.ts';
import { type RequestContext, routes } from '../route.ts';
import { wakeBulkWorker } from './bulk-actions.ts';

export const tagAndGroupRoutes = routes(tagAndGroupOperations, {
  listTags: async ({ muster }) => ({
    items: (await countLabels(muster, 'tags')).map(({ name, contacts }) => ({
      tag: name,
      contacts,
    })),
  }),

  renameTags: (context, { body }) => replace(context, { field: 'tags', ...body }),

  removeTags: (context, { body: { tags } }) =>
    replace(context, { field: 'tags', from: tags, to: null }),

  listGroups: async ({ muster }) => ({
    items: (await countLabels(muster, 'groups')).map(({ name, contacts }) => ({
      group: name,
      contacts,
    })),
  }),

  renameGroups: (context, { body }) => replace(context, { field: 'groups', ...body }),

  removeGroups: (context, { body: { groups } }) =>
    replace(context, { field: 'groups', from: groups, to: null }),
});

async function replace(
  context: RequestContext,
  replacement: Replacement,
): ReturnType<typeof wakeBulkWorker> {
  const { muster, principal } = context;
  return wakeBulkWorker(context, await replaceLabels(muster, actorOf(principal), replacement));
}
