import { Button, Group, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { useIsFileKept } from './file-kept.ts';
import { reportFiles } from './import-files.ts';
import classes from './correct-rows.module.css';

/** What to do about rows that failed or carry a warning; nothing where there are none. */
export function CorrectRows({ standing }: { readonly standing: Import }) {
  const { t } = useTranslation('review');
  const mayImport = useMay('imports.write');
  const isFileKept = useIsFileKept(standing);
  const { importId, state, wanted, counts, warnings } = standing;
  const count = counts.failed + warnings;
  if (count === 0 || wanted !== null || !['applied', 'cancelled'].includes(state)) return null;
  // The rows are read back from it.
  if (isFileKept !== true) return null;
  const [csv, xlsx] = reportFiles(importId);
  return (
    <section className={classes.panel} aria-label={t('page.fixTitle')}>
      <div className={classes.words}>
        <Text fw={600}>{t('page.fixTitle')}</Text>
        <Text size="sm">{t(mayImport ? 'page.fixText' : 'page.fixByOthers', { count })}</Text>
        {mayImport ? <Text size="sm">{t('page.xlsxFirst')}</Text> : null}
      </div>
      <Group gap="xs">
        <Button
          component="a"
          href={csv.href}
          download=""
          variant="default"
          leftSection={<Download size={15} aria-hidden />}
        >
          {t('page.asCsv')}
        </Button>
        <Button
          component="a"
          href={xlsx.href}
          download=""
          variant="default"
          leftSection={<Download size={15} aria-hidden />}
        >
          {t('page.asXlsx')}
        </Button>
        {mayImport ? (
          <LinkButton to="/imports/new" search={{ step: 'file' }} variant="light">
            {t('page.uploadCorrected')}
          </LinkButton>
        ) : null}
      </Group>
    </section>
  );
}
