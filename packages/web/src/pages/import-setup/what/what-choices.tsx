import { Radio, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ContactRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { settingsQuery, useSettingTexts } from '../../../api/settings.ts';
import { IMPORT_MODES, type ImportMode } from '../new-import-search.ts';
import { DuplicateRules } from './duplicate-rules.tsx';
import classes from './what-choices.module.css';

/** What is imported, and what it does to contacts that are there already. */
export function WhatChoices({
  fixedType,
  type,
  mode,
  onType,
  onMode,
}: {
  /** Of the button that led here: it stays. */
  readonly fixedType: string | undefined;
  readonly type: string | null;
  readonly mode: ImportMode;
  readonly onType: (type: string | null) => void;
  readonly onMode: (mode: ImportMode) => void;
}) {
  const { t } = useTranslation('wizard');
  const types = useSettingTexts('contact_types');
  const settings = useQuery(settingsQuery).data ?? [];
  const allowed = settings.find(({ key }) => key === 'allow_duplicates')?.value === true;
  return (
    <Stack gap={28}>
      <section>
        <Title order={2} mb={4}>
          {t('what.objects')}
        </Title>
        <Text c="dimmed" mb="sm">
          {t('what.objectsHint')}
        </Text>
        <div className={classes.object}>
          <ContactRound size={17} aria-hidden />
          <Text fw={500}>{t('what.contacts')}</Text>
        </div>
        {fixedType === undefined ? (
          <Select
            mt="md"
            maw={360}
            label={t('what.type')}
            description={t('what.typeHint')}
            placeholder={t('what.noType')}
            data={[...new Set([...types, ...(type === null ? [] : [type])])]}
            value={type}
            onChange={onType}
            clearable
            clearButtonProps={{ 'aria-label': t('what.noType') }}
          />
        ) : (
          <Text mt="md">
            {t('what.type')}: <b>{fixedType}</b>
            <Text component="span" c="dimmed" display="block" size="sm">
              {t('what.typeFixed', { type: fixedType })}
            </Text>
          </Text>
        )}
      </section>
      <Radio.Group
        value={mode}
        onChange={(value) => {
          const chosen = IMPORT_MODES.find((one) => one === value);
          if (chosen !== undefined) onMode(chosen);
        }}
        label={t('what.mode')}
        labelProps={{ className: classes.groupLabel }}
      >
        <Stack gap={8} mt={8}>
          {IMPORT_MODES.map((one) => (
            <Radio.Card key={one} value={one} className={classes.mode} id={`mode-${one}`}>
              <Radio.Indicator mt={1} />
              <div>
                <Text fw={500}>{t(`modes.${one}.title`)}</Text>
                <Text size="sm" className={classes.hint}>
                  {t(
                    one === 'create' && !allowed ? 'modes.create.refused' : `modes.${one}.sentence`,
                  )}
                </Text>
              </div>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      <DuplicateRules settings={settings} mode={mode} />
    </Stack>
  );
}
