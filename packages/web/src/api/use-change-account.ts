import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from './api.ts';
import { putAllAway } from './bulk-actions.ts';
import { forgetKeptTexts } from './kept-text.ts';
import { workIn } from './page-headers.ts';
import { sessionQuery } from './session.ts';

/** Goes on in another account of the person. */
export function useChangeAccount() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: async (accountId: string) => api.chooseAccount({ body: { accountId } }),
    onSuccess: async ({ accountId }) => {
      // A session that is being read would lead back.
      await queryClient.cancelQueries(sessionQuery);
      workIn(accountId);
      await router.navigate({ to: '/contacts' });
      // Nothing that is known of one account may be shown in another.
      putAllAway();
      forgetKeptTexts();
      await queryClient.resetQueries();
    },
  });
}
