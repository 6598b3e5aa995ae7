// Turns a query over objects of a type into SQL, after looking up what it speaks of: custom fields, smart views.
import { DateTime } from 'luxon';
import type { Context } from '../core/context.ts';
import { invalidField } from '../core/errors.ts';
import type { Searched } from '../core/resource.ts';
import { type Sql, sql } from '../database/connect.ts';
import {
  type Compiling,
  compileNode,
  type OrderKey,
  orderBy,
  orderKeys,
  START,
  scopeOf,
  type View,
} from './compile.ts';
import { customFieldsWith } from './custom-fields.ts';
import { levelOf } from './level.ts';
import type { Query, QueryField, Sort } from './query.ts';
import { savedQuery } from './saved-search.ts';
import { frequentTexts } from './texts.ts';
import { type SearchObject, searchedTypes, searchObject } from './vocabulary.ts';

/** SQL for whether row `t` is an object of this type that matches, in the caller's organization. */
export async function searchCondition(
  ctx: Context,
  object_type: string,
  query: Query,
  place = 'query',
): Promise<Searched> {
  const { where, whole } = await search(ctx, object_type, { query, sort: [], place });
  return { where, whole };
}

/** SQL for the order of rows `t`: missing values last, ties by id; the newest first when nothing is said. */
export async function searchOrder(ctx: Context, object_type: string, sort: Sort[]): Promise<Sql> {
  return orderBy('t', (await search(ctx, object_type, { query: { type: 'match_all' }, sort })).keys);
}

export interface Search extends Searched {
  object: SearchObject;
  keys: OrderKey[];
}

/** Condition and order of a search. */
export async function search(
  ctx: Context,
  object_type: string,
  { query, sort, place = 'query' }: { query: Query; sort: Sort[]; place?: string },
): Promise<Search> {
  const object = searchObject(object_type);
  if (!object?.resource) {
    throw invalidField(
      place,
      `Unknown object type "${object_type.slice(0, 50)}"; there are ${searchedTypes().join(', ')}.`,
    );
  }
  const views = await viewsIn(ctx, query);
  const all = [query, ...[...views.values()].map((view) => view.query)].flatMap(nodesOf);
  const sorts = [sort, ...[...views.values()].map((view) => view.sort)].flat();
  const fields = [...all.flatMap((node) => ('field' in node ? [node.field] : [])), ...sorts.map(({ field }) => field)];
  const compiling: Compiling = {
    ctx,
    now: ctx.clock(),
    all: false,
    rows: 0,
    nodes: 0,
    views,
    customs: await customFieldsWith(ctx, fields.flatMap(customFieldId)),
    zonesAt: await clocks(ctx, all),
    frequent: await frequent(ctx, object_type, [query, ...[...views.values()].map((view) => view.query)]),
  };
  const level = levelOf(ctx, object, 't');
  const condition = (all: boolean): Sql =>
    sql`${scopeOf(ctx, level)} and ${compileNode({ ...compiling, all }, level, query, { ...START, place })}`;
  return {
    object,
    where: condition(false),
    whole: condition(true),
    keys: orderKeys(compiling, level, sort, 'sort'),
  };
}

/** What the query says is to be searched for: an `object_type` that has to hold for all of it. */
export function searchedType(query: Query): string | null {
  if (query.negate) return null;
  if (query.type === 'object_type') return query.object_type;
  return query.type === 'and' ? (query.queries.map(searchedType).find((type) => type !== null) ?? null) : null;
}

const customFieldId = (field: QueryField): string[] => (field.type === 'custom_field' ? [field.custom_field_id] : []);

function nodesOf(query: Query): Query[] {
  if (query.type === 'and' || query.type === 'or') return [query, ...query.queries.flatMap(nodesOf)];
  return query.type === 'has_related' ? [query, ...nodesOf(query.related_query)] : [query];
}

const MOST_VIEWS = 20;

/** The smart views that a query speaks of, and those that their queries speak of. One that speaks of itself is found out by
 *  the compiler, which goes only so deep. */
async function viewsIn(ctx: Context, query: Query): Promise<Map<string, View>> {
  const views = new Map<string, View>();
  const open = [query];
  for (let inside = open.pop(); inside; inside = open.pop()) {
    for (const node of nodesOf(inside)) {
      if (node.type !== 'saved_search' || views.has(node.saved_search_id)) continue;
      const id = node.saved_search_id;
      if (views.size >= MOST_VIEWS)
        throw invalidField('query', `The query speaks of more than ${MOST_VIEWS} smart views.`);
      const view = await savedQuery(ctx, id);
      if (!view) throw invalidField('query', `There is no smart view ${id.slice(0, 100)}.`);
      views.set(id, view);
      open.push(view.query);
    }
  }
  return views;
}

/** Which texts many leads, their contacts or notes have, of those that are looked for in all of a lead's texts. */
function frequent(ctx: Context, object_type: string, queries: Query[]): Promise<ReadonlySet<string>> {
  const texts = queries.flatMap((query) => textsOf(query, object_type));
  const types = ['lead', 'contact', ...(texts.some(({ with_notes }) => with_notes) ? ['activity.note'] : [])];
  return frequentTexts(
    ctx,
    types.map((type) => searchObject(type)).filter((one) => one !== null),
    texts,
  );
}

/** The texts that a query looks for in leads. */
function textsOf(query: Query, object_type: string): Extract<Query, { type: 'text' }>[] {
  if (query.type === 'and' || query.type === 'or') return query.queries.flatMap((part) => textsOf(part, object_type));
  if (query.type === 'has_related') return textsOf(query.related_query, query.related_object_type);
  return query.type === 'text' && object_type === 'lead' ? [query] : [];
}

/** For conditions on the local time: which zones there are, and what their clocks show now. */
async function clocks(ctx: Context, nodes: Query[]): Promise<Compiling['zonesAt']> {
  const asked = nodes.some((node) => node.type === 'field_condition' && node.condition.type === 'local_time');
  if (!asked) return () => [];
  const rows = await ctx.database.query<{ timezone: string }>(sql`
    select distinct k.timezone from contact k where k.organization_id = ${ctx.organization_id} and k.timezone is not null`);
  const now = ctx.clock();
  const shown = rows.map(({ timezone }) => ({
    timezone,
    clock: DateTime.fromJSDate(now, { zone: timezone }).toFormat('HH:mm:ss'),
  }));
  return (from, to) => shown.filter(({ clock }) => isBetween(clock, from ?? '00:00:00', to)).map((one) => one.timezone);
}

/** A range that ends before it starts goes over midnight. */
function isBetween(clock: string, from: string, to: string | null | undefined): boolean {
  if (to === null || to === undefined) return clock >= from;
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
