// What several pages ask for. A query's key begins with the object types that it shows, so that a change told by the event
// stream finds it: ['task', 'lead'] followed by what tells it from others.
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api, Failure, good } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays one; who does not answer may do so soon.
      retry: (count, error) => count < 3 && !(error instanceof Failure && error.status >= 400 && error.status < 500),
    },
  },
});

export const me = queryOptions({
  queryKey: ['user', 'me'],
  queryFn: () => good(api.GET('/me/')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Name, currency, lead statuses, pipelines with their statuses, members. */
export const organization = (id: string) =>
  queryOptions({
    queryKey: ['organization', 'status.lead', 'status.opportunity', 'pipeline', 'membership', id],
    queryFn: () => good(api.GET('/organization/{id}/', { params: { path: { id } } })),
    staleTime: 5 * 60_000,
  });

export const users = queryOptions({
  queryKey: ['user', 'membership', 'all'],
  queryFn: () => good(api.GET('/user/', { params: { query: { _limit: 1000 } } })),
  staleTime: 5 * 60_000,
});

/** A lead with what its page shows beside the timeline. */
export const lead = (id: string) =>
  queryOptions({
    queryKey: ['lead', 'contact', 'opportunity', 'task', id],
    queryFn: () => good(api.GET('/lead/{id}/', { params: { path: { id } } })),
  });

/** Leads whose name or contacts have these words, for choosing one. */
export const leadsNamed = (text: string) =>
  queryOptions({
    queryKey: ['lead', 'named', text],
    queryFn: () =>
      good(
        api.GET('/lead/', { params: { query: { query: text, _limit: 8, _fields: 'id,display_name,status_label' } } }),
      ),
    placeholderData: (before) => before,
  });

export const smartViews = queryOptions({
  queryKey: ['saved_search', 'lead'],
  queryFn: () => good(api.GET('/saved_search/', { params: { query: { type: 'lead', _limit: 100 } } })),
});

export const leadName = (id: string) =>
  queryOptions({
    queryKey: ['lead', 'name', id],
    queryFn: () => good(api.GET('/lead/{id}/', { params: { path: { id }, query: { _fields: 'id,display_name' } } })),
  });

/** What somebody types to find a lead are the beginnings of words, not the search language. */
export const beginningsOf = (text: string): string =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => `${word}*`)
    .join(' ');

export const leadStatuses = queryOptions({
  queryKey: ['status.lead', 'all'],
  queryFn: () => good(api.GET('/status/lead/')),
  staleTime: 5 * 60_000,
});

export const pipelines = queryOptions({
  queryKey: ['pipeline', 'status.opportunity', 'all'],
  queryFn: () => good(api.GET('/pipeline/')),
  staleTime: 5 * 60_000,
});

/** The custom fields of a kind of object, its own and shared ones, in their order; but for hidden ones. */
export const customFieldsOf = (key: 'lead' | 'contact' | 'opportunity') =>
  queryOptions({
    queryKey: [`custom_fields.${key}`, 'custom_fields.shared', 'schema'],
    queryFn: () => good(api.GET('/custom_field_schema/{key}/', { params: { path: { key } } })),
    select: ({ fields }) => fields.filter(({ type }) => type !== 'hidden'),
    staleTime: 5 * 60_000,
  });
