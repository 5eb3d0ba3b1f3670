import { Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { signUpQuery } from '../../api/session.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { focusOnShow } from '../../parts/focus-on-show.ts';
import { SessionCard } from './session-card.tsx';
import { SignInInstead } from './sign-in-instead.tsx';

/** Has a link mailed that sets a new password, or says how to get one where no mail is sent. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('session');
  const query = useQuery(signUpQuery);
  return (
    <SessionCard title={t('forgot.title')} below={<SignInInstead />}>
      <QueryContent query={query}>
        {({ sendsMail }) => (sendsMail ? <MailForm /> : <HowWithoutMail />)}
      </QueryContent>
    </SessionCard>
  );
}

function MailForm() {
  const { t } = useTranslation('session');
  const [email, setEmail] = useState('');
  const ask = useMutation({
    mutationFn: async () => postAuth('/request-password-reset', { email: email.trim() }),
  });
  if (ask.isSuccess) return <Text role="status">{t('forgot.sent', { email: email.trim() })}</Text>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <Stack>
        <Text c="dimmed">{t('forgot.text')}</Text>
        <ProblemAlert error={ask.error} />
        <TextInput
          label={t('email.label')}
          type="email"
          autoComplete="username"
          ref={focusOnShow}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <Button type="submit" loading={ask.isPending} disabled={email.trim() === ''} fullWidth>
          {t('forgot.action')}
        </Button>
      </Stack>
    </form>
  );
}

function HowWithoutMail() {
  const { t } = useTranslation('session');
  return (
    <Stack gap="xs">
      <Text>{t('forgot.noMail')}</Text>
      <Code block>./muster people reset-password EMAIL</Code>
    </Stack>
  );
}
