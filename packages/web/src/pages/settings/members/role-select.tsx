import { Select, type SelectProps } from '@mantine/core';
import { type Role, ROLES } from '@muster/core/contract/permissions';
import { useTranslation } from 'react-i18next';

/** Chooses a role; only an owner makes owners. */
export function RoleSelect({
  value,
  mayOwn,
  onChange,
  ...props
}: Omit<SelectProps, 'value' | 'onChange' | 'data'> & {
  readonly value: Role;
  readonly mayOwn: boolean;
  readonly onChange: (role: Role) => void;
}) {
  const { t } = useTranslation('people');
  const offered = ROLES.filter((role) => mayOwn || role !== 'owner');
  return (
    <Select
      data={offered.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        const role = ROLES.find((one) => one === chosen);
        if (role !== undefined && role !== value) onChange(role);
      }}
      {...props}
    />
  );
}
