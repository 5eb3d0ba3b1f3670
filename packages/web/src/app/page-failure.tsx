import { ApiError } from '@muster/core/contract/api-error';
import { Alert, Box, Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MissingPart } from '../parts/load-part.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** What stands in place of a page that broke, or whose data did not come. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  // What was to load it does not try again.
  const isPart = error instanceof MissingPart;
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
