import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from './api.ts';

/** Goes on in another account of the person. */
export function useChangeAccount() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: async (accountId: string) => api.chooseAccount({ body: { accountId } }),
    onSuccess: async () => {
      await router.navigate({ to: '/contacts' });
      // Nothing that is known of one account may be shown in another.
      await queryClient.resetQueries();
    },
  });
}
