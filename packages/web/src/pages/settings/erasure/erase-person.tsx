import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../api/contacts.ts';
import { erasableQuery, type Erased } from '../../../api/erasure.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import classes from '../settings-rows.module.css';
import { EraseDialog } from './erase-dialog.tsx';
import { ErasedNote } from './erased-note.tsx';

/** Finds the person to erase by email, phone or name. */
export function ErasePerson() {
  const { t } = useTranslation('people');
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [chosen, setChosen] = useState<Contact | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);
  const { data: found = [], error, isFetching } = useQuery(erasableQuery(asked));
  const isNobody = asked !== '' && asked === search.trim() && found.length === 0 && !isFetching;
  return (
    <Stack gap="sm">
      {erased === null ? null : <ErasedNote erased={erased} />}
      <TextInput
        type="search"
        label={t('erasure.search')}
        maw={420}
        leftSection={<Search size={16} aria-hidden />}
        autoComplete="off"
        data-search
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <ProblemAlert error={error} />
      <Stack gap={0} role="status">
        {isNobody ? <Text c="dimmed">{t('erasure.nobody')}</Text> : null}
        {asked === ''
          ? null
          : found.map((contact) => {
              const { contactId, name, values, deletedAt } = contact;
              return (
                <div key={contactId} className={classes.row}>
                  <div className={classes.main}>
                    <Group gap={6}>
                      <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                        {name}
                      </Text>
                      {deletedAt === null ? null : (
                        <Badge variant="light" color="gray" size="sm" tt="none">
                          {t('erasure.inBin')}
                        </Badge>
                      )}
                    </Group>
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {[values['email'], values['phone']]
                        .filter((value) => typeof value === 'string')
                        .join(' · ')}
                    </Text>
                  </div>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('erasure.eraseName', { name })}
                    onClick={() => {
                      setChosen(contact);
                      setOpen(true);
                    }}
                  >
                    {t('erasure.erase')}
                  </Button>
                </div>
              );
            })}
      </Stack>
      {chosen === null ? null : (
        <EraseDialog
          contact={chosen}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          onErased={(what) => {
            setErased(what);
            setSearch('');
            setOpen(false);
          }}
        />
      )}
    </Stack>
  );
}
