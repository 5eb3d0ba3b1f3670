import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../parts/format.ts';
import { OUTCOMES } from '../../parts/outcomes.ts';
import type { Figures } from './figures.ts';

/** Rows by outcome in numbers, the newest first. */
export function FiguresTable({ figures }: { readonly figures: readonly Figures[] }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  return (
    <Table.ScrollContainer
      minWidth={560}
      maxHeight={260}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table stickyHeader fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stats.what')}</Table.Th>
            {OUTCOMES.map((outcome) => (
              <Table.Th key={outcome} ta="end">
                {t(`word.${outcome}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.toReversed().map(({ key, label, counts }) => (
            <Table.Tr key={key}>
              <Table.Td>{label}</Table.Td>
              {OUTCOMES.map((outcome) => (
                <Table.Td key={outcome} ta="end">
                  {number(counts[outcome])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
