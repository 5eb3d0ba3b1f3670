import { Button, FileButton, Group, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useMay } from '../../api/session.ts';
import { startUpload, UploadError } from '../../api/uploads.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import classes from './contacts.module.css';

/** What an account without contacts shows: a place to drop a file, from which an import begins. */
export function NoContacts() {
  const { t } = useTranslation('contacts');
  const mayImport = useMay('imports.write');
  const mayWrite = useMay('contacts.write');
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  const begin = useMutation({
    mutationFn: async (file: File) => {
      const uploadId = await startUpload(file);
      return api.createImport({ body: { uploadId } });
    },
    onSuccess: async ({ importId }) =>
      navigate({ to: '/imports/$importId/setup', params: { importId } }),
  });
  if (!mayImport) {
    return (
      <div className={classes.empty}>
        <Title order={2}>{t('empty.title')}</Title>
        <Text c="dimmed" maw={440}>
          {t(mayWrite ? 'empty.mayNotImport' : 'empty.viewer')}
        </Text>
      </div>
    );
  }
  const drag = (event: DragEvent, over: boolean): void => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    setOver(over);
  };
  const onDrop = (event: DragEvent): void => {
    drag(event, false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined && !begin.isPending) begin.mutate(file);
  };
  return (
    <div
      className={classes.empty}
      data-drop
      data-over={isOver || undefined}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={onDrop}
    >
      <Stack align="center" gap="xs">
        <ThemeIcon variant="light" size={48} radius="xl" mb="xs">
          <Upload size={24} aria-hidden />
        </ThemeIcon>
        <Title order={2}>{t('empty.title')}</Title>
        <Text c="dimmed" maw={440}>
          {t('empty.text')}
        </Text>
        <Group mt="sm" justify="center" gap="sm">
          <FileButton
            onChange={(file) => {
              if (file !== null) begin.mutate(file);
            }}
          >
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
              <Text size="sm">{t('empty.begins', { name: begin.variables.name })}</Text>
            </Group>
          ) : null}
        </div>
        {begin.error instanceof UploadError ? (
          <Text role="alert" size="sm" c="red">
            {begin.error.message}
          </Text>
        ) : (
          <ProblemAlert error={begin.error} />
        )}
      </Stack>
    </div>
  );
}
