import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { ApiError } from '@muster/core/contract/api-error';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Field, useRemoveField } from '../../api/fields.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Asks before a field goes; a second time, with their number, when contacts have values in it. */
export function RemoveFieldDialog({
  field: { key, label },
  onClose,
}: {
  readonly field: Field;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const remove = useRemoveField();
  const count = contactsWithValue(remove.error);
  const go = (withValues: boolean): void =>
    remove.mutate({ key, withValues }, { onSuccess: onClose });
  return (
    <Dialog onClose={onClose} title={t('fields.remove', { label })}>
      <Stack gap="sm">
        {count === null ? (
          <>
            <Text size="sm">{t('fields.removeText', { label })}</Text>
            <ProblemAlert error={remove.error} />
          </>
        ) : (
          <Alert
            role="alert"
            color="orange"
            icon={<TriangleAlert size={18} aria-hidden />}
            title={t('fields.hasValues', { count, label })}
          >
            {t('fields.hasValuesText')}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" data-autofocus onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="red.8" loading={remove.isPending} onClick={() => go(count !== null)}>
            {count === null ? t('common:remove') : t('fields.removeWithValues')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** How many contacts have a value in the field that was to go; null where that was not the problem. */
function contactsWithValue(error: unknown): number | null {
  const count = error instanceof ApiError ? error.problem['contactsWithValue'] : null;
  return typeof count === 'number' ? count : null;
}
