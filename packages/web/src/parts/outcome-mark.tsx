import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OutcomeDot } from './outcome-dot.tsx';
import type { Outcome } from './outcomes.ts';
import classes from './outcome-mark.module.css';

/** The outcome of a row in a word, with its colour. */
export function OutcomeMark({
  outcome,
  isPlanned = false,
}: {
  readonly outcome: Outcome;
  /** It is not done yet, on a page about what is. */
  readonly isPlanned?: boolean;
}) {
  const { t } = useTranslation('review');
  return (
    <span className={classes.mark}>
      <OutcomeDot outcome={outcome} isPlanned={isPlanned} />
      <Text span inherit>
        {t(`${isPlanned ? 'planned.' : ''}outcome.${outcome}`)}
      </Text>
    </span>
  );
}
