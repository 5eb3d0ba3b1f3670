import { Switch } from '@mantine/core';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';

/** A setting that is on or off. */
export function SwitchSetting({
  settingKey,
  label,
  description,
}: {
  readonly settingKey: string;
  readonly label: string;
  readonly description: string;
}) {
  const edit = useSettingEdit(settingKey);
  return (
    <SettingControl edit={edit} label={label}>
      <Switch
        label={label}
        description={description}
        checked={edit.value === true}
        disabled={edit.isDisabled}
        error={edit.error}
        onChange={({ currentTarget }) => edit.save(currentTarget.checked)}
      />
    </SettingControl>
  );
}
