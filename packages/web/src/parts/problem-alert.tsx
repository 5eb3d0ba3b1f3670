import { Alert, Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemSentence } from './problem-sentence.ts';

/** Says what went wrong, and offers to try again; nothing where nothing did. */
export function ProblemAlert({
  error,
  title,
  onRetry,
}: {
  readonly error: unknown;
  /** What did not work, where that can be said. */
  readonly title?: string;
  readonly onRetry?: () => void;
}) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<CircleAlert size={18} aria-hidden />}
      title={title ?? t('problem.title')}
    >
      {problemSentence(error, t)}
      {onRetry === undefined ? null : (
        <Button variant="light" color="red" size="xs" mt="sm" display="block" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  );
}
