import { SegmentedControl, TagsInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../../../parts/suggestions.ts';
import { withTyped } from '../with-typed.ts';
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
  const [choice, setChoice] = useState<Choice>({ how: 'add', texts: [], typed: '' });
  const suggestions = useSuggestions(field);
  const change = (changed: Partial<Choice>): void =>
    setChoice((before) => ({ ...before, ...changed }));
  useEffect(() => {
    const all = withTyped(choice.texts, choice.typed);
    onChange(all.length === 0 ? null : { kind: 'change', how: choice.how, values: [field, all] });
  }, [choice, field, onChange]);
  const { how, texts, typed } = choice;
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('bulk.how')}
        value={how}
        onChange={(chosen) => change({ how: chosen })}
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
        onChange={(chosen) => change({ texts: chosen })}
        searchValue={typed}
        onSearchChange={(text) => change({ typed: text })}
        openOnFocus={false}
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

interface Choice {
  readonly how: 'add' | 'remove';
  readonly texts: readonly string[];
  readonly typed: string;
}

const MOST_SHOWN = 50;
