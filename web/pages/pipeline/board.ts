// What a board shows: the cards of each status, and what they come to, with the moves in it that the server does not know yet.
import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../../client/client.ts';
import { api, good, type Opportunity } from '../../api.ts';
import type { PipelineSearch } from '../../router.tsx';

/** As a pipeline shows its statuses. */
export type Status = Pick<Schemas['OpportunityStatus'], 'id' | 'label' | 'type'>;
/** An opportunity, of which only these fields are there. */
export type Card = Pick<Opportunity, (typeof FIELDS)[number]>;
/** Cards as they will be, by their ids. */
export type Pending = ReadonlyMap<string, Card>;

const FIELDS = [
  ...(['id', 'lead_id', 'lead_name', 'user_id', 'user_name', 'status_id', 'status_label', 'status_type'] as const),
  ...(['value', 'value_period', 'value_currency', 'confidence', 'date_won', 'date_lost', 'date_updated'] as const),
  ...(['date_status_changed', 'next_task'] as const),
] as const;

export const PAGE = 60;

/** Soonest to close first; of those that are closed the last one first. */
const ORDERS = { active: 'date_won', won: '-date_won', lost: '-date_updated' } as const;

const filtersOf = ({ user, from, until }: PipelineSearch) => ({
  ...(user ? { user_id: user } : {}),
  ...(from ? { date_won__gte: from } : {}),
  ...(until ? { date_won__lte: until } : {}),
});

interface Page {
  has_more: boolean;
  data: Card[];
  /** Over all that the filters pick, also those beyond the page. */
  total_results: number;
  total_value_annualized: number | null;
  expected_value_annualized: number | null;
  count_by_value_period: Record<string, number>;
}

export const column = ({ id, type }: Status, search: PipelineSearch) =>
  infiniteQueryOptions({
    // The lead's and the user's names and the next task are on the cards.
    queryKey: ['opportunity', 'task', 'lead', 'membership', 'board', id, type, filtersOf(search)],
    queryFn: async ({ pageParam }) => {
      const page = { _order_by: ORDERS[type], _limit: PAGE, _skip: pageParam, _fields: FIELDS.join() };
      const query = { ...filtersOf(search), status_id: id, ...page };
      // Groups are in it only when they are asked for.
      return (await good(api.GET('/opportunity/', { params: { query } }))) as unknown as Page;
    },
    initialPageParam: 0,
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : undefined),
  });

/** How many opportunities the whole board has. */
export const boardCount = (statuses: readonly Status[], search: PipelineSearch) =>
  queryOptions({
    queryKey: ['opportunity', 'board count', statuses.map(({ id }) => id).join(), filtersOf(search)],
    queryFn: async () => {
      const query = {
        ...filtersOf(search),
        status_id__in: statuses.map(({ id }) => id).join(),
        _limit: 1,
        _fields: 'id',
      };
      return (await good(api.GET('/opportunity/', { params: { query } }))).total_results;
    },
    placeholderData: (before) => before,
  });

/** The cards of a column that are loaded, with those that are on their way into it, without those on their way out. */
export function cardsOf(data: InfiniteData<Page> | undefined, pending: Pending, { id, type }: Status): Card[] {
  const loaded = data?.pages.flatMap((page) => page.data) ?? [];
  const incoming = [...pending.values()].filter(({ status_id }) => status_id === id);
  const staying = loaded.filter((card) => !pending.has(card.id));
  return incoming.length === 0 ? staying : [...staying, ...incoming].sort(COMPARE[type]);
}

export interface Sums {
  count: number;
  /** In cents, a year's worth of what is paid monthly. */
  value: number;
  weighted: number;
  isYearly: boolean;
}

/** What a column comes to: the server's sums, corrected by what is on its way. */
export function sumsOf(data: InfiniteData<Page> | undefined, pending: Pending, status: Status): Sums {
  const page = data?.pages[0];
  const loaded = new Map(data?.pages.flatMap(({ data }) => data).map((card) => [card.id, card]));
  const sums = {
    count: page?.total_results ?? 0,
    value: page?.total_value_annualized ?? 0,
    weighted: page?.expected_value_annualized ?? 0,
  };
  for (const card of pending.values()) {
    const before = loaded.get(card.id);
    if (before) add(sums, before, -1);
    if (card.status_id === status.id) add(sums, card, 1);
  }
  const { monthly = 0, annual = 0 } = page?.count_by_value_period ?? {};
  return { ...sums, isYearly: monthly + annual > 0 };
}

function add(sums: Omit<Sums, 'isYearly'>, { value, value_period, confidence }: Card, sign: 1 | -1): void {
  const yearly = (value ?? 0) * (value_period === 'monthly' ? 12 : 1);
  sums.count += sign;
  sums.value += sign * yearly;
  sums.weighted += sign * Math.round((yearly * confidence) / 100);
}

const text = (a: string, b: string): number => Number(a > b) - Number(a < b);

// As the server orders them; without a date at the end.
const COMPARE: Record<Status['type'], (a: Card, b: Card) => number> = {
  active: (a, b) => text(a.date_won ?? '~', b.date_won ?? '~'),
  won: (a, b) => text(b.date_won ?? '', a.date_won ?? ''),
  lost: (a, b) => text(b.date_updated, a.date_updated),
};
