import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { focusOnShow } from '../../parts/focus-on-show.ts';
import { problemFields } from '../../parts/problem-fields.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QrCode } from './qr-code.tsx';

/** What the server answers when two-factor is about to be turned on. */
export interface Enrolment {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** Has an authenticator app take up the secret, and a first code of it typed. */
export function EnableTwoFactor({
  enrolment: { totpURI },
  onDone,
  onCancel,
}: {
  readonly enrolment: Enrolment;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: async () =>
      postAuth('/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }),
    onSuccess: onDone,
  });
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  const said = problemFields(verify.error, { two_factor_invalid: 'code' })['code'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate();
      }}
    >
      <Stack gap="sm">
        <Text>{t('twoFactor.scan')}</Text>
        <QrCode text={totpURI} label={t('twoFactor.qr')} />
        <Text>{t('twoFactor.type')}</Text>
        <Group gap="xs" wrap="nowrap">
          <Code block flex={1} miw={0} data-secret style={{ overflowWrap: 'anywhere' }}>
            {secret}
          </Code>
          <CopyButton text={secret} size="xs" />
        </Group>
        {said === undefined ? <ProblemAlert error={verify.error} /> : null}
        <TextInput
          label={t('twoFactor.code')}
          description={t('twoFactor.codeText')}
          autoComplete="one-time-code"
          inputMode="numeric"
          ref={focusOnShow}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          error={said}
        />
        <Group gap="xs">
          <Button type="submit" loading={verify.isPending} disabled={code.trim() === ''}>
            {t('twoFactor.enable')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
