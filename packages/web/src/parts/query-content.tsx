import { ApiError } from '@muster/core/contract/api-error';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NothingThere } from './nothing-there.tsx';
import { NoPermission } from './no-permission.tsx';
import { PageLoading } from './page-loading.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** What came of a query: loading, what went wrong, or its data as `children` shows them. */
export function QueryContent<Data>({
  query,
  loading,
  children,
}: {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch' | 'isPending'>;
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = query;
  if (data !== undefined) return <>{children(data)}</>;
  if (error === null) return <>{loading ?? <PageLoading />}</>;
  if (error instanceof ApiError && error.problem.status === 403) return <NoPermission />;
  if (error instanceof ApiError && error.problem.status === 404) return <NothingThere />;
  return <ProblemAlert error={error} onRetry={() => void refetch()} />;
}
