import { ActionIcon, Button, Checkbox, Table, TextInput } from '@mantine/core';
import { Pencil, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../parts/format.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import classes from './tag-table.module.css';

interface Tag {
  readonly tag: string;
  readonly contacts: number;
}

/** Tags with how many contacts have them, to select among. */
export function TagTable({
  tags,
  mayWrite,
  selected,
  onSelect,
  onRename,
}: {
  readonly tags: readonly Tag[];
  readonly mayWrite: boolean;
  readonly selected: readonly string[];
  readonly onSelect: (tags: readonly string[]) => void;
  readonly onRename: (tag: string) => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const { number } = useFormat();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(SHOWN);
  const wanted = search.trim().toLowerCase();
  const found = tags.filter(({ tag }) => tag.toLowerCase().includes(wanted));
  return (
    <div className={classes.box}>
      {tags.length > FEW ? (
        <TextInput
          mb="xs"
          maw={320}
          aria-label={t('tags.search')}
          placeholder={t('tags.search')}
          leftSection={<Search size={15} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      ) : null}
      <Table verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {mayWrite ? <Table.Th w={40} aria-label={t('tags.select')} /> : null}
            <Table.Th>{t('tags.tag')}</Table.Th>
            <Table.Th ta="end">{t('tags.contacts')}</Table.Th>
            {mayWrite ? <Table.Th w={48} aria-label={t('tags.actions')} /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.slice(0, most).map(({ tag, contacts }) => (
            <Table.Tr key={tag}>
              {mayWrite ? (
                <Table.Td>
                  <Checkbox
                    size="xs"
                    aria-label={t('tags.selectOne', { tag })}
                    checked={selected.includes(tag)}
                    onChange={({ currentTarget }) =>
                      onSelect(
                        currentTarget.checked
                          ? [...selected, tag]
                          : selected.filter((one) => one !== tag),
                      )
                    }
                  />
                </Table.Td>
              ) : null}
              <Table.Td className={classes.tag}>
                <LinkAnchor
                  inherit
                  to="/contacts"
                  search={{ filter: [{ field: 'tags', operator: 'has', value: tag }] }}
                >
                  {tag}
                </LinkAnchor>
              </Table.Td>
              <Table.Td ta="end">{number(contacts)}</Table.Td>
              {mayWrite ? (
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('tags.rename', { tag })}
                    onClick={() => onRename(tag)}
                  >
                    <Pencil size={15} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {found.length === 0 ? <p>{t('nothingFound')}</p> : null}
      {found.length > most ? (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setMost(most + SHOWN)}>
          {t('tags.more', { count: found.length - most })}
        </Button>
      ) : null}
    </div>
  );
}

const SHOWN = 200;
/** As many as one sees at a glance. */
const FEW = 10;
