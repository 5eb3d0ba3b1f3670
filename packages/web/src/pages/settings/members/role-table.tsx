import { Table, VisuallyHidden } from '@mantine/core';
import { ACTION_NAMES, may, ROLES } from '@muster/core/contract/permissions';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../../api/settings.ts';

/** What each role may do in this account. */
export function RoleTable() {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const settings = useQuery(settingsQuery).data;
  const membersMayImport =
    settings?.find(({ key }) => key === 'members_may_import')?.value === true;
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('roles.what')}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role} ta="center" w={110}>
                {t(`role.${role}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ACTION_NAMES.map((action) => (
            <Table.Tr key={action}>
              <Table.Td>{t(`may.${action}`)}</Table.Td>
              {ROLES.map((role) => {
                const isAllowed = may(role, action, { membersMayImport });
                return (
                  <Table.Td key={role} ta="center">
                    {isAllowed ? <Check size={15} aria-hidden /> : null}
                    <VisuallyHidden>{common(isAllowed ? 'yes' : 'no')}</VisuallyHidden>
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
