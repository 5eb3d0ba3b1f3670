import { Combobox, Popover, Text, TextInput, useCombobox } from '@mantine/core';
import { EyeOff, Plus, RotateCcw, Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftChange } from '../../../api/drafts.ts';
import type { Field } from '../../../api/fields.ts';
import { useMay } from '../../../api/session.ts';
import type { PreviewColumn } from './column-findings.ts';
import classes from './target-menu.module.css';

/** The fields that a column can go to, by their groups, with what else can become of it. */
export function TargetMenu({
  column: { index, name, target, setBy },
  fields,
  takenBy,
  onChange,
  onNewField,
  onClose,
}: {
  readonly column: PreviewColumn;
  readonly fields: readonly Field[];
  /** The column that goes to a field, by the field's key. */
  readonly takenBy: ReadonlyMap<string | undefined, string>;
  readonly onChange: (change: DraftChange) => void;
  readonly onNewField: (index: number, label: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('wizard');
  const mayAddFields = useMay('settings.write');
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const [, setListed] = useState(false);
  // Only when it is there the search field can say that it belongs to it.
  const noteList = useCallback(() => setListed(true), []);
  const { selectFirstOption } = combobox;
  // Enter takes the first that is found; nothing is chosen before anything is typed.
  useEffect(() => {
    if (search !== '') selectFirstOption();
  }, [search, selectFirstOption]);
  const sought = search.trim().toLowerCase();
  const groups = Map.groupBy(fieldsFound(fields, sought), ({ group }) => group);
  const choose = (value: string): void => {
    onClose();
    if (value === NEW) return onNewField(index, search.trim() === '' ? name : search.trim());
    if (value === FORGET) return onChange({ forgetColumns: [name] });
    onChange({ columns: [{ column: name, target: value === IGNORE ? null : value.slice(1) }] });
  };
  return (
    <Popover
      opened
      onClose={onClose}
      position="bottom-start"
      width="target"
      trapFocus
      // The place that it stands at is no button.
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <span className={classes.place} />
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>
        <Combobox store={combobox} onOptionSubmit={choose}>
          <Combobox.EventsTarget withExpandedAttribute>
            <TextInput
              data-autofocus
              aria-label={t('menu.search')}
              placeholder={t('menu.search')}
              leftSection={<Search size={15} aria-hidden />}
              value={search}
              onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            />
          </Combobox.EventsTarget>
          <Combobox.Options
            // It scrolls: whoever has no mouse can get to it.
            tabIndex={0}
            ref={noteList}
            className={classes.options}
            aria-label={t('menu.label', { column: name })}
          >
            {sought === '' ? (
              <>
                <Combobox.Option value={IGNORE} active={target === null && setBy === 'person'}>
                  <EyeOff size={15} aria-hidden /> {t('menu.ignore')}
                </Combobox.Option>
                {setBy === 'person' ? (
                  <Combobox.Option value={FORGET}>
                    <RotateCcw size={15} aria-hidden /> {t('menu.guess')}
                  </Combobox.Option>
                ) : null}
              </>
            ) : null}
            {[...groups].map(([group, ofGroup]) => (
              <Combobox.Group key={group} label={group}>
                {ofGroup.map(({ key, label, many }) => {
                  const other = takenBy.get(key);
                  const isTaken = other !== undefined && other !== name && !many;
                  return (
                    <Combobox.Option
                      key={key}
                      value={`.${key}`}
                      active={key === target?.field}
                      data-current={key === target?.field || undefined}
                    >
                      <span className={classes.field}>{label}</span>
                      {isTaken ? (
                        <span className={classes.taken}>{t('menu.taken', { column: other })}</span>
                      ) : null}
                    </Combobox.Option>
                  );
                })}
              </Combobox.Group>
            ))}
            {groups.size === 0 ? (
              <Text size="sm" p={8}>
                {t('menu.none')}
              </Text>
            ) : null}
            {mayAddFields ? (
              <Combobox.Option value={NEW} className={classes.new}>
                <Plus size={15} aria-hidden />{' '}
                {sought === '' ? t('menu.new') : t('menu.newNamed', { label: search.trim() })}
              </Combobox.Option>
            ) : null}
          </Combobox.Options>
        </Combobox>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Those whose name begins so come first. */
function fieldsFound(fields: readonly Field[], sought: string): readonly Field[] {
  if (sought === '') return fields;
  const found = fields.filter(({ label, key }) =>
    [label, key].some((name) => name.toLowerCase().includes(sought)),
  );
  const begins = ({ label }: Field): boolean => label.toLowerCase().startsWith(sought);
  return [...found.filter(begins), ...found.filter((field) => !begins(field))];
}

// Keys of fields are given with a dot, so that none of them is one of these.
const IGNORE = 'ignore';
const FORGET = 'forget';
const NEW = 'new';
