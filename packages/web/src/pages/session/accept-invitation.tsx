import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { sessionOrNoneQuery } from '../../api/session.ts';
import { signOut } from '../../api/sign-out.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { useGoOn } from './use-go-on.ts';

/** Accepts an invitation as the person it is for, or says how to become that person first. */
export function AcceptInvitation({
  token,
  email,
  hasSignedUp,
  signedInAs,
}: {
  readonly token: string;
  readonly email: string;
  readonly hasSignedUp: boolean;
  /** The email of whoever is signed in; null: nobody is. */
  readonly signedInAs: string | null;
}) {
  const { t } = useTranslation('session');
  const queryClient = useQueryClient();
  const goOn = useGoOn();
  const accept = useMutation({
    mutationFn: async () => api.acceptInvitation({ body: { token } }),
    onSuccess: () => goOn(),
  });
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => queryClient.setQueryData(sessionOrNoneQuery.queryKey, null),
  });
  if (signedInAs === null)
    return (
      <Stack>
        <Text>{t('invitation.signIn', { email })}</Text>
        <LinkButton
          to="/sign-in"
          search={{ next: `/invitation?token=${encodeURIComponent(token)}` }}
          fullWidth
        >
          {t('signIn.action')}
        </LinkButton>
      </Stack>
    );
  if (signedInAs.toLowerCase() !== email.toLowerCase())
    return (
      <Stack>
        <ProblemAlert error={leave.error} />
        <Text>{t('invitation.other', { email, signedInAs })}</Text>
        <Button loading={leave.isPending} onClick={() => leave.mutate()} fullWidth>
          {t(hasSignedUp ? 'invitation.signOut' : 'invitation.signOutNew')}
        </Button>
      </Stack>
    );
  return (
    <Stack>
      <ProblemAlert error={accept.error} />
      <Text>{t('invitation.as', { email })}</Text>
      <Button loading={accept.isPending} onClick={() => accept.mutate()} fullWidth>
        {t('invitation.accept')}
      </Button>
    </Stack>
  );
}
