import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { sessionQuery, useMay, useSession } from '../../api/session.ts';
import { problemSentence } from '../../parts/problem-sentence.ts';
import classes from './setting-control.module.css';

/** What the account is called; only its owners rename it. */
export function AccountName() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const saved = useSession().account?.name ?? '';
  const isAllowed = useMay('account.write');
  const [typed, setTyped] = useState<string | null>(null);
  const rename = useMutation({
    mutationFn: async (name: string) => api.renameAccount({ body: { name } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries(sessionQuery);
      setTyped(null);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== null && typed.trim() !== saved) rename.mutate(typed.trim());
  };
  const isChanged = typed !== null && typed.trim() !== saved;
  return (
    <form onSubmit={submit} className={classes.control}>
      <Group align="flex-end" gap="xs" maw={460} wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label={t('account.name.label')}
          description={isAllowed ? undefined : t('account.name.ownerOnly')}
          value={typed ?? saved}
          maxLength={200}
          disabled={!isAllowed}
          error={rename.error === null ? undefined : problemSentence(rename.error, common)}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {isAllowed ? (
          <Button
            type="submit"
            variant="default"
            disabled={!isChanged || typed.trim() === ''}
            loading={rename.isPending}
          >
            {common('save')}
          </Button>
        ) : null}
      </Group>
    </form>
  );
}
