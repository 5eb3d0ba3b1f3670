import { Button, Group, Popover, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BookmarkPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useMay } from '../../api/session.ts';
import { noteSmartList, type SmartList } from '../../api/smart-lists.ts';
import { problemSentence } from '../../parts/problem-sentence.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import type { ContactsView } from './use-contacts-view.ts';

/** Saves what is shown: as a new smart list, or in the one that is shown. */
export function ListActions({ view }: { readonly view: ContactsView }) {
  const { t } = useTranslation(['contacts', 'common']);
  const mayWrite = useMay('lists.write');
  const { contacts, list, isChanged } = view;
  if (contacts.deleted || list === undefined) return null;
  if (list !== null)
    return isChanged ? <SaveChanges view={view} list={list} mayWrite={mayWrite} /> : null;
  const isNarrowed = contacts.filter.length > 0 || contacts.search !== '';
  return mayWrite && isNarrowed ? <SaveAsNew view={view} label={t('list.save')} /> : null;
}

function SaveChanges({
  view,
  list,
  mayWrite,
}: {
  readonly view: ContactsView;
  readonly list: SmartList;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: async () =>
      api.changeSmartList({
        params: { smartListId: list.smartListId },
        body: choicesOf(view),
      }),
    onSuccess: (saved) => {
      noteSmartList(queryClient, saved);
      view.reset();
    },
  });
  return (
    <>
      <Group gap="xs">
        {mayWrite ? (
          <>
            <Button size="xs" loading={save.isPending} onClick={() => save.mutate()}>
              {t('list.saveChanges')}
            </Button>
            <SaveAsNew view={view} label={t('list.saveAsNew')} />
          </>
        ) : null}
        <Button variant="subtle" size="xs" color="gray" onClick={view.reset}>
          {t('list.discard')}
        </Button>
      </Group>
      {save.error === null ? null : <ProblemAlert error={save.error} />}
    </>
  );
}

/** Asks for a name in a box at its button, and saves what is shown under it. */
function SaveAsNew({ view, label }: { readonly view: ContactsView; readonly label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onDismiss={() => setOpen(false)}
      position="bottom-end"
      width={280}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="light"
          size="xs"
          leftSection={<BookmarkPlus size={15} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {isOpen ? <NameForm view={view} onSaved={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function NameForm({
  view,
  onSaved,
}: {
  readonly view: ContactsView;
  readonly onSaved: () => void;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: async () => api.createSmartList({ body: { name, ...choicesOf(view) } }),
    onSuccess: async (list) => {
      noteSmartList(queryClient, list);
      onSaved();
      await navigate({ to: '/contacts', search: { list: list.smartListId } });
    },
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && !save.isPending) save.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <TextInput
        label={t('list.name')}
        value={name}
        maxLength={100}
        error={save.error === null ? null : problemSentence(save.error, common)}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        data-autofocus
      />
      <Group justify="flex-end" mt="sm">
        <Button type="submit" size="xs" disabled={name.trim() === ''} loading={save.isPending}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}

function choicesOf({ contacts, columns }: ContactsView) {
  const { filter, search, sort } = contacts;
  return { filter: [...filter], search, sort, columns: [...columns] };
}
