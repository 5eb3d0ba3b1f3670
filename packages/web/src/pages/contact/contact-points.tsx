import { ActionIcon, Badge, Button, Menu } from '@mantine/core';
import { Ellipsis, Pencil, Plus, Star, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeContact } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { focusIfLost } from '../../parts/focus-if-lost.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import classes from './contact-points.module.css';
import { FieldEditor } from './field-editor.tsx';
import { POINT_FIELDS, type PointKind, pointsOf, pointValues, withPoint } from './points-of.ts';
import { useReturnedFocus } from './use-returned-focus.ts';
import { ValueSourceButton } from './value-source-button.tsx';

/** The emails or phone numbers of a contact: which is the primary one, and more of them. */
export function ContactPoints({
  contact,
  fields,
  kind,
  mayWrite,
}: {
  readonly contact: Contact;
  readonly fields: readonly Field[];
  readonly kind: PointKind;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('contact');
  const [edited, setEdited] = useState<Edited | null>(null);
  const { editButton, returnFocus } = useReturnedFocus(edited !== null);
  const change = useChangeContact(contact.contactId);
  const points = pointsOf(contact, kind);
  const shown = useRef(points.length);
  useEffect(() => {
    // The button of one that was removed is gone.
    if (points.length < shown.current) focusIfLost(editButton.current);
    shown.current = points.length;
  }, [points.length, editButton]);
  const { primary, rest } = POINT_FIELDS[kind];
  const [field, restField] = [primary, rest].map((key) => fields.find((one) => one.key === key));
  if (field === undefined || restField === undefined) return null;
  const put = (next: readonly string[]): void =>
    change.mutate({ values: pointValues(kind, next), seen: contact });
  const editor =
    edited === null ? null : (
      <li key="editor" className={classes.point}>
        <FieldEditor
          contact={contact}
          field={field}
          initial={edited.point}
          valuesOf={(given) => pointValues(kind, withPoint(points, edited.point, given))}
          onDone={(byKey) => {
            returnFocus(byKey);
            setEdited(null);
          }}
        />
      </li>
    );
  const isAdded = edited !== null && (edited.point === null || !points.includes(edited.point));
  return (
    <div className={classes.points}>
      <h3 className={classes.label}>{field.label}</h3>
      <ul className={classes.list}>
        {[
          ...points.map((point, at) =>
            point === edited?.point ? (
              editor
            ) : (
              <Point
                key={point}
                contact={contact}
                field={field}
                sourceField={at === 0 ? field : restField}
                point={point}
                isPrimary={at === 0 && points.length > 1}
                mayWrite={mayWrite}
                isBusy={change.isPending}
                onEdit={() => setEdited({ point })}
                onRemove={() => put(points.filter((one) => one !== point))}
                onMakePrimary={
                  at === 0 ? null : () => put([point, ...points.filter((one) => one !== point)])
                }
              />
            ),
          ),
          // One that somebody removed meanwhile is not gone while it is edited here.
          isAdded ? editor : null,
        ]}
        {points.length === 0 && edited === null ? (
          <li className={classes.none}>{t('noValue')}</li>
        ) : null}
      </ul>
      {mayWrite && edited === null ? (
        <Button
          ref={editButton}
          variant="subtle"
          size="compact-sm"
          ms={2}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setEdited({ point: null })}
        >
          {t(`points.add.${kind}`)}
        </Button>
      ) : null}
      <ProblemAlert error={change.error} />
    </div>
  );
}

/** What is edited: one of the list, or a new one. */
interface Edited {
  readonly point: string | null;
}

function Point({
  contact,
  field,
  sourceField,
  point,
  isPrimary,
  mayWrite,
  isBusy,
  onEdit,
  onRemove,
  onMakePrimary,
}: {
  readonly contact: Contact;
  readonly field: Field;
  readonly sourceField: Field;
  readonly point: string;
  readonly isPrimary: boolean;
  readonly mayWrite: boolean;
  /** The list is being changed: what is done next is done with what comes of it. */
  readonly isBusy: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onMakePrimary: (() => void) | null;
}) {
  const { t } = useTranslation(['contact', 'common']);
  return (
    <li className={classes.point}>
      <span className={classes.value}>
        <FieldValue field={field} value={point} linked />
        {isPrimary ? (
          <Badge size="sm" variant="default" tt="none" fw={500} ms={8}>
            {t('points.primary')}
          </Badge>
        ) : null}
      </span>
      <span className={classes.source}>
        <ValueSourceButton contact={contact} field={sourceField} />
      </span>
      {mayWrite ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('points.actions', { point })}
            >
              <Ellipsis size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={onEdit}>
              {t('common:edit')}
            </Menu.Item>
            {onMakePrimary === null ? null : (
              <Menu.Item
                disabled={isBusy}
                leftSection={<Star size={15} aria-hidden />}
                onClick={onMakePrimary}
              >
                {t('points.makePrimary')}
              </Menu.Item>
            )}
            <Menu.Item
              disabled={isBusy}
              leftSection={<Trash2 size={15} aria-hidden />}
              onClick={onRemove}
            >
              {t('common:remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}
