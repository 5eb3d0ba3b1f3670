import { Select, type SelectProps } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language, LANGUAGES } from './language.ts';

/** Chooses the language of the pages in this browser. */
export function LanguageChoice(props: SelectProps) {
  const { t, i18n } = useTranslation('session');
  const queryClient = useQueryClient();
  const choose = async (language: Language): Promise<void> => {
    await chooseLanguage(language);
    // The server's sentences come in the language of the page that asks.
    await queryClient.invalidateQueries();
  };
  return (
    <Select
      aria-label={t('language')}
      leftSection={<Languages size={15} aria-hidden />}
      data={OFFERED}
      value={i18n.language}
      allowDeselect={false}
      onChange={(language) => void choose(language as Language)}
      {...props}
    />
  );
}

const OFFERED = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
