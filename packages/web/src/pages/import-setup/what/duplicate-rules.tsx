import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../../../api/fields.ts';
import type { Setting } from '../../../api/settings.ts';
import { useFormat } from '../../../parts/format.ts';
import type { ImportMode } from '../new-import-search.ts';
import classes from './what-choices.module.css';

/** The duplicate settings of the account in words, as they bear on this import; changed elsewhere. */
export function DuplicateRules({
  settings,
  mode,
}: {
  readonly settings: readonly Setting[];
  readonly mode: ImportMode;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const fields = useQuery(fieldsQuery).data ?? [];
  const valueOf = (key: string): unknown => settings.find((one) => one.key === key)?.value;
  const findBy = valueOf('find_by');
  if (!Array.isArray(findBy)) return null;
  const [first = '', second] = findBy.map(
    (one: string) => fields.find(({ key }) => key === one)?.label ?? one,
  );
  return (
    <section className={classes.rules}>
      <Title order={3}>{t('duplicates.title')}</Title>
      <ul>
        <li>
          {second === undefined
            ? t('duplicates.findByOne', { first })
            : t('duplicates.findByTwo', { first, second })}
        </li>
        {rulesOf(valueOf, mode).map((rule) => (
          <li key={rule}>
            {t(rule, { fields: format.list([first, ...(second ? [second] : [])]) })}
          </li>
        ))}
      </ul>
      <Text size="sm" className={classes.hint}>
        {t('duplicates.ofAccount')}{' '}
        <Anchor component={Link} to="/settings/duplicates" size="sm" underline="always">
          {t('duplicates.settings')}
        </Anchor>
      </Text>
    </section>
  );
}

/** What the settings mean for rows that meet contacts. */
function rulesOf(valueOf: (key: string) => unknown, mode: ImportMode): ParseKeys<'wizard'>[] {
  const allowed = valueOf('allow_duplicates') === true;
  const linked = valueOf('link_duplicates') === true;
  const rules: ParseKeys<'wizard'>[] = [];
  if (mode !== 'create') rules.push('duplicates.updates');
  else if (!allowed) rules.push('duplicates.refused');
  else rules.push(linked ? 'duplicates.allowedLinked' : 'duplicates.allowedApart');
  if (mode === 'update') rules.push('duplicates.unknownFails');
  if (mode !== 'create' || !allowed)
    rules.push(
      valueOf('on_ambiguous') === 'hold' ? 'duplicates.ambiguousHeld' : 'duplicates.ambiguousFirst',
    );
  if (mode !== 'update')
    rules.push(
      valueOf('on_binned') === 'restore' ? 'duplicates.binRestored' : 'duplicates.binLeft',
    );
  return rules;
}
