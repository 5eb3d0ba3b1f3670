import { Button, Group, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../../api/bulk-actions.ts';
import { useMay } from '../../api/session.ts';
import { fileAddress } from '../../parts/bulk-progress.tsx';
import { useFormat } from '../../parts/format.ts';

/** The file of an export that is done, or why there is none; nothing of anything else. */
export function ExportFile({ action }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const { date } = useFormat();
  const mayExport = useMay('contacts.export');
  if (action.kind !== 'export' || action.state !== 'done') return null;
  const { bulkActionId, file } = action;
  if (file === null) return <Text size="sm">{t('bulk.fileGone')}</Text>;
  if (!mayExport) return <Text size="sm">{t('bulk.fileNotMay')}</Text>;
  return (
    <Group gap="sm">
      <Text size="sm">{t('bulk.fileKept', { date: date(file.keptUntil) })}</Text>
      <Button
        component="a"
        href={fileAddress(bulkActionId)}
        download
        leftSection={<Download size={16} aria-hidden />}
      >
        {t('bulk.file')}
      </Button>
    </Group>
  );
}
