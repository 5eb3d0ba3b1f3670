import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Searches as one types, a moment after. */
export function SearchBox({
  search,
  onSearch,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}) {
  const { t } = useTranslation('contacts');
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  // The address changed by another way, such as going back.
  if (known !== search) {
    setKnown(search);
    if (typed.trim() !== search) setTyped(search);
  }
  const searchSoon = useDebouncedCallback((text: string) => onSearch(text.trim()), PAUSE_MS);
  const change = (text: string): void => {
    setTyped(text);
    searchSoon(text);
  };
  return (
    <TextInput
      type="search"
      size="xs"
      w={{ base: '100%', xs: 280 }}
      aria-label={t('search.label')}
      placeholder={t('search.placeholder')}
      leftSection={<Search size={15} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="xs" aria-label={t('search.clear')} onClick={() => change('')} />
        )
      }
      value={typed}
      maxLength={LONGEST}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      data-search
    />
  );
}

/** Of a search, for the server. */
const LONGEST = 500;

/** Shorter than people take from key to key: only keys that are held down or come together wait. */
const PAUSE_MS = 50;
