import { Alert, Button, Code, Group, SimpleGrid } from '@mantine/core';
import { Download, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../parts/copy-button.tsx';

/** Backup codes, shown this once: to be copied or saved as a file. */
export function BackupCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  return (
    <Alert
      role="status"
      color="green"
      icon={<KeyRound size={18} aria-hidden />}
      title={t('backup.title')}
    >
      {t('backup.text')}
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" my="sm">
        {codes.map((code) => (
          <Code key={code} ta="center" data-backup-code>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <CopyButton text={codes.join('\n')} size="xs" />
        <Button
          variant="default"
          size="xs"
          leftSection={<Download size={15} aria-hidden />}
          onClick={() => saveAs('muster-backup-codes.txt', `${codes.join('\n')}\n`)}
        >
          {common('download')}
        </Button>
        <Button size="xs" onClick={onKept}>
          {t('backup.kept')}
        </Button>
      </Group>
    </Alert>
  );
}

function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
