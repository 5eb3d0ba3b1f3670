import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../api/imports.ts';
import { resumeUpload, retryUpload, type Upload, useUpload } from '../../../api/uploads.ts';
import { useFormat } from '../../../parts/format.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { DropArea } from './drop-area.tsx';

type DraftFile = ImportPreview['file'];

/** How much of a file is there while it arrives, and what to do when it does not; nothing once all is there. */
export function UploadStanding({ file }: { readonly file: DraftFile }) {
  const upload = useUpload(file.uploadId);
  const { t } = useTranslation('wizard');
  if (file.isWhole) return null;
  if (file.uploadId === null)
    return (
      <Alert role="alert" color="red" icon={<CircleAlert size={17} aria-hidden />}>
        {t('upload.lost', { name: file.name })}
      </Alert>
    );
  return upload === null ? (
    <ChooseAgain file={file} uploadId={file.uploadId} />
  ) : (
    <Arriving upload={upload} />
  );
}

function Arriving({ upload }: { readonly upload: Upload }) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { uploadId, size, sent, bytesPerSecond, state } = upload;
  if (state === 'failed')
    return (
      <Alert role="alert" color="red" icon={<CircleAlert size={17} aria-hidden />}>
        <Group justify="space-between">
          {t('upload.failed', { share: format.percent(sent / size) })}
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            onClick={() => retryUpload(uploadId)}
          >
            {t('upload.retry')}
          </Button>
        </Group>
      </Alert>
    );
  const isMoving = bytesPerSecond !== null && bytesPerSecond > 0;
  return (
    <div>
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm">
          {t('upload.arriving', { sent: format.bytes(sent), size: format.bytes(size) })}
        </Text>
        <Text size="sm">
          {isMoving
            ? t('upload.speed', {
                speed: format.bytes(bytesPerSecond),
                left: format.duration(((size - sent) / bytesPerSecond) * 1_000),
              })
            : null}
        </Text>
      </Group>
      <Progress value={size === 0 ? 100 : (sent / size) * 100} aria-label={t('upload.label')} />
      <Text size="sm" mt={6} c="dimmed">
        {t('upload.goOn')}
      </Text>
    </div>
  );
}

/** The page that sent the file is gone: whoever has the file can send the rest of it. */
function ChooseAgain({ file, uploadId }: { readonly file: DraftFile; readonly uploadId: string }) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const [other, setOther] = useState<File | null>(null);
  const resume = useMutation({
    mutationFn: async (chosen: File) => resumeUpload(uploadId, chosen),
  });
  const take = (chosen: File): void => {
    const isSame = file.size === null || chosen.size === file.size;
    setOther(isSame ? null : chosen);
    if (isSame) resume.mutate(chosen);
  };
  return (
    <div>
      <Alert color="orange" mb="sm" icon={<Unplug size={17} aria-hidden />}>
        {t('upload.interrupted', {
          name: file.name,
          share: format.percent(file.size === null ? 0 : file.received / file.size),
        })}
      </Alert>
      <DropArea
        title={t('upload.dropAgain', { name: file.name })}
        hint={t('upload.dropAgainHint', { size: format.bytes(file.size ?? 0) })}
        isBusy={resume.isPending}
        onFile={take}
      />
      {other === null ? null : (
        <Alert role="alert" color="red" mt="sm" icon={<CircleAlert size={17} aria-hidden />}>
          {t('upload.otherFile', {
            name: other.name,
            size: format.bytes(other.size),
            wanted: file.name,
            wantedSize: format.bytes(file.size ?? 0),
          })}
        </Alert>
      )}
      <ProblemAlert error={resume.error} />
    </div>
  );
}
