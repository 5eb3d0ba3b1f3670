import { Navigate } from '@tanstack/react-router';
import { QueryContent } from '../../../parts/query-content.tsx';
import { useImport } from '../../../api/watch-import.ts';
import type { SetupStep } from '../setup-search.ts';
import { Planning } from './planning.tsx';
import { Review } from './review.tsx';

/** The fifth step: what the import would do, for every row, before it does it. */
export function ReviewStep({
  importId,
  onGo,
}: {
  readonly importId: string;
  readonly onGo: (step: SetupStep) => void;
}) {
  const query = useImport(importId);
  return (
    <QueryContent query={query}>
      {(standing) => {
        const { state, wanted } = standing;
        if (state === 'planned' && wanted === null)
          return <Review standing={standing} onGo={onGo} />;
        // Planning again what is planned is still planning; anything else has begun.
        if (state === 'draft' || state === 'staging' || wanted === 'planned')
          return <Planning standing={standing} />;
        return <Navigate to="/imports/$importId" params={{ importId }} replace />;
      }}
    </QueryContent>
  );
}
