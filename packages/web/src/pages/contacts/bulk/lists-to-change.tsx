import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../../../parts/suggestions.ts';
import { TextsInput } from '../../../parts/texts-input.tsx';
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
  const [{ how, texts }, setChoice] = useState<Choice>({ how: 'add', texts: [] });
  const suggestions = useSuggestions(field);
  const choose = (next: Choice): void => {
    setChoice(next);
    const isNothing = next.texts.length === 0;
    onChange(isNothing ? null : { kind: 'change', how: next.how, values: [field, next.texts] });
  };
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('bulk.how')}
        value={how}
        onChange={(chosen) => choose({ how: chosen, texts })}
        data={[
          { value: 'add', label: t(`bulk.${field}.add`) },
          { value: 'remove', label: t(`bulk.${field}.remove`) },
        ]}
      />
      <TextsInput
        label={t(`bulk.${field}.label`)}
        description={how === 'add' ? t(`bulk.${field}.hint`) : undefined}
        data={suggestions}
        value={texts}
        onChange={(chosen) => choose({ how, texts: chosen })}
        openOnFocus={false}
        // Below, it would lie over the button that goes on.
        comboboxProps={{ position: 'top' }}
        limit={MOST_SHOWN}
        data-autofocus
      />
    </>
  );
}

interface Choice {
  readonly how: 'add' | 'remove';
  readonly texts: readonly string[];
}

const MOST_SHOWN = 50;
