import { useTranslation } from 'react-i18next';
import type { Texts } from '../../locales/en/index.ts';

/** A setting of the account that a control of its own shows. */
export type ShownSetting = keyof Texts['settings']['setting'];

/** What a setting is called, and what it does. */
export function useSettingWords(key: ShownSetting): {
  readonly label: string;
  readonly description: string;
} {
  const { t } = useTranslation('settings');
  return { label: t(`setting.${key}.label`), description: t(`setting.${key}.text`) };
}
