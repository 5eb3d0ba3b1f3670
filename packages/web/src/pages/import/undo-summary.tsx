import { Alert, Group, Table, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Import, type ImportSummary, summaryQuery } from '../../api/imports.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { keptSentence } from '../../parts/undo-note.tsx';
import { useFormat } from '../../parts/format.ts';
import { UNDO_OUTCOMES } from './import-search.ts';
import classes from './undo-summary.module.css';

const route = getRouteApi('/app/imports/$importId');

/** What undoing an import took back and what it left alone, with the reasons; nothing where nobody undid it. */
export function UndoSummary({ standing }: { readonly standing: Import }) {
  const { importId, undone, state, wanted } = standing;
  const { t } = useTranslation('review');
  const { number } = useFormat();
  const { undo } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = undone.reversed + undone.kept + undone.failed;
  const isUndone = state === 'undone' || (state === 'cancelled' && rows > 0);
  const hasKept = isUndone && wanted === null && undone.kept > 0;
  const summary = useQuery({ ...summaryQuery(importId), enabled: hasKept }).data;
  if (!isUndone || wanted !== null) return null;
  const left = undone.kept + undone.failed;
  return (
    <Alert color="gray" role="status" title={t('page.undoneTitle')}>
      <Text size="sm">{t(left === 0 ? 'page.undoneText' : 'page.undoneButKept')}</Text>
      <Group gap="xs" mt="sm" role="group" aria-label={t('page.undoneCounts')}>
        {UNDO_OUTCOMES.map((outcome) => (
          <UnstyledButton
            key={outcome}
            className={classes.count}
            aria-pressed={undo === outcome}
            onClick={() =>
              void navigate({
                search: undo === outcome ? {} : { tab: 'rows', undo: outcome },
              })
            }
          >
            <strong>{number(undone[outcome])}</strong> {t(`undo.${outcome}`)}
          </UnstyledButton>
        ))}
      </Group>
      {hasKept && summary !== undefined ? <KeptRows summary={summary} /> : null}
    </Alert>
  );
}

function KeptRows({ summary: { kept, keptRows, undone } }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('review');
  const { number } = useFormat();
  const shown = keptRows.slice(0, MOST_SHOWN);
  return (
    <section aria-label={t('page.keptTitle')} className={classes.kept}>
      <Text fw={600} size="sm">
        {t('page.keptTitle')}
      </Text>
      <ul className={classes.reasons}>
        {kept.map(({ reason, rows }) => (
          <li key={reason}>
            {t('page.keptRows', { count: rows, reason: t(keptSentence(reason)) })}
          </li>
        ))}
      </ul>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('page.kept.row')}</Table.Th>
              <Table.Th>{t('page.kept.contact')}</Table.Th>
              <Table.Th>{t('page.kept.what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ row, recordId, name, fields }) => (
              <Table.Tr key={row}>
                <Table.Td>{number(row)}</Table.Td>
                <Table.Td>
                  <LinkAnchor to="/contacts/$contactId" params={{ contactId: recordId }} size="sm">
                    {name}
                  </LinkAnchor>
                </Table.Td>
                <Table.Td>
                  {fields.map(({ field, label, reason }) => (
                    <div key={field ?? ''}>
                      {label ?? t('page.wholeContact')}: {t(keptSentence(reason))}
                    </div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {undone.kept > shown.length ? (
        <Text size="sm">{t('page.moreKept', { count: shown.length })}</Text>
      ) : null}
    </section>
  );
}

const MOST_SHOWN = 100;
