import { ActionIcon, Badge, Button, Menu } from '@mantine/core';
import { Ellipsis, Pencil, Plus, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeContact } from '../../api/contact.ts';
import type { Contact } from '../../api/contacts.ts';
import type { Field } from '../../api/fields.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import classes from './contact-points.module.css';
import { FieldEditor } from './field-editor.tsx';
import { POINT_FIELDS, type PointKind, pointsOf, pointValues } from './points-of.ts';
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
  const [isAdding, setAdding] = useState(false);
  const { editButton, returnFocus } = useReturnedFocus(isAdding);
  const change = useChangeContact(contact.contactId);
  const points = pointsOf(contact, kind);
  const { primary, rest } = POINT_FIELDS[kind];
  const [field, restField] = [primary, rest].map((key) => fields.find((one) => one.key === key));
  if (field === undefined || restField === undefined) return null;
  const put = (next: readonly string[]): void =>
    change.mutate({ values: pointValues(kind, next), seen: contact });
  return (
    <div className={classes.points}>
      <h3 className={classes.label}>{field.label}</h3>
      <ul className={classes.list}>
        {points.map((point, at) => (
          <Point
            key={point}
            contact={contact}
            field={field}
            sourceField={at === 0 ? field : restField}
            point={point}
            isPrimary={at === 0 && points.length > 1}
            mayWrite={mayWrite}
            onReplace={(text) => pointValues(kind, replaced(points, at, text))}
            onRemove={() => put(points.filter((one) => one !== point))}
            onMakePrimary={
              at === 0 ? null : () => put([point, ...points.filter((one) => one !== point)])
            }
          />
        ))}
        {points.length === 0 && !isAdding ? <li className={classes.none}>{t('noValue')}</li> : null}
        {isAdding ? (
          <li className={classes.point}>
            <FieldEditor
              contact={contact}
              field={field}
              initial={null}
              valuesOf={(given) =>
                pointValues(kind, typeof given === 'string' ? [...points, given] : points)
              }
              onDone={(byKey) => {
                returnFocus(byKey);
                setAdding(false);
              }}
            />
          </li>
        ) : null}
      </ul>
      {mayWrite && !isAdding ? (
        <Button
          ref={editButton}
          variant="subtle"
          size="compact-sm"
          ml={2}
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t(`points.add.${kind}`)}
        </Button>
      ) : null}
      <ProblemAlert error={change.error} />
    </div>
  );
}

function Point({
  contact,
  field,
  sourceField,
  point,
  isPrimary,
  mayWrite,
  onReplace,
  onRemove,
  onMakePrimary,
}: {
  readonly contact: Contact;
  readonly field: Field;
  readonly sourceField: Field;
  readonly point: string;
  readonly isPrimary: boolean;
  readonly mayWrite: boolean;
  readonly onReplace: (text: string | null) => Readonly<Record<string, unknown>>;
  readonly onRemove: () => void;
  readonly onMakePrimary: (() => void) | null;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const [isEdited, setEdited] = useState(false);
  const { editButton, returnFocus } = useReturnedFocus(isEdited);
  if (isEdited) {
    return (
      <li className={classes.point}>
        <FieldEditor
          contact={contact}
          field={field}
          initial={point}
          valuesOf={(given) => onReplace(typeof given === 'string' ? given : null)}
          onDone={(byKey) => {
            returnFocus(byKey);
            setEdited(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.point}>
      <span className={classes.value}>
        <FieldValue field={field} value={point} linked />
        {isPrimary ? (
          <Badge size="sm" variant="default" tt="none" fw={500} ml={8}>
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
              ref={editButton}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('points.actions', { point })}
            >
              <Ellipsis size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<Pencil size={15} aria-hidden />}
              onClick={() => setEdited(true)}
            >
              {t('common:edit')}
            </Menu.Item>
            {onMakePrimary === null ? null : (
              <Menu.Item leftSection={<Star size={15} aria-hidden />} onClick={onMakePrimary}>
                {t('points.makePrimary')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Trash2 size={15} aria-hidden />} onClick={onRemove}>
              {t('common:remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}

function replaced(points: readonly string[], at: number, text: string | null): readonly string[] {
  return points.flatMap((one, index) => (index === at ? (text ?? []) : one));
}
