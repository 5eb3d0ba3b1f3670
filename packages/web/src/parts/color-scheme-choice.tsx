import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Light, dark, or as the system has it; remembered in this browser. */
export function ColorSchemeChoice() {
  const { t } = useTranslation('people');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('appearance.scheme')}
      data={(['light', 'dark', 'auto'] as const).map((value) => ({
        value,
        label: t(`appearance.${value}`),
      }))}
      value={colorScheme}
      onChange={setColorScheme}
    />
  );
}
