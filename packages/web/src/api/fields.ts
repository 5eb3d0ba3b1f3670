import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** A field of the account's contacts. */
export type Field = AnswerOf<Operations['listFields']>['items'][number];

/** All fields, standard ones first. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) => (await api.listFields({ signal })).items as readonly Field[],
  staleTime: 60_000,
});
