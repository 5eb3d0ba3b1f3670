import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { sessionsQuery } from '../../api/session.ts';
import { Card } from '../../parts/card.tsx';
import { NewPasswordInput } from '../../parts/new-password-input.tsx';
import { problemFields } from '../../parts/problem-fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Changes the password, which ends all other sessions. */
export function PasswordCard({ email }: { readonly email: string }) {
  const { t } = useTranslation('people');
  const { t: session } = useTranslation('session');
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: isNotEmpty(session('password.missing')),
      newPassword: isNotEmpty(session('password.missing')),
    },
  });
  const change = useMutation({
    mutationFn: async (given: typeof form.values) => postAuth('/change-password', given),
    onSuccess: async () => {
      form.reset();
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: (error) => form.setErrors(problemFields(error, INPUT_OF)),
  });
  const isSaidAtInput = Object.keys(problemFields(change.error, INPUT_OF)).length > 0;
  return (
    <Card title={t('password.title')}>
      <form noValidate onSubmit={form.onSubmit((given) => change.mutate(given))}>
        <Stack gap="sm">
          {isSaidAtInput ? null : <ProblemAlert error={change.error} />}
          {change.isSuccess && !form.isDirty() ? (
            <Alert color="green" role="status" icon={<Check size={18} aria-hidden />}>
              {t('password.done')}
            </Alert>
          ) : null}
          {/* For password managers: whose password it is. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': session('password.show'), tabIndex: 0 }}
            {...form.getInputProps('currentPassword')}
          />
          <NewPasswordInput label={t('password.new')} {...form.getInputProps('newPassword')} />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('password.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

const INPUT_OF = { credentials_invalid: 'currentPassword', password_invalid: 'newPassword' };
