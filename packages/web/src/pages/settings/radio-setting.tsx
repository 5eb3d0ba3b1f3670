import { Radio, Stack } from '@mantine/core';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';

/** A setting that is one of a few choices, each of which is explained. */
export function RadioSetting({
  settingKey,
  label,
  choices,
}: {
  readonly settingKey: string;
  readonly label: string;
  readonly choices: readonly {
    readonly value: string | boolean;
    readonly label: string;
    readonly text: string;
  }[];
}) {
  const edit = useSettingEdit(settingKey);
  return (
    <SettingControl edit={edit} label={label}>
      <Radio.Group
        aria-label={label}
        value={String(edit.value)}
        error={edit.error}
        onChange={(chosen) => {
          const choice = choices.find(({ value }) => String(value) === chosen);
          if (choice !== undefined) edit.save(choice.value);
        }}
      >
        <Stack gap="sm">
          {choices.map((choice) => (
            <Radio
              key={choice.label}
              value={String(choice.value)}
              label={choice.label}
              description={choice.text}
              disabled={edit.isDisabled}
            />
          ))}
        </Stack>
      </Radio.Group>
    </SettingControl>
  );
}
