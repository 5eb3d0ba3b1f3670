import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';
import { type ShownSetting, useSettingWords } from './use-setting-words.ts';

/** A setting that is a list of texts; each that is added or removed is saved at once. */
export function ListSetting({ settingKey }: { readonly settingKey: ShownSetting }) {
  const { t } = useTranslation('settings');
  const words = useSettingWords(settingKey);
  const edit = useSettingEdit(settingKey);
  const [typed, setTyped] = useState('');
  const texts = Array.isArray(edit.value) ? edit.value : [];
  const save = (next: string[]): void => {
    const added = next.filter((text) => !texts.includes(text)).join(SPLIT);
    // What could not be added can be tried again.
    edit.save(next, () => setTyped((since) => since || added));
  };
  return (
    <SettingControl edit={edit} label={words.label}>
      <TagsInput
        {...words}
        placeholder={t('addToList')}
        splitChars={[SPLIT]}
        searchValue={typed}
        onSearchChange={setTyped}
        value={texts}
        disabled={edit.isDisabled}
        readOnly={edit.isDisabled}
        error={edit.error}
        onChange={save}
      />
    </SettingControl>
  );
}

/** Parts of what is typed or pasted. */
const SPLIT = ',';
