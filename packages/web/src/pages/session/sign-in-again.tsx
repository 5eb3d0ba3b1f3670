import { Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteSessionEnded } from '../../api/session-end.ts';
import { sessionOrNoneQuery, sessionQuery, useSession } from '../../api/session.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { PasswordStep } from './password-step.tsx';
import { TwoFactorStep } from './two-factor-step.tsx';

/**
 * Has somebody whose session has ended sign in again, over the page that they are on: it stays as it
 * is, with everything that was typed.
 */
export function SignInAgain() {
  const { t } = useTranslation('session');
  const queryClient = useQueryClient();
  const { person } = useSession();
  const [awaitsCode, setAwaitsCode] = useState(false);
  const goOn = useMutation({
    mutationFn: async () => {
      const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
      return session.person?.personId === person?.personId;
    },
    onSuccess: async (isSamePerson) => {
      // The page is not for somebody else.
      if (!isSamePerson) return location.assign('/contacts');
      noteSessionEnded(false);
      return queryClient.invalidateQueries();
    },
  });
  const { mutate } = goOn;
  useEffect(() => {
    // Perhaps it was done in another window.
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return;
      const query = { ...sessionOrNoneQuery, staleTime: 0 };
      const session = await queryClient.fetchQuery(query).catch(() => null);
      if (session !== null) mutate();
    };
    const onChange = (): void => void look();
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, [queryClient, mutate]);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t(awaitsCode ? 'code.title' : 'signIn.again')}
      // Over the dialog that may be open.
      zIndex={1000}
      // The page is not for whoever comes by.
      overlayProps={{ backgroundOpacity: 0.7, blur: 12 }}
    >
      <ProblemAlert error={goOn.error} onRetry={goOn.mutate} />
      {awaitsCode ? (
        <TwoFactorStep onDone={goOn.mutate} onBack={() => setAwaitsCode(false)} />
      ) : (
        <Stack>
          <Text c="dimmed">{t('signIn.againText')}</Text>
          <PasswordStep
            email={person?.email ?? ''}
            onDone={goOn.mutate}
            onCodeAsked={() => setAwaitsCode(true)}
          />
        </Stack>
      )}
    </Modal>
  );
}
