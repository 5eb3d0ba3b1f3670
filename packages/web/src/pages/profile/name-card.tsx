import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { sessionQuery } from '../../api/session.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** What a person is called, and the email they sign in with. */
export function NameCard({ name, email }: { readonly name: string; readonly email: string }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(name);
  const save = useMutation({
    mutationFn: async () => postAuth('/update-user', { name: typed.trim() }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['members'] });
    },
  });
  const isChanged = typed.trim() !== name && typed.trim() !== '';
  return (
    <Card title={t('name.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) save.mutate();
        }}
      >
        <Stack gap="sm">
          <ProblemAlert error={save.error} />
          <TextInput
            label={t('name.label')}
            autoComplete="name"
            maxLength={200}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <TextInput
            label={t('name.email')}
            description={t('name.emailText')}
            value={email}
            readOnly
            variant="filled"
          />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              {save.isSuccess && !isChanged ? common('saved') : common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
