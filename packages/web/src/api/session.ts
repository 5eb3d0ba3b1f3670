import { ApiError } from '@muster/core/contract/api-error';
import type { Operations } from '@muster/core/contract/operations';
import type { AnswerOf } from '@muster/core/contract/operation';
import type { Action } from '@muster/core/contract/permissions';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import { workIn } from './page-headers.ts';

/** Who is signed in, in which account. */
export type Session = AnswerOf<Operations['readSession']>;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => readSession(signal),
  staleTime: 60_000,
});

/** The session, or null where nobody is signed in. */
export const sessionOrNoneQuery = queryOptions({
  queryKey: ['session', 'or none'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await readSession(signal);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated') return null;
      throw error;
    }
  },
});

/** The session as this window works in it: in the account that it has worked in so far, if any. */
async function readSession(signal: AbortSignal): Promise<Session> {
  const session = await api.readSession({ signal }).catch(async (error: unknown) => {
    if (!(error instanceof ApiError && error.code === 'not_found')) throw error;
    // Whoever is signed in does not belong to that account, or no longer does.
    workIn(null);
    return api.readSession({ signal });
  });
  workIn(session.account?.accountId ?? null);
  return session;
}

/** The sessions of whoever is signed in, the newest first. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await api.listSessions({ signal })).items,
});

/** How people come in on this server. */
export const signUpQuery = queryOptions({
  queryKey: ['sign-up'],
  queryFn: async ({ signal }) => api.readSignUp({ signal }),
});

/** What the link of an invitation invites to. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: async ({ signal }) => api.readInvitation({ body: { token }, signal }),
  });
}

/** The session, on pages that are shown only to people who are signed in. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person may take that action in the account; false where nobody is signed in. */
export function useMay(action: Action): boolean {
  return useQuery(sessionQuery).data?.account?.actions.includes(action) ?? false;
}
