import '@mantine/dates/styles.css';
import { TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

/** A calendar that writes what is chosen as it would be typed: `2026-03-31`, `2026-03-31 14:30`. */
export function DateCalendar({
  text,
  withTime,
  onChange,
}: {
  readonly text: string;
  readonly withTime: boolean;
  readonly onChange: (text: string | null) => void;
}) {
  const { t } = useTranslation('contact');
  const [, date = null, time = null] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?$/.exec(text) ?? [];
  return (
    <>
      <DatePicker
        value={date}
        {...(date === null ? {} : { defaultDate: date })}
        allowDeselect
        hideOutsideDates
        // No day is another colour: red says that something is wrong.
        weekendDays={[]}
        ariaLabels={{
          previousMonth: t('calendar.previousMonth'),
          nextMonth: t('calendar.nextMonth'),
          previousYear: t('calendar.previousYear'),
          nextYear: t('calendar.nextYear'),
          previousDecade: t('calendar.previousDecade'),
          nextDecade: t('calendar.nextDecade'),
        }}
        onChange={(chosen) =>
          onChange(chosen === null || !withTime ? chosen : `${chosen} ${time ?? '00:00'}`)
        }
      />
      {withTime && date !== null ? (
        <TextInput
          mt="sm"
          type="time"
          label={t('calendar.time')}
          value={time ?? ''}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? date : `${date} ${currentTarget.value}`)
          }
        />
      ) : null}
    </>
  );
}
