import { useTranslation } from 'react-i18next';
import type { Field } from '../../api/fields.ts';
import { Dialog } from '../../parts/dialog.tsx';
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
  const { t } = useTranslation('settings');
  return (
    <Dialog
      onClose={onClose}
      title={field === null ? t('fields.new') : t('fields.edit', { label: field.label })}
    >
      <FieldForm field={field} onCancel={onClose} onSaved={onClose} />
    </Dialog>
  );
}
