import type { Condition, Operator } from '@muster/core/contract/contact-filter';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsQuery } from '../api/fields.ts';
import { importQuery } from '../api/imports.ts';
import { membersQuery } from '../api/people.ts';
import { useAccountTimeZone } from '../api/settings.ts';
import { isMoment, shownTime } from './account-time.ts';
import { countryName } from './country-names.ts';
import { useFormat } from './format.ts';
import { useLocale } from './locale.ts';

/** A condition as people say it: `Tags` · `has` · `Newsletter`. */
export interface ConditionWords {
  readonly field: string;
  readonly operator: string;
  /** Empty where the operator says it all. */
  readonly value: string;
}

/** Says conditions in words. `conditions` are those that will be asked for: what they name is loaded. */
export function useConditionWords(
  conditions: readonly Condition[],
): (condition: Condition) => ConditionWords {
  const { t, i18n } = useTranslation(['contacts', 'common']);
  const fields = useQuery(fieldsQuery).data;
  const importIds = conditions.flatMap(({ field, value }) =>
    isOfImport(field) && typeof value === 'string' ? [value] : [],
  );
  const imports = useQueries({
    queries: [...new Set(importIds)].map((importId) => importQuery(importId)),
    combine: dataOf,
  });
  const types = new Map(fields?.map(({ key, type }) => [key, type]));
  const namesMembers = conditions.some(({ field }) => MEMBERS.has(types.get(field) ?? ''));
  const members = useQuery({ ...membersQuery, enabled: namesMembers }).data;
  const { date, dateTime, list } = useFormat();
  const locale = useLocale();
  const timeZone = useAccountTimeZone();
  return useCallback(
    ({ field: key, operator, value }: Condition): ConditionWords => {
      const field = fields?.find((one) => one.key === key);
      const textOf = (one: unknown): string => {
        const text = typeof one === 'string' ? one : JSON.stringify(one);
        if (one === true || one === false) return one ? t('common:yes') : t('common:no');
        if (isOfImport(key)) {
          return imports.find(({ importId }) => importId === text)?.file.name ?? text;
        }
        const type = key.startsWith('@') ? 'date' : field?.type;
        if (type === 'country') return countryName(i18n.language, text);
        if (MEMBERS.has(type ?? '')) {
          return members?.find(({ memberId }) => memberId === text)?.name ?? text;
        }
        if (type === 'date_time' && isMoment(text)) return shownTime(locale, text, timeZone);
        if (type === 'date_time' && LOCAL_TIME.test(text)) return dateTime(text);
        return (type === 'date' || type === 'date_time') && ISO_DATE.test(text) ? date(text) : text;
      };
      const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
      const texts = values.map(textOf);
      return {
        field: key.startsWith('@')
          ? t(`fact.${key.slice(1) as FactName}`, key)
          : (field?.label ?? key),
        operator: t(`operator.${operatorWord(operator, key, field)}`),
        value: operator === 'between' ? texts.join(' – ') : list(texts),
      };
    },
    [fields, imports, members, t, i18n.language, locale, date, dateTime, list, timeZone],
  );
}

function isOfImport(key: string): boolean {
  return /^@\w+_by_import$/.test(key);
}

function dataOf<Data>(results: readonly { readonly data: Data | undefined }[]): readonly Data[] {
  return results.flatMap(({ data }) => data ?? []);
}

type FactName =
  | 'created'
  | 'updated'
  | 'created_by_import'
  | 'updated_by_import'
  | 'written_by_import';

/** Numbers are less or greater where dates are before or after; after the moment a day begins is since that day. */
export function operatorWord(
  operator: Operator,
  key: string,
  field: Pick<Field, 'type'> | undefined,
): Operator | 'less' | 'greater' | 'since' {
  if (key.startsWith('@') && operator === 'after') return 'since';
  const isNumber = field?.type === 'number' || field?.type === 'money';
  if (!isNumber || key.startsWith('@')) return operator;
  if (operator === 'before') return 'less';
  return operator === 'after' ? 'greater' : operator;
}

const MEMBERS: ReadonlySet<string> = new Set(['owner', 'followers']);

/** As it is typed, in the time zone of the account. */
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

const ISO_DATE = /^\d{4}-\d\d-\d\d(?:T|$)/;
