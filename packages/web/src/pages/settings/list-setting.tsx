import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';

/** A setting that is a list of texts; each that is added or removed is saved at once. */
export function ListSetting({
  settingKey,
  label,
  description,
}: {
  readonly settingKey: string;
  readonly label: string;
  readonly description: string;
}) {
  const { t } = useTranslation('settings');
  const edit = useSettingEdit(settingKey);
  return (
    <SettingControl edit={edit} label={label}>
      <TagsInput
        label={label}
        description={description}
        placeholder={t('addToList')}
        value={Array.isArray(edit.value) ? edit.value : []}
        disabled={edit.isDisabled}
        readOnly={edit.isDisabled}
        error={edit.error}
        onChange={(texts) => edit.save(texts)}
      />
    </SettingControl>
  );
}
