import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingControl } from './setting-control.tsx';
import { useSettingEdit } from './use-setting-edit.ts';
import { type ShownSetting, useSettingWords } from './use-setting-words.ts';

/** A setting that is one of several choices, or none where `noneLabel` says what that means. */
export function ChoiceSetting({
  settingKey,
  choices,
  noneLabel,
}: {
  readonly settingKey: ShownSetting;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly noneLabel?: string;
}) {
  const { t } = useTranslation('settings');
  const words = useSettingWords(settingKey);
  const edit = useSettingEdit(settingKey);
  const value = typeof edit.value === 'string' ? edit.value : null;
  const known = [
    ...(noneLabel === undefined ? [] : [{ value: NONE, label: noneLabel }]),
    ...choices,
  ];
  const isKnown = value === null || known.some((choice) => choice.value === value);
  return (
    <SettingControl edit={edit} label={words.label}>
      <Select
        {...words}
        data={isKnown ? known : [...known, { value, label: value }]}
        value={value ?? NONE}
        allowDeselect={false}
        searchable={known.length > FEW}
        disabled={edit.isDisabled}
        error={edit.error}
        nothingFoundMessage={t('nothingFound')}
        onChange={(chosen) => edit.save(chosen === NONE ? null : chosen)}
      />
    </SettingControl>
  );
}

/** No code of a country, currency, language or zone. */
const NONE = '-';

/** As many as one sees at a glance. */
const FEW = 6;
