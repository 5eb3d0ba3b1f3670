import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import { useFormat } from '../../../parts/format.ts';
import classes from './column-line.module.css';
import type { EitherDate } from './either-date.ts';

/** How the dates of an import that could be day-first or month-first are read; null: nobody said. */
export type DateOrder = 'day_first' | 'month_first' | null;

/**
 * Asks how dates that could be either are read, by an example of the column. What is chosen holds for
 * all dates of the import, and can be taken back.
 */
export function DateOrderQuestion({
  example: { text, dayFirst, monthFirst },
  count,
  dateOrder,
  onChange,
}: {
  readonly example: EitherDate;
  /** Of the first dates that are in doubt; 0 once it is settled. */
  readonly count: number;
  readonly dateOrder: DateOrder;
  readonly onChange: (change: DraftChange) => void;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  return (
    <Radio.Group
      mt={4}
      size="xs"
      value={dateOrder ?? 'ask'}
      onChange={(value) =>
        onChange({ dateOrder: value === 'day_first' || value === 'month_first' ? value : null })
      }
      label={
        count === 0
          ? t('dateOrder.chosen', { example: text })
          : t('dateOrder.question', { count, number: format.number(count), example: text })
      }
      classNames={{ label: `${classes['question']} ${count === 0 ? '' : classes['doubt']}` }}
    >
      <Stack gap={10} mt={6}>
        <Radio
          size="xs"
          value="day_first"
          label={t('dateOrder.dayFirst', { date: format.date(dayFirst) })}
        />
        <Radio
          size="xs"
          value="month_first"
          label={t('dateOrder.monthFirst', { date: format.date(monthFirst) })}
        />
        <Radio size="xs" value="ask" label={t('dateOrder.ask')} />
      </Stack>
    </Radio.Group>
  );
}
