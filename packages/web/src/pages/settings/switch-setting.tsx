import { Switch } from '@mantine/core';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';
import { type ShownSetting, useSettingWords } from './use-setting-words.ts';

/** A setting that is on or off. */
export function SwitchSetting({ settingKey }: { readonly settingKey: ShownSetting }) {
  const words = useSettingWords(settingKey);
  const edit = useSettingEdit(settingKey);
  return (
    <SettingControl edit={edit} label={words.label}>
      <Switch
        {...words}
        checked={edit.value === true}
        disabled={edit.isDisabled}
        error={edit.error}
        onChange={({ currentTarget }) => edit.save(currentTarget.checked)}
      />
    </SettingControl>
  );
}
