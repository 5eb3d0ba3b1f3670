import { Button, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, matches, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSWORD, NewPasswordInput } from '../../parts/new-password-input.tsx';
import { problemFields } from '../../parts/problem-fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { focusOnShow } from '../../parts/focus-on-show.ts';

/** What somebody new says of themselves. */
export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly accountName: string;
}

/** Asks somebody new for a name, an email, a password, and a name for their account. */
export function SignUpForm({
  invitedEmail,
  action,
  signUp,
  onDone,
}: {
  /** Of an invitation: the email is known, and there is an account. */
  readonly invitedEmail?: string;
  readonly action: string;
  readonly signUp: (person: NewPerson) => Promise<unknown>;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('session');
  const isInvited = invitedEmail !== undefined;
  const form = useForm<NewPerson>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: invitedEmail ?? '', password: '', accountName: '' },
    validate: {
      name: isNotEmpty(t('name.missing')),
      // What the server would say one by one is said at once.
      email: (email) =>
        isNotEmpty(t('email.missing'))(email) ?? matches(EMAIL, t('email.invalid'))(email.trim()),
      // Blanks count, also at its ends.
      password: ({ length }) =>
        length === 0 ? t('password.missing') : length < LEAST_PASSWORD ? t('password.rule') : null,
      ...(isInvited ? {} : { accountName: isNotEmpty(t('accountName.missing')) }),
    },
  });
  const send = useMutation({
    mutationFn: signUp,
    onSuccess: onDone,
    onError: (error) => form.setErrors(problemFields(error, INPUT_OF)),
  });
  const isSaidAtInput = Object.keys(problemFields(send.error, INPUT_OF)).length > 0;
  return (
    <form noValidate onSubmit={form.onSubmit((person) => send.mutate(person))}>
      <Stack>
        {isSaidAtInput ? null : <ProblemAlert error={send.error} />}
        <TextInput
          label={t('name.label')}
          autoComplete="name"
          ref={focusOnShow}
          maxLength={200}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('email.label')}
          type="email"
          autoComplete="username"
          readOnly={isInvited}
          maxLength={300}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <NewPasswordInput
          label={t('password.label')}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {isInvited ? null : (
          <TextInput
            label={t('accountName.label')}
            description={t('accountName.text')}
            autoComplete="organization"
            maxLength={200}
            key={form.key('accountName')}
            {...form.getInputProps('accountName')}
          />
        )}
        <Button type="submit" loading={send.isPending} fullWidth>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

/** As the server has it; it looks closer. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const INPUT_OF = { password_invalid: 'password', person_exists: 'email' };
