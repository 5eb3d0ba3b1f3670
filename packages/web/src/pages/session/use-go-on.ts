import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { forgetEverything } from '../../api/forget-everything.ts';

/** Goes on as whoever has just signed in, to where they wanted to go. */
export function useGoOn(): (next?: string) => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return (next = '/contacts') => {
    forgetEverything(queryClient);
    router.history.replace(next);
  };
}
