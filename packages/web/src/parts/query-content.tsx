import { ApiError } from '@muster/core/contract/api-error';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NothingThere } from './nothing-there.tsx';
import { NoPermission } from './no-permission.tsx';
import { PageLoading } from './page-loading.tsx';
import { PageProblem } from './page-problem.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** What came of a query: loading, what went wrong, or its data as `children` shows them. */
export function QueryContent<Data>({
  query,
  loading,
  isPage = false,
  children,
}: {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch' | 'isPending'>;
  readonly loading?: ReactNode;
  /** There is nothing else on the page. */
  readonly isPage?: boolean;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = query;
  if (data !== undefined) return <>{children(data)}</>;
  if (error === null) return <>{loading ?? <PageLoading />}</>;
  if (error instanceof ApiError && error.problem.status === 403)
    return <NoPermission isPage={isPage} />;
  if (error instanceof ApiError && error.problem.status === 404) return <NothingThere />;
  const retry = (): void => void refetch();
  if (isPage) return <PageProblem error={error} onRetry={retry} />;
  return <ProblemAlert error={error} onRetry={retry} />;
}
