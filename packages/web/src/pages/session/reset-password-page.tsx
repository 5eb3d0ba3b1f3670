import { ApiError } from '@muster/core/contract/api-error';
import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { NewPasswordInput } from '../../parts/new-password-input.tsx';
import { problemFields } from '../../parts/problem-fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { focusOnShow } from '../../parts/focus-on-show.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { LinkProblem } from './link-problem.tsx';
import { SessionCard } from './session-card.tsx';

/** Sets a new password with the link that was mailed or passed on. */
export function ResetPasswordPage() {
  const { t } = useTranslation('session');
  const { token } = useSearch({ from: '/reset-password' });
  const [newPassword, setNewPassword] = useState('');
  const reset = useMutation({
    mutationFn: async () => postAuth('/reset-password', { token, newPassword }),
  });
  if (token === '') return <LinkProblem sentence={t('link.incomplete')} />;
  if (reset.error instanceof ApiError && reset.error.code === 'link_invalid')
    return <LinkProblem sentence={reset.error.problem.detail} />;
  if (reset.isSuccess)
    return (
      <SessionCard title={t('reset.done')} text={t('reset.doneText')}>
        <LinkButton to="/sign-in" fullWidth>
          {t('signIn.action')}
        </LinkButton>
      </SessionCard>
    );
  const said = problemFields(reset.error, { password_invalid: 'newPassword' })['newPassword'];
  return (
    <SessionCard title={t('reset.title')} text={t('reset.text')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          reset.mutate();
        }}
      >
        <Stack>
          {said === undefined ? <ProblemAlert error={reset.error} /> : null}
          <NewPasswordInput
            label={t('password.new')}
            ref={focusOnShow}
            value={newPassword}
            onChange={({ currentTarget }) => setNewPassword(currentTarget.value)}
            error={said}
          />
          <Button type="submit" loading={reset.isPending} disabled={newPassword === ''} fullWidth>
            {t('reset.action')}
          </Button>
        </Stack>
      </form>
    </SessionCard>
  );
}
