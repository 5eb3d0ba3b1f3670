import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../api/imports.ts';
import type { DraftChange } from '../../../api/drafts.ts';

const FLAGS = [
  ['do_not_contact', 'doNotContact'],
  ['do_not_email', 'doNotEmail'],
  ['do_not_phone', 'doNotPhone'],
] as const;

/** Has every contact of the import protected from being contacted, in all ways or in some. */
export function ConsentChoice({
  constants,
  onChange,
}: {
  readonly constants: ImportPreview['chosen']['constants'];
  readonly onChange: (flags: NonNullable<DraftChange['constants']>) => void;
}) {
  const { t } = useTranslation('review');
  const chosen = FLAGS.map(([key]) => key).filter((key) => constants[key] === true);
  return (
    <Checkbox.Group
      label={t('followUp.consent')}
      description={t('followUp.consentHint')}
      value={chosen}
      onChange={(keys) =>
        onChange(Object.fromEntries(FLAGS.map(([key]) => [key, keys.includes(key) ? true : null])))
      }
    >
      <Stack gap={8} mt={8}>
        {FLAGS.map(([key, label]) => (
          <Checkbox key={key} value={key} label={t(`followUp.${label}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
