import { Group, Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../parts/card.tsx';
import { ColorSchemeChoice } from '../../parts/color-scheme-choice.tsx';
import { LanguageChoice } from '../../parts/language-choice.tsx';

/** How the pages look in this browser, and in which language. */
export function AppearanceCard() {
  const { t } = useTranslation('people');
  return (
    <Card title={t('appearance.title')}>
      <Group gap="xl" align="flex-start">
        <Input.Wrapper label={t('appearance.scheme')} labelElement="div">
          <div>
            <ColorSchemeChoice />
          </div>
        </Input.Wrapper>
        <LanguageChoice label={t('appearance.language')} aria-label="" w={200} />
      </Group>
    </Card>
  );
}
