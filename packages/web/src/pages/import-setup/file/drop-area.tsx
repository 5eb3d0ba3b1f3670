import { Button, FileButton, Loader, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './drop-area.module.css';
import { RefusedFileAlert } from './refused-file-alert.tsx';
import { useChosenFile } from './use-chosen-file.ts';

/** Where a file is dropped or chosen; it can be dropped anywhere on the page as well. */
export function DropArea({
  title,
  hint,
  isBusy,
  onFile,
}: {
  readonly title: string;
  readonly hint: ReactNode;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation('wizard');
  const { isOver, refused, button } = useChosenFile(isBusy, onFile);
  return (
    <>
      <div className={classes.area} data-over={isOver || undefined} data-testid="drop-area">
        {isBusy ? <Loader size={26} /> : <FileUp size={26} aria-hidden />}
        <Text fw={600} size="lg">
          {isBusy ? t('file.starting') : title}
        </Text>
        <Text size="sm" className={classes.hint}>
          {hint}
        </Text>
        <FileButton
          {...button}
          accept=".csv,.tsv,.txt,.tab,text/*"
          inputProps={{ 'aria-label': t('file.choose') }}
        >
          {(props) => (
            <Button {...props} mt={10} disabled={isBusy}>
              {t('file.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <RefusedFileAlert refused={refused} />
      <DropVeil isOver={isOver} />
    </>
  );
}

/** Shows, over the whole page, that a file can be dropped. */
export function DropVeil({ isOver }: { readonly isOver: boolean }) {
  const { t } = useTranslation('wizard');
  if (!isOver) return null;
  return (
    <div className={classes.veil} aria-hidden>
      <span>{t('file.dropHere')}</span>
    </div>
  );
}
