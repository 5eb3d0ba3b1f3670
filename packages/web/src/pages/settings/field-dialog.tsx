import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../api/fields.ts';
import { FieldForm } from '../../parts/field-form.tsx';

/** Makes a field of the account's own, or changes one. */
export function FieldDialog({
  field,
  onClose,
}: {
  /** null: a new one. */
  readonly field: Field | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      title={field === null ? t('fields.new') : t('fields.edit', { label: field.label })}
    >
      <FieldForm field={field} onCancel={onClose} onSaved={onClose} />
    </Modal>
  );
}
