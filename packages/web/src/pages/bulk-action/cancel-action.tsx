import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { type BulkAction, bulkActionQuery } from '../../api/bulk-actions.ts';
import { useMay } from '../../api/session.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Ends a bulk action; what it has done stays. */
export function CancelAction({ action: { bulkActionId } }: { readonly action: BulkAction }) {
  const { t } = useTranslation(['lists', 'common']);
  const queryClient = useQueryClient();
  const mayWrite = useMay('contacts.write');
  const cancel = useMutation({
    mutationFn: async () => api.cancelBulkAction({ params: { bulkActionId } }),
    onSettled: async () =>
      queryClient.invalidateQueries({ queryKey: bulkActionQuery(bulkActionId).queryKey }),
  });
  if (!mayWrite) return null;
  return (
    <>
      <Button
        variant="default"
        title={t('bulk.cancelText')}
        loading={cancel.isPending}
        // A worker ends it at its next contacts.
        disabled={cancel.isSuccess}
        onClick={() => cancel.mutate()}
      >
        {t(cancel.isSuccess ? 'bulk.cancelling' : 'bulk.cancel')}
      </Button>
      <ProblemAlert error={cancel.error} />
    </>
  );
}
