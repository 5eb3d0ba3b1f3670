import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../../api/bulk-actions.ts';
import { useFormat } from '../../parts/format.ts';
import classes from './bulk-action.module.css';

/** Who started it and when, and the counts, which add up to the contacts it went through. */
export function ActionFacts({ action }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const { number, dateTime, duration } = useFormat();
  const { kind, actor, total, counts, createdAt, startedAt, finishedAt } = action;
  const facts: readonly (readonly [name: string, value: string])[] = [
    [t('bulk.by'), actor.name],
    [t('bulk.started'), dateTime(createdAt)],
    [t('bulk.finished'), finishedAt === null ? '–' : dateTime(finishedAt)],
    [
      t('bulk.took'),
      startedAt === null || finishedAt === null
        ? '–'
        : duration(Date.parse(finishedAt) - Date.parse(startedAt)),
    ],
    [t('bulk.total'), total === null ? '–' : number(total)],
    [t(kind === 'export' ? 'bulk.countWritten' : 'bulk.countChanged'), number(counts.changed)],
    [t('bulk.countUnchanged'), number(counts.unchanged)],
    [t('bulk.countFailed'), number(counts.failed)],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
