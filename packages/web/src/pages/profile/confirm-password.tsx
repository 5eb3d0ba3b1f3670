import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusOnShow } from '../../parts/focus-on-show.ts';
import { problemFields } from '../../parts/problem-fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Asks for the password before something about signing in is changed. */
export function ConfirmPassword<Answer>({
  text,
  action,
  isDangerous = false,
  send,
  onDone,
  onCancel,
}: {
  readonly text?: string;
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly send: (password: string) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const { t: session } = useTranslation('session');
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => send(password),
    onSuccess: onDone,
  });
  const said = problemFields(error, { credentials_invalid: 'password' })['password'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <Stack gap="sm">
        {text === undefined ? null : <Text>{text}</Text>}
        {said === undefined ? <ProblemAlert error={error} /> : null}
        <PasswordInput
          label={t('password.confirm')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': session('password.show'), tabIndex: 0 }}
          ref={focusOnShow}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          error={said}
        />
        <Group gap="xs">
          <Button
            type="submit"
            loading={isPending}
            disabled={password === ''}
            {...(isDangerous ? { color: 'red.9' } : {})}
          >
            {action}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
