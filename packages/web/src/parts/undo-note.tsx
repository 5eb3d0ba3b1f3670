import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '../api/fields.ts';
import type { ImportRow } from '../api/imports.ts';

/** What undoing made of a row, and why it left something as it is; nothing where nobody undid it. */
export function UndoNote({ row: { undo, undoNote } }: { readonly row: ImportRow }) {
  const { t } = useTranslation('review');
  const fields = useQuery(fieldsQuery).data;
  if (undo === null) return null;
  const reasons = Object.entries(undoNote ?? {}).map(([field, reason]) => {
    const label = fields?.find(({ key }) => key === field)?.label ?? field;
    return { label, sentence: t(keptSentence(reason)) };
  });
  return (
    <Alert
      color={undo === 'reversed' ? 'gray' : undo === 'kept' ? 'orange' : 'red'}
      title={t(`undo.${undo}`)}
      p="sm"
    >
      {reasons.map(({ label, sentence }) => (
        <div key={label}>{label === '' ? sentence : `${label}: ${sentence}`}</div>
      ))}
    </Alert>
  );
}

/** Why undoing left something alone, as the texts name it. */
export function keptSentence(reason: string) {
  switch (reason) {
    case 'protected':
      return 'kept.protected';
    case 'key_taken':
      return 'kept.keyTaken';
    default:
      return 'kept.changed';
  }
}
