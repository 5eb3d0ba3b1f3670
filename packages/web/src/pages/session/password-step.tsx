import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { focusOnShow } from '../../parts/focus-on-show.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';

/** Asks for email and password. */
export function PasswordStep({
  email = '',
  onDone,
  onCodeAsked,
}: {
  /** Of the person, where it is known. */
  readonly email?: string;
  readonly onDone: () => void;
  /** The password was right, and a code is needed too. */
  readonly onCodeAsked: () => void;
}) {
  const { t } = useTranslation('session');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email, password: '' },
    validate: {
      email: isNotEmpty(t('email.missing')),
      password: isNotEmpty(t('password.missing')),
    },
  });
  const signIn = useMutation({
    mutationFn: async (given: { readonly email: string; readonly password: string }) =>
      postAuth<{ readonly twoFactorRedirect?: boolean }>('/sign-in/email', given),
    onSuccess: ({ twoFactorRedirect }) => (twoFactorRedirect === true ? onCodeAsked() : onDone()),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((given) => signIn.mutate({ ...given, email: given.email.trim() }))}
    >
      <Stack>
        <ProblemAlert error={signIn.error} title={t('signIn.failed')} />
        <TextInput
          label={t('email.label')}
          type="email"
          autoComplete="username"
          {...(email === '' ? { ref: focusOnShow } : {})}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password.label')}
          autoComplete="current-password"
          {...(email === '' ? {} : { ref: focusOnShow, 'data-autofocus': true })}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t('signIn.action')}
        </Button>
        <LinkAnchor to="/forgot-password" size="sm" ta="center">
          {t('forgot.link')}
        </LinkAnchor>
      </Stack>
    </form>
  );
}
