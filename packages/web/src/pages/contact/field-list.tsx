import { ActionIcon } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { FieldEditor } from './field-editor.tsx';
import classes from './field-list.module.css';
import { useReturnedFocus } from './use-returned-focus.ts';
import { ValueSourceButton } from './value-source-button.tsx';

/** Fields of a contact with their values, each changed in place. */
export function FieldList({
  contact,
  fields,
  mayWrite,
}: {
  readonly contact: Contact;
  readonly fields: readonly Field[];
  readonly mayWrite: boolean;
}) {
  if (fields.length === 0) return null;
  return (
    <dl className={classes.list}>
      {fields.map((field) => (
        <FieldRow key={field.key} contact={contact} field={field} mayWrite={mayWrite} />
      ))}
    </dl>
  );
}

function FieldRow({
  contact,
  field,
  mayWrite,
}: {
  readonly contact: Contact;
  readonly field: Field;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('contact');
  const [isEdited, setEdited] = useState(false);
  const { editButton, returnFocus } = useReturnedFocus(isEdited);
  const value = contact.values[field.key];
  return (
    <div className={classes.row}>
      <dt className={classes.label}>{field.label}</dt>
      <dd className={classes.content}>
        {isEdited ? (
          <FieldEditor
            contact={contact}
            field={field}
            initial={value ?? null}
            valuesOf={(given) => ({ [field.key]: given })}
            onDone={(byKey) => {
              returnFocus(byKey);
              setEdited(false);
            }}
          />
        ) : (
          <>
            {/* The button beside it is the keyboard's way. */}
            <div
              role="presentation"
              className={classes.value}
              data-editable={mayWrite || undefined}
              data-long={field.type === 'long_text' || undefined}
              onClick={(event) => mayWrite && !isOnLink(event) && setEdited(true)}
            >
              {value === undefined ? (
                <span className={classes.none}>{t('noValue')}</span>
              ) : (
                <FieldValue field={field} value={value} linked />
              )}
            </div>
            <div className={classes.actions}>
              {value === undefined ? null : <ValueSourceButton contact={contact} field={field} />}
              {mayWrite ? (
                <ActionIcon
                  ref={editButton}
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('edit', { label: field.label })}
                  onClick={() => setEdited(true)}
                >
                  <Pencil size={14} aria-hidden />
                </ActionIcon>
              ) : null}
            </div>
          </>
        )}
      </dd>
    </div>
  );
}

function isOnLink({ target }: MouseEvent): boolean {
  const isSelecting = (getSelection()?.toString() ?? '') !== '';
  return isSelecting || (target instanceof Element && target.closest('a') !== null);
}
