// What several sections of the settings ask for.
import { queryOptions } from '@tanstack/react-query';
import { api, good } from '../../api.ts';
import { me, queryClient } from '../../queries.ts';

/** The organization that one is signed in to, with its members. */
export const myOrganization = queryOptions({
  queryKey: ['organization', 'membership', 'mine'],
  queryFn: async () => {
    const { organizations } = await queryClient.ensureQueryData(me);
    const session = await good(api.GET('/session/'));
    const id = session.organization_id ?? organizations[0]?.id ?? '';
    return good(api.GET('/organization/{id}/', { params: { path: { id } } }));
  },
});
