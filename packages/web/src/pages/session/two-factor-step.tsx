import { Anchor, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { focusOnShow } from '../../parts/focus-on-show.ts';
import { problemFields } from '../../parts/problem-fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Asks for a code of the authenticator app, or one of the backup codes, to complete signing in. */
export function TwoFactorStep({
  onDone,
  onBack,
}: {
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('session');
  const [kind, setKind] = useState<'app' | 'backup'>('app');
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const verify = useMutation({
    mutationFn: async () =>
      kind === 'app'
        ? postAuth('/two-factor/verify-totp', { code: code.replaceAll(/\s/g, ''), trustDevice })
        : postAuth('/two-factor/verify-backup-code', { code: code.trim() }),
    onSuccess: onDone,
  });
  const said = problemFields(verify.error, { two_factor_invalid: 'code' })['code'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate();
      }}
    >
      <Stack>
        <Text c="dimmed">{t(`code.${kind}.text`)}</Text>
        {said === undefined ? <ProblemAlert error={verify.error} /> : null}
        <TextInput
          key={kind}
          label={t(`code.${kind}.label`)}
          autoComplete="one-time-code"
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          ref={focusOnShow}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          error={said}
        />
        {kind === 'app' ? (
          <Checkbox
            label={t('code.trust')}
            checked={trustDevice}
            onChange={({ currentTarget }) => setTrustDevice(currentTarget.checked)}
          />
        ) : null}
        <Button type="submit" loading={verify.isPending} disabled={code.trim() === ''} fullWidth>
          {t('code.action')}
        </Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            {t('code.back')}
          </Anchor>
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              setKind(kind === 'app' ? 'backup' : 'app');
              setCode('');
              verify.reset();
            }}
          >
            {t(kind === 'app' ? 'code.useBackup' : 'code.useApp')}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
