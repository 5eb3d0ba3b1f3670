import { ApiError } from '@muster/core/contract/api-error';
import { Alert, Box, Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** What stands in place of a page that broke, or whose data did not come. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const isPart = error instanceof Error && missingParts.has(error);
  const isExpected = !isPart && (error instanceof ApiError || error instanceof TypeError);
  return (
    <Box p="var(--page-gutter)">
      {isExpected ? (
        <ProblemAlert error={error} onRetry={reset} />
      ) : (
        <Alert
          role="alert"
          color="red"
          icon={<CircleAlert size={18} aria-hidden />}
          title={t('problem.title')}
        >
          {t(isPart ? 'problem.partMissing' : 'problem.unexpectedHere')}
          <Button
            variant="light"
            color="red"
            size="xs"
            mt="sm"
            display="block"
            onClick={() => location.reload()}
          >
            {t('reload')}
          </Button>
        </Alert>
      )}
    </Box>
  );
}

/**
 * Errors of parts of the app that did not come: the server may have a newer one since. The browser remembers that they
 * did not, so that trying again is of no use.
 */
const missingParts = new WeakSet<Error>();
addEventListener('vite:preloadError', ({ payload }) => missingParts.add(payload));
