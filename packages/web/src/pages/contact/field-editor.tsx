import { ActionIcon, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Check, X } from 'lucide-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type GivenValues, isConflict, useChangeContact } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { FieldInput } from '../../parts/field-input.tsx';
import { fieldProblems } from '../../parts/field-problems.ts';
import { LinkAnchor } from '../../parts/link-anchor.tsx';
import { problemSentence } from '../../parts/problem-sentence.ts';
import { ConflictAlert } from './conflict-alert.tsx';
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
  const { t: common } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState(initial);
  // Known at once: what is chosen may take the focus away with it.
  const latest = useRef(initial);
  const [seen, setSeen] = useState(contact);
  const [begun] = useState(initial);
  const change = useChangeContact(contact.contactId);
  const [refused, setRefused] = useState<unknown>(undefined);
  const unsaved = useRef<unknown>(null);
  const isDone = useRef(false);
  // Known at once, where the page is left while the focus is lost.
  const isSaving = useRef(false);
  const keys = Object.keys(valuesOf(value));
  // What was said of a value is not said of the next one.
  const isRefused = isSame(refused, value);
  const problem = (error: unknown): string | undefined => {
    const said = fieldProblems(error);
    return keys.map((key) => said.get(key)).find((one) => one !== undefined);
  };
  const own = problem(change.error);
  const isChangedMeanwhile = isConflict(change.error);
  const hasOther = change.error !== null && own === undefined && !isChangedMeanwhile;

  // What others make of it meanwhile is nothing that was changed here.
  const isUnchanged = (given: unknown): boolean =>
    isSame(given, initial) || (!isChangedMeanwhile && isSame(given, begun));

  const finish = (byKey: boolean): void => {
    isDone.current = true;
    onDone(byKey);
  };

  const save = (
    given: unknown,
    { by, from = seen }: { by: 'key' | 'leaving'; from?: Contact },
  ): void => {
    // The focus may be lost to the saving itself, which is told a frame later.
    if (isSaving.current || isDone.current) return;
    if (isUnchanged(given) && from === seen) {
      finish(by === 'key');
      return;
    }
    unsaved.current = null;
    isSaving.current = true;
    change
      .mutateAsync({ values: valuesOf(given), seen: from })
      .then(() => finish(by === 'key' && (root.current?.contains(document.activeElement) ?? false)))
      .catch((error: unknown) => {
        setRefused(given);
        if (root.current === null) sayNotSaved(error);
        else unsaved.current = error;
      })
      .finally(() => {
        isSaving.current = false;
      });
  };

  const sayNotSaved = (error: unknown): void => {
    notifications.show({
      color: 'red',
      autoClose: false,
      title: t('notSaved', { name: contact.name, label: field.label }),
      message: problem(error) ?? problemSentence(error, common),
      closeButtonProps: { 'aria-label': t('common:close') },
    });
  };

  // Leaving the page saves as well; what was not saved is said on the next one.
  const onLeft = useEffectEvent(() => {
    const isRefusedStill = unsaved.current !== null && isSame(refused, latest.current);
    if (isRefusedStill) sayNotSaved(unsaved.current);
    else if (!isUnchanged(latest.current)) save(latest.current, { by: 'leaving' });
  });
  useEffect(() => onLeft, []);

  const giveUp = (): void => {
    unsaved.current = null;
    finish(true);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    if (event.key === 'Escape' && event.target.ariaExpanded !== 'true') {
      event.stopPropagation();
      giveUp();
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement)
      return;
    if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    save(value, { by: 'key' });
  };

  const saveOnLeaving = (): void => {
    if (isChangedMeanwhile || isSame(refused, latest.current)) return;
    save(latest.current, { by: 'leaving' });
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null) {
      if (root.current?.contains(relatedTarget) === false) saveOnLeaving();
      return;
    }
    // Only later is it known whether the focus went; a window that is left has not been decided about.
    requestAnimationFrame(() => {
      const isHere = root.current === null || root.current.contains(document.activeElement);
      if (!isHere && document.hasFocus()) saveOnLeaving();
    });
  };

  return (
    <div role="presentation" className={classes.listens} onKeyDown={onKeyDown} onBlur={onBlur}>
      <div
        ref={root}
        role="group"
        aria-label={field.label}
        // Where a click on a button does not give it the focus, it stays in here all the same.
        tabIndex={-1}
        className={classes.editor}
      >
        <div className={classes.input}>
          <FieldInput
            field={field}
            value={value}
            onChange={(given) => {
              // What is given while it is being saved would be lost when it closes.
              if (isSaving.current) return;
              latest.current = given;
              setValue(given);
              if (CHOSEN_AT_ONCE.has(field.type)) save(given, { by: 'key' });
            }}
            isLabelHidden
            takesFocus
            error={isRefused ? own : undefined}
          />
          {isChangedMeanwhile ? (
            <ConflictAlert
              contact={contact}
              keys={keys}
              onApply={() => {
                setSeen(contact);
                save(value, { by: 'key', from: contact });
              }}
              onKeep={giveUp}
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
          onClick={giveUp}
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </div>
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

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

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
