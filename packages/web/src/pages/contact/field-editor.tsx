import { ActionIcon, Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, GitCompareArrows, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GivenValues, isConflict, useChangeContact } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import { type Field, fieldsQuery } from '../../api/fields.ts';
import { FieldInput } from '../../parts/field-input.tsx';
import { FieldValue } from '../../parts/field-value.tsx';
import { fieldProblems } from '../../parts/field-problems.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { problemSentence } from '../../parts/problem-sentence.ts';
import { duplicateOf } from './duplicate-of.ts';
import classes from './field-editor.module.css';

/**
 * The input in place of a value: Enter or leaving it saves, Escape gives it up. What the server does
 * not take stays in the input with what it says about it.
 */
export function FieldEditor({
  contact,
  field,
  initial,
  valuesOf,
  onDone,
}: {
  readonly contact: Contact;
  readonly field: Field;
  readonly initial: unknown;
  /** What to change of the contact for a value that was given. */
  readonly valuesOf: (given: unknown) => GivenValues;
  /** Called when it is saved or given up; `byKey`: the focus is still here. */
  readonly onDone: (byKey: boolean) => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const root = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState(initial);
  const [seen, setSeen] = useState(contact);
  const change = useChangeContact(contact.contactId);
  const [refused, setRefused] = useState<unknown>(undefined);
  const keys = Object.keys(valuesOf(value));
  const said = fieldProblems(change.error);
  // What was said of a value is not said of the next one.
  const isRefused = JSON.stringify(refused) === JSON.stringify(value);
  const problem = keys.map((key) => said.get(key)).find((one) => one !== undefined);
  const isChangedMeanwhile = isConflict(change.error);
  const hasOther = change.error !== null && problem === undefined && !isChangedMeanwhile;

  const save = (
    given: unknown,
    { by, from = seen }: { by: 'key' | 'leaving'; from?: Contact },
  ): void => {
    if (change.isPending) return;
    if (JSON.stringify(given) === JSON.stringify(initial) && from === seen) {
      onDone(by === 'key');
      return;
    }
    change.mutate(
      { values: valuesOf(given), seen: from },
      {
        onSuccess: () =>
          onDone(by === 'key' && (root.current?.contains(document.activeElement) ?? false)),
        onError: () => setRefused(given),
      },
    );
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    if (event.key === 'Escape' && event.target.ariaExpanded !== 'true') {
      event.stopPropagation();
      onDone(true);
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement)
      return;
    if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    save(value, { by: 'key' });
  };

  // Only now is it known where the focus went; a window that is left has not been decided about.
  const onBlur = (): void => {
    requestAnimationFrame(() => {
      const isHere = root.current === null || root.current.contains(document.activeElement);
      if (isHere || !document.hasFocus() || isChangedMeanwhile) return;
      if (!isRefused) save(value, { by: 'leaving' });
    });
  };

  return (
    <div
      ref={root}
      role="presentation"
      className={classes.editor}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <div className={classes.input}>
        <FieldInput
          field={field}
          value={value}
          onChange={(given) => {
            setValue(given);
            if (CHOSEN_AT_ONCE.has(field.type)) save(given, { by: 'key' });
          }}
          isLabelHidden
          takesFocus
          error={isRefused ? problem : undefined}
        />
        {isChangedMeanwhile ? (
          <Conflict
            contact={contact}
            keys={keys}
            onApply={() => {
              setSeen(contact);
              save(value, { by: 'key', from: contact });
            }}
            onKeep={() => onDone(true)}
          />
        ) : null}
        {hasOther && isRefused ? <OtherProblem error={change.error} /> : null}
      </div>
      <ActionIcon
        variant="subtle"
        size="lg"
        loading={change.isPending}
        aria-label={t('common:save')}
        onClick={() => save(value, { by: 'key' })}
      >
        <Check size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('common:cancel')}
        onClick={() => onDone(true)}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** One choice is all there is to say. */
const CHOSEN_AT_ONCE: ReadonlySet<string> = new Set([
  'single_option',
  'yes_no',
  'country',
  'owner',
]);

function OtherProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('contact');
  const { t: common } = useTranslation();
  const duplicate = duplicateOf(error);
  return (
    <Text role="alert" size="sm" className={classes.problem}>
      {duplicate === null ? (
        problemSentence(error, common)
      ) : (
        <>
          {t('duplicate.text', { name: duplicate.name })}{' '}
          <LinkAnchor inherit to="/contacts/$contactId" params={{ contactId: duplicate.contactId }}>
            {t('duplicate.open', { name: duplicate.name })}
          </LinkAnchor>
        </>
      )}
    </Text>
  );
}

function Conflict({
  contact,
  keys,
  onApply,
  onKeep,
}: {
  readonly contact: Contact;
  readonly keys: readonly string[];
  readonly onApply: () => void;
  readonly onKeep: () => void;
}) {
  const { t } = useTranslation('contact');
  const fields = useQuery(fieldsQuery).data ?? [];
  const shown = fields.filter(({ key }) => keys.includes(key) && contact.values[key] !== undefined);
  return (
    <Alert
      role="alert"
      mt={6}
      color="orange"
      icon={<GitCompareArrows size={18} aria-hidden />}
      title={t('conflict.title')}
    >
      {shown.length === 0 ? t('conflict.empty') : t('conflict.now')}
      {shown.map((field) => (
        <Text key={field.key} size="sm" fw={600} className={classes.now}>
          <FieldValue field={field} value={contact.values[field.key]} />
        </Text>
      ))}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={onApply}>
          {t('conflict.apply')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {t('conflict.keep')}
        </Button>
      </Group>
    </Alert>
  );
}
