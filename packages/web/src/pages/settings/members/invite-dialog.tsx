import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { Role } from '@muster/core/contract/permissions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { invitationsQuery } from '../../../api/people.ts';
import { useSession } from '../../../api/session.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { problemFields } from '../../../parts/problem-fields.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { SecretShownOnce } from '../../../parts/secret-shown-once.tsx';
import { RoleSelect } from './role-select.tsx';

/** Invites somebody by email; shows the link to pass on where the server sends no mail. */
export function InviteDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('invite.title')} isKept>
      <InviteForm onClose={onClose} />
    </Dialog>
  );
}

function InviteForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const isOwner = useSession().account?.role === 'owner';
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const invite = useMutation({
    mutationFn: async () => api.createInvitation({ body: { email: email.trim(), role } }),
    onSuccess: async () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const said = problemFields(invite.error, INPUT_OF)['email'];
  if (invite.isSuccess) {
    const { link, invitation } = invite.data;
    return (
      <Stack>
        {link === null ? (
          <Text role="status">{t('invite.mailed', { email: invitation.email })}</Text>
        ) : (
          <SecretShownOnce
            title={t('invite.made')}
            text={t('invite.link', { email: invitation.email })}
            secret={link}
          />
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{common('done')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate();
      }}
    >
      <Stack>
        {said === undefined ? <ProblemAlert error={invite.error} /> : null}
        <TextInput
          label={t('invite.email')}
          type="email"
          data-autofocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={said}
        />
        <RoleSelect
          label={t('members.role')}
          description={t(`roleText.${role}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={role}
          mayOwn={isOwner}
          onChange={setRole}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending} disabled={email.trim() === ''}>
            {t('invite.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const INPUT_OF = { person_exists: 'email' };
