import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { problemSentence } from './problem-sentence.ts';

/** What stands in place of a page whose contents did not come. */
export function PageProblem({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation();
  return (
    <EmptyState
      isPage
      icon={CircleAlert}
      title={t('problem.title')}
      text={problemSentence(error, t)}
      action={<Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}
