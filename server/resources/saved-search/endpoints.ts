// Reading smart views, of which callers see their own and those shared with them, and beyond Close's API, running one.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter, getting, listing, listSchema } from '../../core/crud.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { badRequest, notFound } from '../../core/errors.ts';
import { filters, limits, type Parameters } from '../../core/list-params.ts';
import { type Page, readPage, selection } from '../../core/read.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { noteUse, savedQuery } from '../../query/saved-search.ts';
import { searchCondition, searchOrder } from '../../query/search.ts';
import { visibleTo } from '../../query/smart-views.ts';
import { searchObject } from '../../query/vocabulary.ts';
import { savedSearch } from './saved-search.ts';

const LARGEST_PAGE = 200;
const LARGEST_SKIP = 10_000;

export const savedSearchEndpoints: Endpoint[] = [
  {
    ...listing(savedSearch),
    description:
      "The caller's own views and those shared with them: pinned ones in their order, then the newest first.",
    handle: (ctx, { query }) => list(ctx, query),
  },
  { ...getting(savedSearch), handle: one },
  {
    method: 'GET',
    path: '/saved_search/:id/run/',
    tag: 'saved_search',
    summary: 'Run a smart view',
    description:
      'The objects that the view picks for the caller, in its order, as lists of their type show them. It runs in the time zone and with the `current_user` of the caller.',
    query: {
      _limit: { schema: Type.Integer({ minimum: 0, maximum: LARGEST_PAGE, default: 100 }) },
      _skip: { schema: Type.Integer({ minimum: 0, maximum: LARGEST_SKIP, default: 0 }) },
      ...fieldsParameter,
    },
    answer: listSchema(Type.Unsafe({ type: 'object', description: "An object of the view's type." })),
    extension: true,
    handle: run,
  },
];

const visible = (ctx: Context, condition: Sql): Sql => sql`${condition} and ${visibleTo(ctx.user_id)}`;

async function list(ctx: Context, query: Parameters): Promise<string> {
  const pinned = sql`(select p.place from membership m
    cross join lateral jsonb_array_elements_text(m.pinned_view_ids) with ordinality p (id, place)
    where m.organization_id = t.organization_id and m.user_id = ${ctx.user_id} and p.id = t.id)`;
  const page: Page = {
    ...limits(savedSearch, query),
    where: visible(ctx, await filters(ctx, savedSearch, query)),
    order: sql`${pinned} nulls last, t.date_created desc, t.id desc`,
  };
  const { data, has_more } = await readPage(ctx, savedSearch, page, selection(savedSearch, query.get('_fields')));
  return `{"has_more":${has_more},"data":[${data}]}`;
}

async function one(ctx: Context, { params, query }: Input): Promise<string> {
  const page: Page = { where: visible(ctx, sql`t.id = ${params.id}`), order: raw('t.id'), limit: 1, skip: 0 };
  const { data } = await readPage(ctx, savedSearch, page, selection(savedSearch, query.get('_fields')));
  if (data === '') throw notFound(savedSearch.class_name);
  return data;
}

async function run(ctx: Context, { params, query }: Input): Promise<string> {
  const id = params.id ?? '';
  const { limit: asked, skip } = limits({ ...savedSearch, max_limit: LARGEST_PAGE, max_skip: LARGEST_SKIP }, query);
  const saved = await savedQuery(ctx, id);
  if (!saved) throw notFound(savedSearch.class_name);
  const searched = searchObject(saved.type)?.resource;
  if (!searched) throw badRequest(`There are no objects of type ${saved.type} on this server yet.`);
  const shown = ctx.resource(searched);
  const left = saved.results_limit === null ? asked + 1 : Math.max(0, saved.results_limit - skip);
  const page: Page = {
    where: (await searchCondition(ctx, saved.type, saved.query)).where,
    kept: false,
    order: await searchOrder(ctx, saved.type, saved.sort),
    limit: Math.min(asked, left),
    skip,
  };
  const { data, has_more } = await readPage(ctx, shown, page, selection(shown, query.get('_fields')));
  await noteUse(ctx, id);
  return `{"has_more":${has_more && left > asked},"data":[${data}]}`;
}
