import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/people.ts';
import { useMay } from '../../api/session.ts';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { InvitationList } from './members/invitation-list.tsx';
import { InviteDialog } from './members/invite-dialog.tsx';
import { MemberList } from './members/member-list.tsx';
import { RoleTable } from './members/role-table.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Who belongs to the account, what they may do, and who is invited. */
export function MemberSettings() {
  const { t } = useTranslation('people');
  const mayWrite = useMay('members.write');
  const query = useQuery(membersQuery);
  const [isInviting, inviting] = useDisclosure(false);
  return (
    <Page
      title={t('members.title')}
      description={t('members.text')}
      actions={
        mayWrite ? (
          <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={inviting.open}>
            {t('invite.action')}
          </Button>
        ) : undefined
      }
    >
      <InviteDialog isOpen={isInviting} onClose={inviting.close} />
      <SettingsSection title={t('members.list')}>
        <QueryContent query={query}>{(members) => <MemberList members={members} />}</QueryContent>
      </SettingsSection>
      {mayWrite ? <InvitationList /> : null}
      <SettingsSection title={t('roles.title')} text={t('roles.text')}>
        <RoleTable />
      </SettingsSection>
    </Page>
  );
}
