import { Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { type WorkKind, workQuery } from '../../api/work.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { WorkLine } from './work-line.tsx';
import classes from './work-list.module.css';

/** The long work of a kind, or all of it; more is loaded as one scrolls. */
export function WorkList({ kind }: { readonly kind: WorkKind | null }) {
  const { t } = useTranslation('imports');
  const query = useInfiniteQuery(workQuery(kind));
  return (
    <QueryContent query={query} loading={<Loading />}>
      {({ pages }) => {
        const lines = pages.flatMap(({ items }) => items);
        if (lines.length === 0) return <Nothing kind={kind} />;
        return (
          <>
            <ul className={classes.list} aria-label={t('title')}>
              {lines.map((work) => (
                <WorkLine key={work.id} work={work} />
              ))}
            </ul>
            <LoadMore query={query} />
          </>
        );
      }}
    </QueryContent>
  );
}

function Nothing({ kind }: { readonly kind: WorkKind | null }) {
  const { t } = useTranslation('imports');
  const mayImport = useMay('imports.write');
  if (kind !== null && kind !== 'import')
    return <EmptyState icon={Upload} title={t('none.kind')} text={t('none.kindText')} />;
  return (
    <EmptyState
      icon={Upload}
      title={t('none.title')}
      text={t(mayImport ? 'none.text' : 'none.textMayNot')}
      action={mayImport ? <LinkButton to="/imports/new">{t('none.action')}</LinkButton> : undefined}
    />
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <Stack gap={10} role="status" aria-label={t('loading')}>
      {Array.from({ length: 6 }, (_, at) => (
        <Skeleton key={at} height={56} radius="md" />
      ))}
    </Stack>
  );
}
