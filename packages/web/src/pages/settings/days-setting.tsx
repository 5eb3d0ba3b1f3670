import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';
import { type ShownSetting, useSettingWords } from './use-setting-words.ts';

/** A setting that is a number of days, empty for never; Enter or leaving the input saves it. */
export function DaysSetting({ settingKey }: { readonly settingKey: ShownSetting }) {
  const { t } = useTranslation('settings');
  const words = useSettingWords(settingKey);
  const edit = useSettingEdit(settingKey);
  const saved = edit.value === null ? '' : String(edit.value);
  const [draft, setDraft] = useState({ text: saved, of: saved });
  // What was typed of another value than the saved one is over.
  const typed = draft.of === saved ? draft.text : saved;
  const save = (): void => {
    if (typed === saved) return;
    // What is no number goes as it is: the server says what is wrong with it.
    edit.save(/^\d+$/.test(typed) ? Number(typed) : typed.trim() === '' ? null : typed);
  };
  return (
    <SettingControl edit={edit} label={words.label}>
      <TextInput
        {...words}
        inputMode="numeric"
        placeholder={t('account.keeping.never')}
        value={typed}
        disabled={edit.isDisabled}
        error={edit.error}
        maw={220}
        onChange={({ currentTarget }) => setDraft({ text: currentTarget.value, of: saved })}
        onBlur={save}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && save()}
      />
    </SettingControl>
  );
}
