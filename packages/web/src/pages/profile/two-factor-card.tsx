import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postAuth } from '../../api/api.ts';
import { sessionQuery } from '../../api/session.ts';
import { Card } from '../../parts/card.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { EnableTwoFactor, type Enrolment } from './enable-two-factor.tsx';

type Step = 'none' | 'enable' | 'codes' | 'disable';

/** A second step when signing in: turned on with an authenticator app, with backup codes, and off again. */
export function TwoFactorCard({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation('people');
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>('none');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const end = (): void => {
    setStep('none');
    setEnrolment(null);
  };
  const noteChange = async (): Promise<void> =>
    queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <Card
      title={t('twoFactor.title')}
      actions={
        <Badge variant="light" color={isOn ? 'green' : 'gray'} tt="none">
          {t(isOn ? 'twoFactor.on' : 'twoFactor.off')}
        </Badge>
      }
    >
      <Stack gap="sm">
        <Text c="dimmed">{t('twoFactor.text')}</Text>
        {codes === null ? null : <BackupCodes codes={codes} onKept={() => setCodes(null)} />}
        {step === 'none' && codes === null ? (
          <Group gap="xs">
            {isOn ? (
              <>
                <Button variant="default" onClick={() => setStep('codes')}>
                  {t('twoFactor.newCodes')}
                </Button>
                <Button variant="default" onClick={() => setStep('disable')}>
                  {t('twoFactor.disable')}
                </Button>
              </>
            ) : (
              <Button variant="default" onClick={() => setStep('enable')}>
                {t('twoFactor.enable')}
              </Button>
            )}
          </Group>
        ) : null}
        {step === 'enable' && enrolment === null ? (
          <ConfirmPassword
            action={t('twoFactor.next')}
            send={async (password) => postAuth<Enrolment>('/two-factor/enable', { password })}
            onDone={setEnrolment}
            onCancel={end}
          />
        ) : null}
        {enrolment === null ? null : (
          <EnableTwoFactor
            enrolment={enrolment}
            onDone={() => {
              setCodes(enrolment.backupCodes);
              end();
              void noteChange();
            }}
            onCancel={end}
          />
        )}
        {step === 'codes' ? (
          <ConfirmPassword
            text={t('twoFactor.newCodesText')}
            action={t('twoFactor.newCodes')}
            send={async (password) =>
              postAuth<Enrolment>('/two-factor/generate-backup-codes', { password })
            }
            onDone={({ backupCodes }) => {
              setCodes(backupCodes);
              end();
            }}
            onCancel={end}
          />
        ) : null}
        {step === 'disable' ? (
          <ConfirmPassword
            text={t('twoFactor.disableText')}
            action={t('twoFactor.disable')}
            isDangerous
            send={async (password) => postAuth('/two-factor/disable', { password })}
            onDone={() => {
              end();
              void noteChange();
            }}
            onCancel={end}
          />
        ) : null}
      </Stack>
    </Card>
  );
}
