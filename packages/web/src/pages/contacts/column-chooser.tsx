import { Button, Popover } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLoading } from '../../parts/page-loading.tsx';
import { lazyPart } from '../../parts/lazy-part.ts';

// Most people look before they choose.
const ColumnChoices = lazyPart(async () => (await import('./column-choices.tsx')).ColumnChoices);

/** Which columns the table has, and in what order. */
export function ColumnChooser({
  columns,
  onChange,
}: {
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}) {
  const { t } = useTranslation('contacts');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onDismiss={() => setOpen(false)}
      position="bottom-end"
      width={300}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<Columns3 size={15} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('columns.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {isOpen ? (
          <Suspense fallback={<PageLoading />}>
            <ColumnChoices columns={columns} onChange={onChange} />
          </Suspense>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
