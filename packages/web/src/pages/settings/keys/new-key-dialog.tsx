import { Button, Checkbox, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type Action, ACTION_NAMES, may } from '@muster/core/contract/permissions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api.ts';
import { keysQuery, type NewKey } from '../../../api/people.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { problemFields } from '../../../parts/problem-fields.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { SecretShownOnce } from '../../../parts/secret-shown-once.tsx';

/** Makes a key: its role, perhaps only some actions of it, and how long it holds. The key is shown once. */
export function NewKeyDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('keys.new')} isKept size="lg">
      <NewKeyForm onClose={onClose} />
    </Dialog>
  );
}

function NewKeyForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<NewKey['role']>('admin');
  const [days, setDays] = useState<(typeof DAYS)[number]>('90');
  const [scopes, setScopes] = useState<Action[] | null>(null);
  const make = useMutation({
    mutationFn: async () =>
      api.createKey({
        body: {
          name: name.trim(),
          role,
          scopes: scopesOf(role, scopes),
          expiresAt: momentIn(days),
        },
      }),
    onSuccess: async () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  if (make.isSuccess)
    return (
      <Stack>
        <SecretShownOnce
          title={t('keys.made')}
          text={t('keys.madeText')}
          secret={make.data.secret}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{common('done')}</Button>
        </Group>
      </Stack>
    );
  const said = problemFields(make.error)['name'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Stack>
        {said === undefined ? <ProblemAlert error={make.error} /> : null}
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameText')}
          data-autofocus
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={said}
        />
        <Group grow align="flex-start">
          <Select
            label={t('members.role')}
            description={t(`keys.roleText.${role}`)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={KEY_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={role}
            allowDeselect={false}
            onChange={(value) => setRole(value ?? role)}
          />
          <Select
            label={t('keys.expires')}
            data={DAYS.map((value) => ({ value, label: t(`keys.days.${value}`) }))}
            value={days}
            allowDeselect={false}
            onChange={(value) => setDays(value ?? days)}
          />
        </Group>
        <Switch
          label={t('keys.narrow')}
          description={t('keys.narrowText')}
          checked={scopes !== null}
          onChange={({ currentTarget: { checked } }) => setScopes(checked ? [] : null)}
        />
        {scopes === null ? null : (
          <Checkbox.Group
            label={t('keys.scopes')}
            value={scopes}
            onChange={(chosen) =>
              setScopes(ACTION_NAMES.filter((action) => chosen.includes(action)))
            }
          >
            <Stack gap={6} mt="xs">
              {ACTION_NAMES.filter((action) => may(role, action, ALL_GRANTED)).map((action) => (
                <Checkbox key={action} value={action} label={t(`may.${action}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            type="submit"
            loading={make.isPending}
            disabled={name.trim() === '' || scopesOf(role, scopes)?.length === 0}
          >
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const KEY_ROLES = ['viewer', 'member', 'admin'] as const;
const DAYS = ['30', '90', '365', 'none'] as const;

/** Whether members may import is the account's to change at any time. */
const ALL_GRANTED = { membersMayImport: true };

/** What was ticked, as far as the role that was chosen since has it. */
function scopesOf(role: NewKey['role'], scopes: readonly Action[] | null): Action[] | null {
  return scopes?.filter((action) => may(role, action, ALL_GRANTED)) ?? null;
}

function momentIn(days: (typeof DAYS)[number]): string | null {
  return days === 'none' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
}
