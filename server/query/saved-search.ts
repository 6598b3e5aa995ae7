// Smart views as queries: what one picks, for whoever runs it. It runs with the reader's eyes: `current_user` is the reader,
// days are the reader's, and a view that the reader may not see picks nothing.
import type { Context } from '../core/context.ts';
import { type ApiError, invalidField } from '../core/errors.ts';
import { isoDateTime } from '../core/moments.ts';
import { sql } from '../database/connect.ts';
import { parseText } from './parse-text.ts';
import type { Query, Sort } from './query.ts';
import { SHOWN, visibleTo } from './smart-views.ts';

export interface SavedQuery {
  /** The object type that it picks, as queries call it. */
  type: string;
  query: Query;
  sort: Sort[];
  results_limit: number | null;
}

/** What a smart view picks; null when there is none that the caller may see. */
export async function savedQuery(ctx: Context, id: string): Promise<SavedQuery | null> {
  const saved = await read(ctx, id);
  if (saved) await refuseCycles(ctx, saved.query, id);
  return saved;
}

/** Other views that a view may reach by `in:`, one in the other and in all. */
const DEEPEST = 5;
const MOST = 50;

/** Throws when a query of the view with this id leads back to that view, or through too many others. It is asked when a
 *  view is written, and again when it runs: others may have changed, and the reader may see other views. */
export async function refuseCycles(ctx: Context, query: Query, id: string): Promise<void> {
  const known = new Map<string, SavedQuery | null>();
  let reached = 0;
  const follow = async (from: Query, path: string[]): Promise<void> => {
    for (const next of viewsIn(from)) {
      if (path.includes(next)) throw refusal(`The smart view ${next} speaks of itself.`);
      if (path.length > DEEPEST) throw refusal(`Smart views are nested more than ${DEEPEST} levels deep.`);
      if (++reached > MOST) throw refusal(`The smart view speaks of more than ${MOST} others.`);
      const inner = known.has(next) ? known.get(next) : await read(ctx, next);
      known.set(next, inner ?? null);
      if (inner) await follow(inner.query, [...path, next]);
    }
  };
  await follow(query, [id]);
}

const refusal = (text: string): ApiError => invalidField('query', text);

/** The ids of the views that a query names. */
function viewsIn(query: Query): string[] {
  switch (query.type) {
    case 'and':
    case 'or':
      return query.queries.flatMap(viewsIn);
    case 'has_related':
      return viewsIn(query.related_query);
    case 'saved_search':
      return [query.saved_search_id];
    default:
      return [];
  }
}

interface Stored {
  type: string;
  query: string | null;
  s_query: Omit<SavedQuery, 'type'> | null;
}

async function read(ctx: Context, id: string): Promise<SavedQuery | null> {
  const [found] = await ctx.database.query<Stored>(sql`
    select t.type, t.query, t.s_query from saved_search t
    where t.organization_id = ${ctx.organization_id} and t.id = ${id} and ${visibleTo(ctx.user_id)}`);
  if (!found) return null;
  const type = SHOWN[found.type] ?? found.type;
  return { type, ...(await definition(ctx, type, found)) };
}

/** The query of a view that is kept as text or as JSON. */
export async function definition(
  ctx: Context,
  object_type: string,
  { query, s_query }: Omit<Stored, 'type'>,
): Promise<Omit<SavedQuery, 'type'>> {
  if (s_query) return s_query;
  return { results_limit: null, ...(await parseText(ctx, object_type, query ?? '*')) };
}

/** Notes that a view was run, once an hour at most, so that running one is hardly ever a write. */
export async function noteUse(ctx: Context, id: string): Promise<void> {
  const now = isoDateTime(ctx.clock());
  await ctx.database.query(sql`
    insert into saved_search_use as u (organization_id, saved_search_id, date_used)
    select t.organization_id, t.id, ${now}::timestamptz from saved_search t
    where t.organization_id = ${ctx.organization_id} and t.id = ${id} and not exists (
      select from saved_search_use r where r.organization_id = t.organization_id and r.saved_search_id = t.id
        and r.date_used > ${now}::timestamptz - interval '1 hour')
    on conflict (organization_id, saved_search_id) do update set date_used = excluded.date_used`);
}
