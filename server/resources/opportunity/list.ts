// GET /opportunity/: a page of opportunities and, over all that match, how many they are and what they are worth, on
// request by group (core.md §12.4).
import { type TSchema, Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter, filterParameters, paging } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { badRequest } from '../../core/errors.ts';
import { pageOf } from '../../core/list-params.ts';
import { image, moments, type Page, readPage, scope, selection } from '../../core/read.ts';
import { answerSchema, type Selection } from '../../core/resource.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { textOrder } from '../../query/text-parameter.ts';
import { AGGREGATES, aggregates, GROUPINGS, type Grouping } from './aggregates.ts';
import { opportunity } from './opportunity.ts';

const group = Type.Object({
  key: Type.String(),
  objects: Type.Array(answerSchema(opportunity)),
  ...AGGREGATES,
  ...Object.fromEntries(
    ['year', 'quarter', 'month', 'weekyear', 'week'].map((part): [string, TSchema] => [
      part,
      Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
    ]),
  ),
  user_id: Type.Optional(Type.String()),
  user_name: Type.Optional(Type.String()),
});

export const listOpportunities: Endpoint = {
  method: 'GET',
  path: '/opportunity/',
  tag: 'opportunity',
  summary: 'List opportunity objects',
  query: {
    ...paging(opportunity),
    ...filterParameters(opportunity),
    ...fieldsParameter,
    _group_by: {
      schema: Type.String(),
      description: `One of ${Object.keys(GROUPINGS).join(', ')}; \`-\` before it turns the order of groups round.`,
    },
  },
  answer: Type.Object({
    has_more: Type.Boolean(),
    data: Type.Array(Type.Union([answerSchema(opportunity), group])),
    ...AGGREGATES,
  }),
  async handle(ctx, { query }) {
    const plain = await pageOf(ctx, opportunity, query);
    const page = { ...plain, order: (await textOrder(ctx, opportunity, query)) ?? plain.order };
    const selected = selection(opportunity, query.get('_fields'));
    const asked = query.get('_group_by');
    return asked ? groupedList(ctx, page, selected, asked) : plainList(ctx, page, selected);
  },
};

async function plainList(ctx: Context, page: Page, selected: Selection): Promise<string> {
  const whole = sql`(select a.body from (${aggregates(ctx, page)}) a)`;
  const { data, has_more, also } = await readPage(ctx, opportunity, page, selected, whole);
  // An empty page has no row that could bring them along.
  const body = also ?? (await ctx.database.query<{ body: string }>(sql`select ${whole} as body`))[0]?.body;
  return `{"has_more":${has_more},"data":[${data}],${String(body).slice(1)}`;
}

async function groupedList(ctx: Context, page: Page, selected: Selection, asked: string): Promise<string> {
  const name = asked.replace(/^-/, '');
  const grouping = Object.hasOwn(GROUPINGS, name) ? GROUPINGS[name] : undefined;
  if (!grouping) throw badRequest(`_group_by must be one of ${Object.keys(GROUPINGS).join(', ')}.`);
  // One statement, so that the sums are of the same moment as the objects.
  const rows = await ctx.database.query<GroupedRow>(sql`
    select * from (${grouped(ctx, page, selected, grouping, asked.startsWith('-'))}) o
    union all
    select a.key, a.body, null, a.parts, a.is_whole from (${aggregates(ctx, page, grouping)}) a
    order by place`);
  const [objects, sums] = [rows.filter(({ parts }) => parts === null), rows.filter(({ parts }) => parts !== null)];
  const shown = Map.groupBy(objects.slice(0, page.limit), (row) => row.key);
  const groups = [...shown].map(([key, rows]) => {
    const { body, parts } = sums.find((sum) => !sum.is_whole && sum.key === key) ?? {};
    const inside = rows.map((row) => row.body).join(',');
    const known = [body, parts].map((text) => String(text).slice(1, -1));
    return `{${[`"key":${JSON.stringify(key ?? 'none')}`, `"objects":[${inside}]`, ...known].join(',')}}`;
  });
  const whole = sums.find((sum) => sum.is_whole)?.body ?? '{}';
  return `{"has_more":${objects.length > page.limit},"data":[${groups}],${whole.slice(1)}`;
}

interface GroupedRow {
  key: string | null;
  body: string;
  /** Of sums only. */
  parts: string | null;
  is_whole: boolean | null;
}

/** A page counts objects, so its first and last groups may be cut off. Those without a key come last. */
function grouped(ctx: Context, page: Page, selected: Selection, { key, by = key }: Grouping, descending: boolean): Sql {
  const body = image(ctx, opportunity, selected);
  const order = sql`${raw(by)} ${raw(descending ? 'desc' : 'asc')} nulls last, ${raw(key)}, ${page.order}`;
  return sql`
    select ${raw(key)} as key, ${raw(body)} as body, row_number() over (order by ${order}) as place,
      null as parts, null::boolean as is_whole
    from (
      select t.* from opportunity t where ${scope(ctx, opportunity)} and ${page.where}
      order by ${order} limit ${page.limit + 1} offset ${page.skip}
    ) t${moments(ctx, body)}`;
}
