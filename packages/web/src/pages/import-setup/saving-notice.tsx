import { Alert, Button, Group } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Saving } from '../../api/drafts.ts';
import { problemSentence } from '../../parts/problem-sentence.ts';

/** Says that something was not saved, or that a step could not be gone back to; nothing while all is well. */
export function SavingNotice({
  saving,
  problem,
}: {
  readonly saving: Saving;
  readonly problem: unknown;
}) {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const error = saving.state === 'failed' ? saving.error : problem;
  if (error === null || error === undefined) return null;
  return (
    <Alert role="alert" color="red" radius={0} py={8} icon={<CircleAlert size={17} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <span>
          {saving.state === 'failed' ? `${t('saving.failed')} ` : null}
          {problemSentence(error, common)}
        </span>
        {saving.state === 'failed' ? (
          <Group gap="xs">
            <Button size="compact-sm" variant="light" color="red" onClick={saving.retry}>
              {common('retry')}
            </Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={saving.drop}>
              {t('saving.drop')}
            </Button>
          </Group>
        ) : null}
      </Group>
    </Alert>
  );
}
