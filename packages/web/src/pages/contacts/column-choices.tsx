import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  ScrollArea,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnChoice, useColumnChoices } from './use-contact-columns.tsx';
import { FIRST_COLUMNS } from './use-usual-columns.ts';

/** All columns that there can be: those that are shown first, in their order. */
export function ColumnChoices({
  columns,
  onChange,
}: {
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}) {
  const { t } = useTranslation('contacts');
  const [search, setSearch] = useState('');
  const all = useColumnChoices().filter(({ key }) => key !== '@name');
  const shown = columns.flatMap((key) => all.find((one) => one.key === key) ?? []);
  const others = all.filter(({ key }) => !columns.includes(key));
  const meets = ({ label }: ColumnChoice): boolean =>
    label.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
  const keys = shown.map(({ key }) => key);
  const change = (next: readonly string[]): void => onChange(['@name', ...next]);
  const toggle = (key: string): void =>
    change(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);
  const move = (key: string, by: number): void => {
    const at = keys.indexOf(key);
    change(keys.toSpliced(at, 1).toSpliced(at + by, 0, key));
  };
  return (
    <>
      <TextInput
        p="xs"
        aria-label={t('columns.search')}
        placeholder={t('columns.search')}
        leftSection={<Search size={15} aria-hidden />}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        data-autofocus
      />
      <ScrollArea.Autosize mah={340} px="xs" viewportProps={{ tabIndex: -1 }}>
        <Stack gap={2} component="ul" m={0} p={0}>
          {shown.filter(meets).map(({ key, label }) => (
            <Group key={key} component="li" gap={2} wrap="nowrap" justify="space-between">
              <ColumnBox label={label} isShown onToggle={() => toggle(key)} />
              {search === '' ? (
                <Group gap={0} wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('columns.earlier', { label })}
                    disabled={keys[0] === key}
                    onClick={() => move(key, -1)}
                  >
                    <ArrowUp size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('columns.later', { label })}
                    disabled={keys.at(-1) === key}
                    onClick={() => move(key, 1)}
                  >
                    <ArrowDown size={14} aria-hidden />
                  </ActionIcon>
                </Group>
              ) : null}
            </Group>
          ))}
        </Stack>
        <GroupedColumns choices={others.filter(meets)} onToggle={toggle} />
        {all.some(meets) ? null : (
          <Text size="sm" c="dimmed" py="sm">
            {t('nothingFound')}
          </Text>
        )}
      </ScrollArea.Autosize>
      <Group p="xs" justify="flex-end">
        <Button variant="subtle" size="compact-xs" onClick={() => onChange(FIRST_COLUMNS)}>
          {t('columns.reset')}
        </Button>
      </Group>
    </>
  );
}

function GroupedColumns({
  choices,
  onToggle,
}: {
  readonly choices: readonly ColumnChoice[];
  readonly onToggle: (key: string) => void;
}) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return groups.map((group) => (
    <div key={group} role="group" aria-label={group}>
      <Text size="xs" fw={500} mt="sm" mb={4} aria-hidden>
        {group}
      </Text>
      <Stack gap={2}>
        {choices
          .filter((choice) => choice.group === group)
          .map(({ key, label }) => (
            <ColumnBox key={key} label={label} isShown={false} onToggle={() => onToggle(key)} />
          ))}
      </Stack>
    </div>
  ));
}

function ColumnBox({
  label,
  isShown,
  onToggle,
}: {
  readonly label: string;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}) {
  return <Checkbox size="xs" py={4} label={label} checked={isShown} onChange={onToggle} />;
}
