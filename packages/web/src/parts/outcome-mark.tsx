import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OutcomeDot } from './outcome-dot.tsx';
import type { Outcome } from './outcomes.ts';
import classes from './outcome-mark.module.css';

/** The outcome of a row in a word, with its colour. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('review');
  return (
    <span className={classes.mark}>
      <OutcomeDot outcome={outcome} />
      <Text span inherit>
        {t(`outcome.${outcome}`)}
      </Text>
    </span>
  );
}
