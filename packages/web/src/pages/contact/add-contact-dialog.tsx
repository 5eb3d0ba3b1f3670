import { Button, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GivenValues, useAddContact } from '../../api/contact.ts';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldInput } from '../../parts/field-input.tsx';
import { fieldProblems } from '../../parts/field-problems.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { DuplicateAlert } from './duplicate-alert.tsx';
import { duplicateOf } from './duplicate-of.ts';

/** The form of a new contact: who it is, an email or a phone, and any other field. */
export function AddContactDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const navigate = useNavigate();
  const fields = useQuery(fieldsQuery).data ?? [];
  const [values, setValues] = useState<GivenValues>({});
  const [more, setMore] = useState<readonly string[]>([]);
  const [isAnother, setAnother] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [mended, setMended] = useState<ReadonlySet<string>>(NONE);
  const add = useAddContact();
  // Once it stands beside its field.
  useEffect(() => {
    if (add.error !== null) focusFirst(form.current, '[aria-invalid="true"]');
  }, [add.error]);
  const shown = [...USUAL, ...more].flatMap(
    (key) => fields.find((field) => field.key === key) ?? [],
  );
  const problems = fieldProblems(add.error);
  const isBesideFields = shown.some(({ key }) => problems.has(key));
  const duplicate = duplicateOf(add.error);

  const send = (isFollowed: boolean): void => {
    if (add.isPending) return;
    setAnother(isFollowed);
    setMended(NONE);
    add.mutate(values, {
      onSuccess: ({ contactId, name }) => {
        setValues(isFollowed && values['type'] !== undefined ? { type: values['type'] } : {});
        if (!isFollowed) setMore([]);
        notifications.show({
          message: t('add.added', { name }),
          color: 'green',
          closeButtonProps: { 'aria-label': t('common:close') },
        });
        if (isFollowed) focusFirst(form.current);
        else {
          onClose();
          void navigate({ to: '/contacts/$contactId', params: { contactId } });
        }
      },
    });
  };

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    send(false);
  };

  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('add.title')} size="lg">
      <form ref={form} onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          {duplicate === null ? null : <DuplicateAlert {...duplicate} onFollow={onClose} />}
          {duplicate !== null || isBesideFields ? null : <ProblemAlert error={add.error} />}
          {shown.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              value={values[field.key] ?? null}
              onChange={(value) => {
                setValues((before) => ({ ...before, [field.key]: value }));
                setMended((before) => new Set([...before, field.key]));
              }}
              // What was said of a value is not said of the next one.
              error={mended.has(field.key) ? undefined : problems.get(field.key)}
              takesFocus={field.key === (more.at(-1) ?? USUAL[0])}
              description={field.key === 'email' ? t('add.reach') : undefined}
            />
          ))}
          <MoreFields
            fields={fields.filter(
              ({ key, type }) => type !== 'record_id' && !shown.some((field) => field.key === key),
            )}
            onChoose={(key) => setMore((before) => [...before, key])}
          />
          <Group justify="flex-end" gap="xs" mt="sm">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              variant="default"
              loading={add.isPending && isAnother}
              disabled={add.isPending}
              onClick={() => send(true)}
            >
              {t('add.another')}
            </Button>
            <Button type="submit" loading={add.isPending && !isAnother} disabled={add.isPending}>
              {t('add.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** What most contacts are added with. */
const USUAL = ['first_name', 'last_name', 'email', 'phone', 'type'];

function MoreFields({
  fields,
  onChoose,
}: {
  readonly fields: readonly Field[];
  readonly onChoose: (key: string) => void;
}) {
  const { t } = useTranslation('contact');
  const groups = [...new Set(fields.map(({ group }) => group))];
  return (
    <Select
      label={t('add.more')}
      placeholder={t('add.moreHint')}
      searchable
      value={null}
      data={groups.map((group) => ({
        group,
        items: fields
          .filter((field) => field.group === group)
          .map(({ key, label }) => ({ value: key, label })),
      }))}
      onChange={(key) => key !== null && onChoose(key)}
      nothingFoundMessage={t('input.nothingFound')}
    />
  );
}

function focusFirst(form: HTMLFormElement | null, selector = 'input'): void {
  form?.querySelector<HTMLElement>(selector)?.focus();
}
