import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { Page } from '../../parts/page.tsx';
import { AccountsCard } from './accounts-card.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { NameCard } from './name-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TwoFactorCard } from './two-factor-card.tsx';

/** What a person decides for themselves, in all their accounts. */
export function ProfilePage() {
  const { t } = useTranslation('people');
  const { person, accounts } = useSession();
  if (person === null) return null;
  return (
    <Page title={t('profile.title')} description={t('profile.text')}>
      <Stack maw={720} gap="lg">
        <NameCard name={person.name} email={person.email} />
        <AppearanceCard />
        <PasswordCard email={person.email} />
        <TwoFactorCard isOn={person.hasTwoFactor} />
        <SessionsCard />
        <AccountsCard accounts={accounts} />
      </Stack>
    </Page>
  );
}
