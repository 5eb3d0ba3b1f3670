import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { postAuth } from './api.ts';
import { forgetEverything } from './forget-everything.ts';

/** Signs out in all windows of this browser. */
export async function signOut(): Promise<void> {
  await postAuth('/sign-out');
  // Whatever the value: that it changes is told to the other windows.
  localStorage.setItem(SIGNED_OUT, new Date().toISOString());
}

/** Signs out, and goes where one signs in. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in' });
      forgetEverything(queryClient);
    },
  });
}

/** Calls the listener when somebody signs out in another window. */
export function onSignedOutElsewhere(listener: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === SIGNED_OUT) listener();
  });
}

const SIGNED_OUT = 'muster.signed-out';
