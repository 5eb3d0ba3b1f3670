import { ActionIcon, Group, Menu, TextInput } from '@mantine/core';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { Ellipsis, Search } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NameLink } from './name-link.tsx';
import { type SortKeys, sortedRows } from './sorted-rows.ts';
import { type TableColumn, VirtualTable } from './virtual-table.tsx';
import classes from './named-table.module.css';

/** What can be done with a row. */
interface RowAction<Row> {
  readonly label: string;
  readonly onChoose: (row: Row) => void;
}

/** What a table of things with names shows; the same from one rendering to the next. */
export interface NamedColumns<Row> {
  readonly name: { readonly key: string; readonly label: string; readonly width: number };
  readonly nameOf: (row: Row) => string;
  readonly rowKey: (row: Row) => string;
  /** Where the name leads. */
  readonly linkOf: (row: Row) => Pick<LinkProps, 'to' | 'search'>;
  /** After the name; their `sort` is said here. */
  readonly others: readonly TableColumn<Row>[];
  /** What the columns that can be are sorted by. */
  readonly sortKeys: SortKeys<Row>;
  readonly actions: {
    readonly label: string;
    readonly labelOf: (row: Row) => string;
    /** None: nothing may be done. */
    readonly all: readonly RowAction<Row>[];
  };
}

/** A table of things with names: found by their names, sorted, opened, with what can be done with each. */
export function NamedTable<Row>({
  label,
  findLabel,
  noMatch,
  rows,
  columns,
  firstSort,
  beside,
}: {
  /** What it lists, for those who do not see it. */
  readonly label: string;
  readonly findLabel: string;
  /** Said where nothing has the name that was typed. */
  readonly noMatch: string;
  readonly rows: readonly Row[];
  readonly columns: NamedColumns<Row>;
  readonly firstSort: string;
  /** Stands beside the box to find by. */
  readonly beside?: ReactNode;
}) {
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState(firstSort);
  const { nameOf, rowKey, linkOf, sortKeys: keys } = columns;
  const { language } = i18n;
  const shown = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    const found = rows.filter((row) => nameOf(row).toLocaleLowerCase().includes(wanted));
    return sortedRows(found, { sort, keys, nameOf, language });
  }, [rows, search, sort, keys, nameOf, language]);
  const shownColumns = useMemo(() => columnsOf(columns, sort), [columns, sort]);
  return (
    <>
      <Group justify="space-between" gap="xs" mb="sm">
        <TextInput
          type="search"
          size="xs"
          w={{ base: '100%', xs: 280 }}
          aria-label={findLabel}
          placeholder={findLabel}
          leftSection={<Search size={15} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          data-search
        />
        {beside}
      </Group>
      {shown.length === 0 ? (
        <p className={classes.nothing}>{noMatch}</p>
      ) : (
        <VirtualTable
          label={label}
          columns={shownColumns}
          rowCount={shown.length}
          rowAt={(index) => shown[index]}
          rowKey={rowKey}
          onSort={(key) => setSort(sort === key ? `-${key}` : key)}
          onOpen={(row) => void navigate(linkOf(row))}
          topKey={`${sort} ${search}`}
        />
      )}
    </>
  );
}

function columnsOf<Row>(
  { name, nameOf, linkOf, others, sortKeys, actions }: NamedColumns<Row>,
  sort: string,
): readonly TableColumn<Row>[] {
  const named: TableColumn<Row> = {
    ...name,
    isPinned: true,
    cell: (row) => (
      <NameLink {...linkOf(row)} title={nameOf(row)}>
        {nameOf(row)}
      </NameLink>
    ),
  };
  const withOrder = (column: TableColumn<Row>): TableColumn<Row> =>
    column.key in sortKeys ? { ...column, sort: orderBy(column.key, sort) } : column;
  const sorted = [named, ...others].map(withOrder);
  return actions.all.length === 0 ? sorted : [...sorted, actionsColumn(actions)];
}

function orderBy(key: string, sort: string): 'ascending' | 'descending' | 'none' {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

function actionsColumn<Row>({
  label,
  labelOf,
  all,
}: NamedColumns<Row>['actions']): TableColumn<Row> {
  return {
    key: 'actions',
    label,
    width: 90,
    align: 'end',
    cell: (row) => (
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={labelOf(row)}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {all.map((action) => (
            <Menu.Item key={action.label} onClick={() => action.onChoose(row)}>
              {action.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    ),
  };
}
