import { getRouteApi } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../api/imports.ts';
import { useImport } from '../../api/watch-import.ts';
import { useFormat } from '../../parts/format.ts';
import { importStatus } from '../../parts/import-status.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { OutcomeFilter } from '../../parts/outcome-filter.tsx';
import { settledRows } from '../../parts/outcomes.ts';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { CorrectRows } from './correct-rows.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportNotice } from './import-notice.tsx';
import { rowFilterOf } from './import-search.ts';
import { ImportTabs } from './import-tabs.tsx';
import { UndoSummary } from './undo-summary.tsx';
import classes from './import-page.module.css';

const route = getRouteApi('/app/imports/$importId');

/** An import: how far it is, what became of every row, and what can be done about it. */
export function ImportPage() {
  const { importId } = route.useParams();
  const query = useImport(importId);
  return (
    <QueryContent isPage query={query}>
      {(standing) => <Shown standing={standing} />}
    </QueryContent>
  );
}

function Shown({ standing }: { readonly standing: Import }) {
  const { file, rows, counts, state } = standing;
  const { t } = useTranslation('review');
  const { outcome: selected, ...others } = rowFilterOf(route.useSearch(), standing);
  const navigate = route.useNavigate();
  // Of one that ended before its first row nothing is kept but that.
  const hasEnded = state === 'discarded' || (state === 'cancelled' && settledRows(counts) === 0);
  const hasRows = rows !== null && !hasEnded;
  return (
    <Page
      title={file.name}
      above={
        <LinkAnchor to="/imports" size="sm" className={classes.back}>
          <ArrowLeft size={14} aria-hidden />
          {t('page.back')}
        </LinkAnchor>
      }
      description={<About standing={standing} />}
      actions={<ImportActions standing={standing} />}
    >
      <div className={classes.parts}>
        <ImportNotice standing={standing} />
        <UndoSummary standing={standing} />
        {hasRows ? (
          <OutcomeFilter
            counts={counts}
            total={rows}
            selected={selected}
            isOtherwiseFiltered={Object.keys(others).length > 0}
            isEnded={state === 'cancelled'}
            isPlanned={state === 'planned'}
            onSelect={(outcome) =>
              void navigate({ search: outcome === undefined ? {} : { tab: 'rows', outcome } })
            }
          />
        ) : null}
        <CorrectRows standing={standing} />
        {hasRows ? <ImportTabs standing={standing} /> : null}
      </div>
    </Page>
  );
}

/** Its state, what it does, who began it and when, how long it took, and who undid it. */
function About({ standing }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const { dateTime, duration } = useFormat();
  const { mode, startedBy, createdAt, finishedAt, elapsedMs, reversal } = standing;
  const when = dateTime(createdAt);
  const facts = [
    t(`mode.${mode}`),
    startedBy === null ? when : t('page.by', { who: startedBy.name, when }),
    ...(finishedAt === null || elapsedMs === 0
      ? []
      : [t('page.took', { time: duration(elapsedMs) })]),
    ...(reversal === null
      ? []
      : [
          t(`page.reversal.${reversal.kind}`, {
            who: reversal.by?.name ?? t('page.commandLine'),
            when: dateTime(reversal.at),
          }),
        ]),
  ];
  const status = importStatus(standing);
  return (
    <span className={classes.about}>
      <span className={classes.status} data-status={status}>
        {t(`status.${status}`)}
      </span>
      <span>{facts.join(' · ')}</span>
    </span>
  );
}
