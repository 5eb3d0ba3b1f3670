import { Box, Tabs } from '@mantine/core';
import { FileUp, Link as LinkIcon, Table2, TextCursorInput } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTus } from '../../../api/uploads.ts';
import { useFormat } from '../../../parts/format.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import type { NewImportSearch } from '../new-import-search.ts';
import classes from './choose-file.module.css';
import { DropArea } from './drop-area.tsx';
import { FromAddress } from './from-address.tsx';
import { PasteRows } from './paste-rows.tsx';
import { SampleFiles } from './sample-files.tsx';
import { TypeRows } from './type-rows.tsx';
import { useStartImport } from './use-start-import.ts';

/** Where rows can come from. */
export const ROW_SOURCES = ['file', 'paste', 'type', 'address'] as const;

/** Where the rows come from: a file, what is pasted or typed, or an address. */
export function ChooseFile({
  search,
  from,
  onFrom,
}: {
  readonly search: NewImportSearch;
  readonly from: (typeof ROW_SOURCES)[number];
  readonly onFrom: (from: (typeof ROW_SOURCES)[number]) => void;
}) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const start = useStartImport(search);
  useEffect(() => {
    // What a file that is dropped needs at once; where it does not come now, it is asked for then.
    const needed = [
      loadTus(),
      import('../setup-page.tsx'),
      import('./file-step.tsx'),
      import('../columns/columns-step.tsx'),
    ];
    void Promise.allSettled(needed);
  }, []);
  const isBusy = start.isPending || start.isSuccess;
  const useText = (text: string, name: string): void =>
    start.mutate({ kind: 'text', text, name: `${name}.csv` });
  return (
    <>
      {start.error === null ? null : (
        <Box mb="md">
          <ProblemAlert error={start.error} />
        </Box>
      )}
      <Tabs
        value={from}
        onChange={(value) => {
          start.reset();
          onFrom(ROW_SOURCES.find((one) => one === value) ?? from);
        }}
        keepMounted
      >
        <Tabs.List mb="lg" className={classes.tabs}>
          <Tabs.Tab value="file" leftSection={<FileUp size={15} aria-hidden />}>
            {t('file.tabs.file')}
          </Tabs.Tab>
          <Tabs.Tab value="paste" leftSection={<TextCursorInput size={15} aria-hidden />}>
            {t('file.tabs.paste')}
          </Tabs.Tab>
          <Tabs.Tab value="type" leftSection={<Table2 size={15} aria-hidden />}>
            {t('file.tabs.type')}
          </Tabs.Tab>
          <Tabs.Tab value="address" leftSection={<LinkIcon size={15} aria-hidden />}>
            {t('file.tabs.address')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file">
          <DropArea
            title={t('file.drop')}
            hint={t('file.dropHint', { most: format.bytes(5e9) })}
            isBusy={isBusy}
            onFile={(file) => start.mutate({ kind: 'file', file })}
          />
          <SampleFiles />
        </Tabs.Panel>
        <Tabs.Panel value="paste">
          <PasteRows isBusy={isBusy} onUse={useText} />
        </Tabs.Panel>
        <Tabs.Panel value="type">
          <TypeRows isBusy={isBusy} onUse={useText} />
        </Tabs.Panel>
        <Tabs.Panel value="address">
          <FromAddress isBusy={isBusy} onUse={(url) => start.mutate({ kind: 'address', url })} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
