// What the leads page asks for: its address as a search text, the columns that it shows, and the list itself.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../../client/client.ts';
import { api, good, type Lead } from '../../api.ts';
import { dayName, local, when } from '../../parts/moments.ts';
import { money } from '../../parts/money.ts';
import type { LeadsSearch } from '../../router.tsx';

const PAGE = 100;

/** The text of the search: the smart view, what is typed, and the order. */
export function searchText({ view, query, sort }: LeadsSearch): string {
  const within = view ? `in:"${view}"` : '';
  const typed = view && query ? `(${query})` : (query ?? '');
  const parts = [within, typed].filter(Boolean);
  return [parts.join(' '), sort ? `sort:${sort}` : ''].filter(Boolean).join(' ');
}

export interface Column {
  id: string;
  label: string;
  /** What the list is sorted by, in the search language. */
  sort?: string;
  /** What has to be asked for. */
  fields: string[];
  text: (lead: Lead) => string;
  /** Pixels that it has at least, and its share of what is left. */
  width: { least: number; share: number };
}

const STANDARD: Column[] = [
  {
    id: 'name',
    label: 'Name',
    sort: 'name',
    fields: ['display_name'],
    text: (lead) => lead.display_name,
    width: { least: 150, share: 2 },
  },
  {
    id: 'status',
    label: 'Status',
    sort: 'status',
    fields: ['status_label'],
    text: (lead) => lead.status_label ?? '',
    width: { least: 110, share: 1 },
  },
  {
    id: 'contacts',
    label: 'Contacts',
    sort: 'contacts',
    fields: ['contacts'],
    text: (lead) => lead.contacts.map(({ display_name }) => display_name).join(', '),
    width: { least: 140, share: 1.5 },
  },
  {
    id: 'next_task',
    label: 'Next task',
    fields: ['tasks'],
    text: nextTask,
    width: { least: 160, share: 1.5 },
  },
  {
    id: 'value',
    label: 'Active value',
    fields: ['opportunities'],
    text: activeValue,
    width: { least: 100, share: 1 },
  },
  {
    id: 'date_updated',
    label: 'Updated',
    sort: 'date_updated',
    fields: ['date_updated'],
    text: (lead) => dayName(local(lead.date_updated)),
    width: { least: 120, share: 1 },
  },
  {
    id: 'date_created',
    label: 'Created',
    sort: 'date_created',
    fields: ['date_created'],
    text: (lead) => dayName(local(lead.date_created)),
    width: { least: 120, share: 1 },
  },
];

type SmartView = Schemas['SavedSearch'];

/** What a smart view is ordered by, in the search language. */
export function orderOf(view: SmartView | undefined): string | undefined {
  return view?.query ? SORTED.exec(view.query)?.[1] : undefined;
}

const SORTED = /(?:^|\s)sort:(\S+)\s*$/;

/** A smart view's search in another order. */
export const ordered = (query: string, sort: string): string => `${query.replace(SORTED, '')} sort:${sort}`.trim();

/** The columns that a smart view shows; null when it does not say. Columns are kept as the fields that they begin with. */
export function columnsOf(view: SmartView | undefined, columns: readonly Column[]): string[] | null {
  if (!view?.selected_fields || view.selected_fields.length === 0) return null;
  const kept = new Set(view.selected_fields.map(({ field_id }) => String(field_id)));
  return columns.filter((column) => kept.has(fieldOf(column))).map(({ id }) => id);
}

export const selectedFields = (shown: readonly Column[]) =>
  shown.map((column) => ({ type_id: 'lead', field_id: fieldOf(column) }));

/** Custom fields are kept by their bare ids. */
const fieldOf = ({ fields }: Column): string => (fields[0] ?? '').replace(/^custom\./, '');

export const DEFAULT_COLUMNS = ['name', 'status', 'contacts', 'next_task', 'value', 'date_updated'];

interface CustomField {
  id: string;
  name: string;
}

/** All columns there are: the standard ones, and one for each custom field of leads. */
export const allColumns = (customFields: readonly CustomField[]): Column[] => [
  ...STANDARD,
  ...customFields.map(
    ({ id, name }): Column => ({
      id: `custom.${id}`,
      label: name,
      sort: `custom.${id}`,
      fields: [`custom.${id}`],
      text: (lead) => [(lead as Record<string, unknown>)[`custom.${id}`] ?? []].flat().join(', '),
      width: { least: 120, share: 1 },
    }),
  ),
];

function nextTask({ tasks }: Lead): string {
  const open = (tasks ?? []).filter(({ is_complete }) => !is_complete);
  const [next] = open.sort((a, b) => String(a.date).localeCompare(String(b.date)));
  return next ? `${next.date && !next.is_dateless ? `${when(next.date)}: ` : ''}${next.text ?? 'Opportunity'}` : '';
}

function activeValue({ opportunities }: Lead): string {
  const active = (opportunities ?? []).filter(({ status_type }) => status_type === 'active');
  const total = active.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return active.length === 0 ? '' : money(total, active[0]?.value_currency);
}

export const leadCustomFields = queryOptions({
  queryKey: ['custom_fields.lead', 'all'],
  queryFn: () => good(api.GET('/custom_field/lead/', { params: { query: { _limit: 1000 } } })),
  staleTime: 5 * 60_000,
});

export const leads = (text: string, columns: readonly Column[]) =>
  infiniteQueryOptions({
    queryKey: ['lead', 'contact', 'opportunity', 'task', 'list', text, columns.flatMap(({ fields }) => fields)],
    queryFn: ({ pageParam }) =>
      good(
        api.GET('/lead/', {
          params: {
            query: {
              query: text,
              _limit: PAGE,
              _skip: pageParam,
              _fields: ['id', 'display_name', ...columns.flatMap(({ fields }) => fields)].join(),
            },
          },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : undefined),
    placeholderData: (before) => before,
  });
