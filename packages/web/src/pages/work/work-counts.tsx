import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Work } from '../../api/work.ts';
import { OutcomeBar } from '../../parts/outcome-bar.tsx';
import { OUTCOMES } from '../../parts/outcomes.ts';
import classes from './work-counts.module.css';

/** What became of the rows of an import, or of the contacts of anything else, in numbers. */
export function WorkCounts({ work }: { readonly work: Work }) {
  const { t } = useTranslation('imports');
  const { kind, counts, warnings, undone, state } = work;
  if (kind === 'import' && (state === 'draft' || state === 'discarded')) return null;
  const isUndone = Object.values(undone).some((count) => count > 0);
  const parts = isUndone
    ? UNDONE.map((one) => [`undone.${one}`, undone[one] ?? 0] as const)
    : kind === 'import'
      ? [
          ...OUTCOMES.map((one) => [`outcome.${one}`, counts[one] ?? 0] as const),
          ['warnings', warnings ?? 0] as const,
        ]
      : [
          [kind === 'export' ? 'written' : 'contacts.changed', counts['changed'] ?? 0] as const,
          ...LEFT.map((one) => [`contacts.${one}`, counts[one] ?? 0] as const),
        ];
  const shown = parts.filter(([, count]) => count > 0);
  return (
    <>
      {kind === 'import' && !isUndone ? (
        <OutcomeBar counts={counts} total={work.total} size="sm" />
      ) : null}
      <Text size="xs" component="div" className={classes.numbers}>
        {shown.map(([key, count]) => (
          <span key={key} data-outcome={key}>
            {t(key, { count })}
          </span>
        ))}
      </Text>
    </>
  );
}

const UNDONE = ['reversed', 'kept', 'failed'] as const;
const LEFT = ['unchanged', 'failed'] as const;
