import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './api.ts';

/** A field of the account's contacts. */
export type Field = AnswerOf<Operations['listFields']>['items'][number];

/** All fields, standard ones first. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) => (await api.listFields({ signal })).items as readonly Field[],
  staleTime: 60_000,
});

/** A field as it is to be; `key` null: a new one. */
interface FieldGiven {
  readonly key: string | null;
  readonly label: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** Makes a field of the account's own, or changes its name and options; its type stays. */
export function useSaveField() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, label, type, options }: FieldGiven): Promise<Field> => {
      if (key === null) return api.addField({ body: { label, type, options: [...options] } });
      const hasOptions = options.length > 0 || type === 'single_option' || type === 'many_options';
      return api.changeField({
        params: { key },
        body: { label, ...(hasOptions ? { options: [...options] } : {}) },
      });
    },
    onSuccess: async () => queryClient.invalidateQueries({ queryKey: fieldsQuery.queryKey }),
  });
}

/** Removes a field of the account's own. */
export function useRemoveField() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({
      key,
      withValues,
    }: {
      readonly key: string;
      readonly withValues: boolean;
    }) =>
      api.removeField({ params: { key }, query: { withValues: withValues ? 'true' : 'false' } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: fieldsQuery.queryKey });
      for (const key of ['contacts', 'contact'])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
