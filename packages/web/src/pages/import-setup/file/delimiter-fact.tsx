import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import { Fact } from './fact.tsx';

/** What stands between two cells: one of the usual, or anything of one to four characters. */
export function DelimiterFact({
  delimiter,
  reason,
  isChosen,
  onRead,
}: {
  readonly delimiter: string | null;
  readonly reason: string | undefined;
  readonly isChosen: boolean;
  readonly onRead: (reading: NonNullable<DraftChange['reading']>) => void;
}) {
  const { t } = useTranslation('wizard');
  const known = DELIMITERS.find(({ text }) => text === delimiter)?.name;
  const [isOther, setOther] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const save = useDebouncedCallback((text: string) => onRead({ delimiter: text }), {
    delay: 400,
    // Whoever goes on at once has typed it all the same.
    flushOnUnmount: true,
  });
  const showsOther = isOther || (delimiter !== null && known === undefined);
  return (
    <Fact
      reason={reason}
      isChosen={isChosen}
      onReset={() => {
        save.cancel();
        setOther(false);
        setTyped(null);
        onRead({ delimiter: null });
      }}
    >
      <Select
        label={t('facts.delimiter')}
        data={[
          ...DELIMITERS.map(({ name }) => ({ value: name, label: t(`facts.delimiters.${name}`) })),
          { value: 'other', label: t('facts.delimiters.other') },
        ]}
        value={showsOther ? 'other' : (known ?? null)}
        onChange={(value) => {
          const one = DELIMITERS.find(({ name }) => name === value);
          save.cancel();
          setTyped(null);
          setOther(one === undefined);
          if (one !== undefined) onRead({ delimiter: one.text });
        }}
        allowDeselect={false}
        placeholder={t('facts.unknown')}
      />
      {showsOther ? (
        <TextInput
          mt={6}
          aria-label={t('facts.otherDelimiter')}
          placeholder={t('facts.otherDelimiter')}
          maxLength={4}
          value={typed ?? (known === undefined ? (delimiter ?? '') : '')}
          error={typed?.includes('"') === true ? t('facts.noQuoteInDelimiter') : null}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            if (value === '' || value.includes('"')) save.cancel();
            else save(value);
          }}
        />
      ) : null}
    </Fact>
  );
}

const DELIMITERS = [
  { name: 'comma', text: ',' },
  { name: 'semicolon', text: ';' },
  { name: 'tab', text: '\t' },
  { name: 'pipe', text: '|' },
] as const;
