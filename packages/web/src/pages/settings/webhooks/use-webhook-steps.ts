import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/api.ts';

/** What can be done with a webhook. */
export function useWebhookSteps(webhookId: string) {
  const queryClient = useQueryClient();
  const params = { webhookId };
  const onSettled = async (): Promise<void> =>
    queryClient.invalidateQueries({ queryKey: ['webhooks'] });
  return {
    enable: useMutation({
      mutationFn: async (enabled: boolean) => api.updateWebhook({ params, body: { enabled } }),
      onSettled,
    }),
    rotate: useMutation({
      mutationFn: async () => api.rotateWebhookSecret({ params }),
      onSettled,
    }),
    test: useMutation({ mutationFn: async () => api.testWebhook({ params }), onSettled }),
    remove: useMutation({ mutationFn: async () => api.deleteWebhook({ params }), onSettled }),
  };
}
