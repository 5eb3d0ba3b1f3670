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
  const isPlanned = kind === 'import' && (state === 'planned' || state === 'staging');
  // Once it is done again the import's own counts stand; what could not be done again is said beside them.
  const isUndone = UNDOES.has(state) && Object.values(undone).some((count) => count > 0);
  const parts = isUndone
    ? UNDONE.map((one) => [`undone.${one}`, undone[one] ?? 0] as const)
    : kind === 'import'
      ? [
          ...OUTCOMES.map(
            (one) => [`${isPlanned ? 'planned' : 'outcome'}.${one}`, counts[one] ?? 0] as const,
          ),
          ['warnings', warnings ?? 0] as const,
          ['undone.reversed', undone['reversed'] ?? 0] as const,
        ]
      : [
          [DONE[kind], counts['changed'] ?? 0] as const,
          ...LEFT.map((one) => [`contacts.${one}`, counts[one] ?? 0] as const),
        ];
  const shown = parts.filter(([, count]) => count > 0);
  return (
    <>
      {kind === 'import' && !isUndone ? (
        <OutcomeBar counts={counts} total={work.total} size="sm" isPlanned={isPlanned} />
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

/** States in which undoing says what there is. */
const UNDOES: ReadonlySet<Work['state']> = new Set(['undoing', 'undone', 'redoing', 'cancelled']);
const UNDONE = ['reversed', 'kept', 'failed'] as const;
const DONE = {
  export: 'written',
  edit: 'contacts.changed',
  delete: 'contacts.deleted',
  restore: 'contacts.restored',
} as const;
const LEFT = ['unchanged', 'failed'] as const;
