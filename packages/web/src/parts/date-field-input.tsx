import { ActionIcon, Loader, Popover, TextInput } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccountTimeZone } from '../api/settings.ts';
import { isMoment, typedTime } from './account-time.ts';
import { commonProps, type FieldInputProps } from './field-input-props.ts';
import { lazyPart } from './lazy-part.ts';

/** A date, or a date with its time in the time zone of the account, typed or chosen from a calendar. */
export function DateFieldInput(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation(['contact', 'common']);
  const timeZone = useAccountTimeZone();
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const withTime = field.type === 'date_time';
  const given = typeof value === 'string' ? value : '';
  const text = isMoment(given) ? typedTime(given, timeZone) : given;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      withinPortal={false}
      trapFocus
    >
      <TextInput
        {...commonProps(props)}
        ref={input}
        autoComplete="off"
        value={text}
        placeholder={withTime ? t('input.dateTimeExample') : t('input.dateExample')}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? null : currentTarget.value)
        }
        rightSectionPointerEvents="all"
        rightSection={
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('input.calendarOf', { label: field.label })}
              onClick={() => setOpen((was) => !was)}
            >
              <CalendarDays size={16} aria-hidden />
            </ActionIcon>
          </Popover.Target>
        }
      />
      <Popover.Dropdown
        aria-label={t('input.calendarOf', { label: field.label })}
        // An Escape that closes the calendar means nothing else.
        onKeyDownCapture={(event) => event.key === 'Escape' && event.preventDefault()}
      >
        <Suspense fallback={<Loader size="sm" role="status" aria-label={t('common:loading')} />}>
          <DateCalendar
            text={text}
            withTime={withTime}
            onChange={(chosen) => {
              onChange(chosen);
              if (withTime) return;
              input.current?.focus();
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

const DateCalendar = lazyPart(async () => {
  // The words of months in the languages of the pages; English comes with the library.
  const [calendar] = await Promise.all([import('./date-calendar.tsx'), import('dayjs/locale/de')]);
  return calendar.DateCalendar;
});
