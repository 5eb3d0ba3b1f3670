import { Anchor, Text, Title } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fileLink } from '../../../api/page-headers.ts';
import classes from './sample-files.module.css';

/** Sample files with the account's own fields, for creating and for updating. */
export function SampleFiles() {
  const { t } = useTranslation('wizard');
  return (
    <section className={classes.samples}>
      <Title order={3}>{t('samples.title')}</Title>
      <Text size="sm" className={classes.hint}>
        {t('samples.hint')}
      </Text>
      <ul className={classes.list}>
        {PURPOSES.map((purpose) => (
          <li key={purpose}>
            <Download size={15} aria-hidden />
            <span>{t(`samples.${purpose}`)}</span>
            <Anchor
              href={fileLink(`/api/v1/samples/contacts.csv?for=${purpose}`)}
              download
              underline="always"
              size="sm"
            >
              {t('samples.csv')}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}

const PURPOSES = ['create', 'update'] as const;
