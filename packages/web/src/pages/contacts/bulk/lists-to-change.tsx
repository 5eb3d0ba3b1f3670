import { SegmentedControl, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../../../parts/suggestions.ts';
import type { BulkOrder } from './bulk-task.ts';

/** Tags or groups that contacts gain, or lose. */
export function ListsToChange({
  field,
  onChange,
}: {
  readonly field: 'tags' | 'groups';
  readonly onChange: (order: BulkOrder | null) => void;
}) {
  const { t } = useTranslation('contacts');
  const [how, setHow] = useState<'add' | 'remove'>('add');
  const [texts, setTexts] = useState<readonly string[]>([]);
  const suggestions = useSuggestions(field);
  const change = (nextHow: typeof how, next: readonly string[]): void => {
    setHow(nextHow);
    setTexts(next);
    onChange(next.length === 0 ? null : { kind: 'change', how: nextHow, values: [field, next] });
  };
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('bulk.how')}
        value={how}
        onChange={(chosen) => change(chosen, texts)}
        data={[
          { value: 'add', label: t(`bulk.${field}.add`) },
          { value: 'remove', label: t(`bulk.${field}.remove`) },
        ]}
      />
      <TagsInput
        label={t(`bulk.${field}.label`)}
        description={how === 'add' ? t(`bulk.${field}.hint`) : undefined}
        data={suggestions}
        value={[...texts]}
        onChange={(chosen) => change(how, chosen)}
        // Below, it would lie over the button that goes on.
        comboboxProps={{ position: 'top' }}
        splitChars={[',', ';']}
        limit={MOST_SHOWN}
        acceptValueOnBlur
        data-autofocus
      />
    </>
  );
}

const MOST_SHOWN = 50;
