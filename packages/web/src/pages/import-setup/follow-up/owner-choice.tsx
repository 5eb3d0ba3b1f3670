import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../../api/people.ts';

/** Whose contacts these become. */
export function OwnerChoice({
  value,
  onChange,
  column,
}: {
  /** ID or email of a member. */
  readonly value: string | null;
  readonly onChange: (memberId: string | null) => void;
  /** What a column of the file has to do with it. */
  readonly column: string | undefined;
}) {
  const { t } = useTranslation('review');
  const members = useQuery(membersQuery).data ?? [];
  const chosen = members.find(({ memberId, email }) => memberId === value || email === value);
  return (
    <Select
      label={t('followUp.owner')}
      description={column ?? t('followUp.ownerHint')}
      placeholder={t('followUp.nobody')}
      data={members.map(({ memberId, name, email }) => ({
        value: memberId,
        label: name === email ? name : `${name} (${email})`,
      }))}
      value={chosen?.memberId ?? value}
      onChange={onChange}
      searchable
      clearable
    />
  );
}
