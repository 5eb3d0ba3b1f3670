import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signUpQuery } from '../../api/session.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { PasswordStep } from './password-step.tsx';
import { SessionCard } from './session-card.tsx';
import { TwoFactorStep } from './two-factor-step.tsx';
import { useGoOn } from './use-go-on.ts';

/** Signs in, with a second step where the person turned it on, and goes on to where one wanted. */
export function SignInPage() {
  const { t } = useTranslation('session');
  const { next, why } = useSearch({ from: '/sign-in' });
  const goOn = useGoOn();
  const [awaitsCode, setAwaitsCode] = useState(false);
  const signUp = useQuery(signUpQuery).data;
  if (awaitsCode)
    return (
      <SessionCard title={t('code.title')}>
        <TwoFactorStep onDone={() => goOn(next)} onBack={() => setAwaitsCode(false)} />
      </SessionCard>
    );
  return (
    <SessionCard
      title={t('signIn.title')}
      {...(why === undefined ? {} : { text: t('signIn.signedOutElsewhere') })}
      below={
        signUp?.isOpen === true ? (
          <Text size="sm">
            {t('signIn.isNew')}{' '}
            <LinkAnchor to="/sign-up" inherit underline="always">
              {t('signUp.title')}
            </LinkAnchor>
          </Text>
        ) : undefined
      }
    >
      {signUp?.hasOwner === false ? (
        <Alert icon={<KeyRound size={18} aria-hidden />} title={t('noOwner.title')} mb="md">
          {t('noOwner.text')}
        </Alert>
      ) : null}
      <PasswordStep onDone={() => goOn(next)} onCodeAsked={() => setAwaitsCode(true)} />
    </SessionCard>
  );
}
