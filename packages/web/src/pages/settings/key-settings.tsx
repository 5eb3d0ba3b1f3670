import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { keysQuery } from '../../api/people.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { openConfirm } from '../../parts/open-confirm.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryContent } from '../../parts/query-content.tsx';
import { KeyList } from './keys/key-list.tsx';
import { NewKeyDialog } from './keys/new-key-dialog.tsx';

/** The keys that programs call the API with. */
export function KeySettings() {
  const { t } = useTranslation('people');
  const queryClient = useQueryClient();
  const query = useQuery(keysQuery);
  const [isMaking, making] = useDisclosure(false);
  const revoke = useMutation({
    mutationFn: async (keyId: string) => api.revokeKey({ params: { keyId } }),
    onSettled: async () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const makeButton = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={making.open}>
      {t('keys.new')}
    </Button>
  );
  const isEmpty = query.data?.length === 0;
  return (
    <Page
      title={t('keys.title')}
      description={t('keys.text')}
      actions={query.data === undefined || isEmpty ? undefined : makeButton}
    >
      <NewKeyDialog isOpen={isMaking} onClose={making.close} />
      <ProblemAlert error={revoke.error} />
      <QueryContent query={query}>
        {(keys) =>
          isEmpty ? (
            <EmptyState
              icon={KeyRound}
              title={t('keys.none')}
              text={t('keys.noneText')}
              action={makeButton}
            />
          ) : (
            <KeyList
              keys={keys}
              onRevoke={({ keyId, name }) =>
                openConfirm({
                  title: t('keys.revokeTitle', { name }),
                  text: t('keys.revokeText'),
                  action: t('keys.revoke'),
                  onConfirm: () => revoke.mutate(keyId),
                })
              }
            />
          )
        }
      </QueryContent>
    </Page>
  );
}
