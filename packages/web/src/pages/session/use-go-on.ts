import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Goes on as whoever has just signed in, to where they wanted to go. */
export function useGoOn(): (next?: string) => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return (next = '/contacts') => {
    // What somebody else saw before is not for this person.
    queryClient.clear();
    router.history.replace(next);
  };
}
