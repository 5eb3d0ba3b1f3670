import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BulkAction, bulkActionQuery, hasEnded, useNoteEnd } from '../../api/bulk-actions.ts';
import { BackLink } from '../../parts/back-link.tsx';
import { BulkProgressLine } from '../../parts/bulk-progress.tsx';
import { Card } from '../../parts/card.tsx';
import { Page } from '../../parts/page.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { ActionFacts } from './action-facts.tsx';
import { ActionFailures } from './action-failures.tsx';
import { ActionWords } from './action-words.tsx';
import { CancelAction } from './cancel-action.tsx';
import { ExportFile } from './export-file.tsx';
import classes from './bulk-action.module.css';

const route = getRouteApi('/app/bulk-actions/$bulkActionId');

/** A bulk action: what it does, how far it is, and what came of it. */
export function BulkActionPage() {
  const { bulkActionId } = route.useParams();
  const query = useQuery(bulkActionQuery(bulkActionId));
  return (
    <QueryContent isPage query={query}>
      {(action) => <ActionPage action={action} />}
    </QueryContent>
  );
}

function ActionPage({ action }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const isEnded = hasEnded(action);
  useNoteEnd(action);
  return (
    <Page
      title={t(`bulk.title.${action.kind}`)}
      above={<BackLink to="/imports">{t('bulk.allWork')}</BackLink>}
      actions={isEnded ? <ExportFile action={action} /> : <CancelAction action={action} />}
    >
      <div className={classes.parts}>
        <Card title={t(`bulk.state.${action.state}`)}>
          <BulkProgressLine action={action} />
        </Card>
        <Card title={t('bulk.whatTitle')}>
          <ActionWords action={action} />
        </Card>
        <Card title={t('bulk.details')}>
          <ActionFacts action={action} />
        </Card>
        <ActionFailures action={action} />
      </div>
    </Page>
  );
}
