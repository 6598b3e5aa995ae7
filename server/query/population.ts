// The objects that a bulk action or an export is about: those a query picks, or what belongs to them.
import type { Context } from '../core/context.ts';
import { invalidField, refused } from '../core/errors.ts';
import { order } from '../core/list-params.ts';
import { scope } from '../core/read.ts';
import type { Row } from '../core/resource.ts';
import { name, raw, type Sql, sql } from '../database/connect.ts';
import { parseText } from './parse-text.ts';
import type { Query, Sort } from './query.ts';
import { readObject } from './read-json.ts';
import { readQuery, readSort } from './read-query.ts';
import { searchCondition, searchedType, searchOrder } from './search.ts';

/** What a body says of them. */
export interface Population {
  /** The text it was given as, if it was. */
  query: string | null;
  s_query: Query;
  sort: Sort[];
  results_limit: number | null;
}

export type PickedType = 'lead' | 'contact' | 'opportunity';

/** Reads `query` or `s_query`, `results_limit` and `sort`. The query comes bare, or in the wrapper that smart views keep it in
 *  (activities-search-automation.md §10). Null when there is none. */
export async function readPopulation(ctx: Context, body: Row): Promise<Population | null> {
  const { query, s_query } = body;
  const wrapped = s_query === undefined || s_query === null ? null : unwrapped(s_query);
  const results_limit = readLimit(body.results_limit ?? wrapped?.results_limit);
  const sort = readSort(body.sort ?? wrapped?.sort);
  if (query === undefined || query === null || query === '') {
    return wrapped && { query: null, s_query: readQuery(wrapped.query, 's_query'), sort, results_limit };
  }
  if (wrapped) throw refused('Only one of query and s_query may be given.');
  if (typeof query !== 'string') throw invalidField('query', 'Value must be of str type.');
  const parsed = await parseText(ctx, 'lead', query);
  return { query, s_query: parsed.query, sort: sort.length > 0 ? sort : parsed.sort, results_limit };
}

function unwrapped(value: unknown): Row {
  const given = readObject(value, 's_query');
  return given.query !== undefined && given.type === undefined ? given : { query: given };
}

const MOST = 2_147_483_647;

function readLimit(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw invalidField('results_limit', 'Value must be of int type.');
  }
  if (value < 0 || value > MOST) throw invalidField('results_limit', 'Must be a whole number from 0.');
  return value;
}

/** The type of what a query picks: what it says itself, else leads. */
export const typePicked = (query: Query): string => searchedType(query) ?? 'lead';

/** Refuses a query over objects that neither are nor have the wanted ones, and one that cannot be run. */
export async function checkPopulation(ctx: Context, population: Population, wanted: PickedType): Promise<void> {
  const type = typePicked(population.s_query);
  if (type !== wanted && type !== 'lead') {
    throw invalidField('s_query', `The query is over ${type} objects; it must be over ${wanted} or lead objects.`);
  }
  await picked(ctx, population, wanted);
}

/** SQL for the picked objects of a type as rows of id, lead_id and position. A query over leads picks, of another type,
 *  what belongs to those leads. */
export async function picked(ctx: Context, population: Population, wanted: PickedType): Promise<Sql> {
  const { s_query, sort, results_limit } = population;
  const base = ctx.resource(typePicked(s_query));
  const { whole } = await searchCondition(ctx, base.name, s_query, 's_query');
  const ordered = sort.length === 0 ? order(ctx, base, undefined) : await searchOrder(ctx, base.name, sort);
  const most = results_limit === null ? raw('') : sql` order by position limit ${results_limit}`;
  const found = sql`
    select t.id, ${raw(base.name === 'lead' ? 't.id' : 't.lead_id')} as lead_id,
      row_number() over (order by ${ordered}) as position
    from ${name(base.table)} t where ${scope(ctx, base)} and ${whole}${most}`;
  if (base.name === wanted) return found;
  const target = ctx.resource(wanted);
  return sql`
    select t.id, t.lead_id, row_number() over (order by l.position, ${raw(WITHIN_LEAD[wanted] ?? 't.id')}, t.id) as position
    from (${found}) l join ${name(target.table)} t on ${scope(ctx, target)} and t.lead_id = l.id`;
}

/** The order of what belongs to one lead, as the lead shows it. */
const WITHIN_LEAD: Partial<Record<PickedType, string>> = { contact: 't.sequence', opportunity: 't.date_created' };

/** Fixes which objects a bulk action or an export is about. Gives how many they are, and of how many leads. */
export async function pick(
  ctx: Context,
  picked_by: string,
  rows: Sql,
): Promise<{ n_objects: number; n_leads: number }> {
  const [counted] = await ctx.database.query<{ n_objects: number; n_leads: number }>(sql`
    with picked as (
      insert into picked_object (organization_id, picked_by, position, object_id, lead_id, is_first_of_lead)
      select ${ctx.organization_id}, ${picked_by}, p.position, p.id, p.lead_id,
        p.lead_id is null or row_number() over (partition by p.lead_id order by p.position) = 1
      from (${rows}) p
      returning is_first_of_lead
    )
    select count(*)::int as n_objects, count(*) filter (where is_first_of_lead)::int as n_leads from picked`);
  return counted ?? { n_objects: 0, n_leads: 0 };
}
