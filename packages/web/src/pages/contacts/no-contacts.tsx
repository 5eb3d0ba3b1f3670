import { Button, FileButton, Group, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Upload } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { RefusedFileAlert } from '../import-setup/file/refused-file-alert.tsx';
import { useChosenFile } from '../import-setup/file/use-chosen-file.ts';
import { useStartImport } from '../import-setup/file/use-start-import.ts';
import classes from './contacts.module.css';

/** What an account without contacts shows: a place to drop a file, from which an import begins. */
export function NoContacts() {
  const { t } = useTranslation('contacts');
  const mayWrite = useMay('contacts.write');
  if (useMay('imports.write')) return <FirstImport />;
  return (
    <div className={classes.empty}>
      <Title order={2}>{t('empty.title')}</Title>
      <Text c="dimmed" maw={440}>
        {t(mayWrite ? 'empty.mayNotImport' : 'empty.viewer')}
      </Text>
    </div>
  );
}

function FirstImport() {
  const { t } = useTranslation('contacts');
  const begin = useStartImport({});
  const [begun, setBegun] = useState('');
  const { isOver, refused, button } = useChosenFile(begin.isPending, (file) => {
    setBegun(file.name);
    begin.mutate({ kind: 'file', file });
  });
  return (
    <div className={classes.empty} data-drop data-over={isOver || undefined}>
      <Stack align="center" gap="xs">
        <ThemeIcon variant="light" size={48} radius="xl" mb="xs">
          <Upload size={24} aria-hidden />
        </ThemeIcon>
        <Title order={2}>{t('empty.title')}</Title>
        <Text c="dimmed" maw={440}>
          {t('empty.text')}
        </Text>
        <Group mt="sm" justify="center" gap="sm">
          <FileButton {...button}>
            {(props) => (
              <Button {...props} disabled={begin.isPending}>
                {t('empty.choose')}
              </Button>
            )}
          </FileButton>
          <LinkAnchor to="/imports/new" search={{ step: 'file' }} size="sm">
            {t('empty.paste')}
          </LinkAnchor>
        </Group>
        <div role="status" className={classes.begun}>
          {begin.isPending ? (
            <Group gap="xs">
              <Loader size="xs" />
              <Text size="sm">{t('empty.begins', { name: begun })}</Text>
            </Group>
          ) : null}
        </div>
        <Suspense>
          <RefusedFileAlert refused={refused} />
        </Suspense>
        <ProblemAlert error={begin.error} />
      </Stack>
    </div>
  );
}
