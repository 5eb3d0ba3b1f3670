import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../parts/dialog.tsx';
import { FieldForm } from '../../../parts/field-form.tsx';
import type { PreviewColumn } from './column-findings.ts';
import { guessFieldType } from './guess-field-type.ts';

/** Makes a field of the account's own for a column; its type is guessed from the column's values. */
export function NewFieldDialog({
  column: { name, samples },
  label,
  onClose,
  onAdded,
}: {
  readonly column: PreviewColumn;
  readonly label: string;
  readonly onClose: () => void;
  readonly onAdded: (key: string) => void;
}) {
  const { t } = useTranslation('wizard');
  const options = new Set(samples.map((sample) => sample.trim()).filter((one) => one !== ''));
  return (
    <Dialog onClose={onClose} title={t('newField.title', { column: name })}>
      <FieldForm
        given={{ label, type: guessFieldType(samples), options: [...options] }}
        typeNote={t('newField.typeHint')}
        onCancel={onClose}
        onSaved={({ key }) => onAdded(key)}
      />
    </Dialog>
  );
}
