import type { AnswerOf } from '@muster/core/contract/operation';
import type { Operations } from '@muster/core/contract/operations';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

/** A setting of the account. */
export type Setting = AnswerOf<Operations['listSettings']>['items'][number];

/** What the account has decided. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => (await api.listSettings({ signal })).items as readonly Setting[],
  staleTime: 60_000,
});

/** The texts of a setting that is a list, such as `contact_types`; none while it is not known. */
export function useSettingTexts(key: string): readonly string[] {
  const value = useQuery(settingsQuery).data?.find((setting) => setting.key === key)?.value;
  return Array.isArray(value) ? value : [];
}

/** The value of a setting; undefined while it is not known. */
export function useSetting(key: string): Setting['value'] | undefined {
  return useQuery(settingsQuery).data?.find((setting) => setting.key === key)?.value;
}

/** The time zone in which the account means times without one; that of the server's default while it is not known. */
export function useAccountTimeZone(): string {
  const zone = useSetting('time_zone');
  return typeof zone === 'string' ? zone : 'UTC';
}
