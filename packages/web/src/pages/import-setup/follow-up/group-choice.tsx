import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../../api/groups.ts';

type Kind = 'none' | 'existing' | 'new';

/** Puts the contacts in a new group, in one that there is, or in none. */
export function GroupChoice({
  groups,
  onChange,
}: {
  /** What is chosen. */
  readonly groups: readonly string[];
  /** null: none. */
  readonly onChange: (groups: string[] | null) => void;
}) {
  const { t } = useTranslation('review');
  const known = useQuery(groupsQuery).data;
  const [group = ''] = groups;
  const isKnown = known?.some((one) => one.group === group) ?? false;
  const [asked, setAsked] = useState<Kind | null>(null);
  const kind = asked ?? (group === '' ? 'none' : isKnown ? 'existing' : 'new');
  const choose = (next: Kind): void => {
    setAsked(next);
    if (group !== '') onChange(null);
  };
  return (
    <Stack gap="xs">
      <Radio.Group label={t('followUp.group')} value={kind} onChange={(next) => choose(next)}>
        <Stack gap={8} mt={6}>
          <Radio value="none" label={t('followUp.groupNone')} />
          <Radio
            value="existing"
            label={t('followUp.groupExisting')}
            disabled={known?.length === 0}
            description={known?.length === 0 ? t('followUp.noGroups') : undefined}
          />
          <Radio value="new" label={t('followUp.groupNew')} />
        </Stack>
      </Radio.Group>
      {kind === 'existing' ? (
        <Select
          aria-label={t('followUp.chooseGroup')}
          placeholder={t('followUp.chooseGroup')}
          data={known?.map((one) => one.group) ?? []}
          value={group === '' ? null : group}
          onChange={(chosen) => onChange(chosen === null ? null : [chosen])}
          searchable
          clearable
          limit={100}
          ms={28}
        />
      ) : null}
      {kind === 'new' ? (
        <NewGroup
          key={asked === null ? 'kept' : 'new'}
          group={group}
          isKnown={(name) => known?.some((one) => sameName(one.group, name)) ?? false}
          onChange={(name) => onChange(name === '' ? null : [name])}
        />
      ) : null}
    </Stack>
  );
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}

function NewGroup({
  group,
  isKnown,
  onChange,
}: {
  readonly group: string;
  readonly isKnown: (name: string) => boolean;
  readonly onChange: (name: string) => void;
}) {
  const { t } = useTranslation('review');
  const [typed, setTyped] = useState(group);
  return (
    <TextInput
      label={t('followUp.nameGroup')}
      value={typed}
      maxLength={200}
      autoComplete="off"
      description={isKnown(typed) ? t('followUp.groupExists') : undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (value.trim() !== group) onChange(value.trim());
      }}
      ms={28}
    />
  );
}
