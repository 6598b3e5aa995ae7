// Who is signed in, and in which organization.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, Failure, good } from './api.ts';
import { queryClient } from './queries.ts';

/** Null for nobody. */
export const session = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    try {
      return await good(api.GET('/session/'));
    } catch (error) {
      if (error instanceof Failure && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The id of who is signed in, within the shell. */
export const useMyId = (): string => useSuspenseQuery(session).data?.user.id ?? '';

/** Ends the session, and forgets what it showed. */
export async function signOut(): Promise<void> {
  await good(api.DELETE('/session/'));
  queryClient.clear();
  window.location.assign('/sign-in');
}

/** Goes on in another organization, from its first page. */
export async function switchOrganization(organization_id: string): Promise<void> {
  await good(api.PUT('/session/', { body: { organization_id } }));
  queryClient.clear();
  window.location.assign('/');
}
