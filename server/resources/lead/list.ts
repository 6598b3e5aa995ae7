// GET /lead/: a plain list that also says how many leads there are in all (core.md §10.2).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter, filterParameters, paging } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { pageOf } from '../../core/list-params.ts';
import { readPage, selection, total } from '../../core/read.ts';
import { answerSchema } from '../../core/resource.ts';
import { type Sql, sql } from '../../database/connect.ts';
import { textOrder } from '../../query/text-parameter.ts';
import { lead } from './lead.ts';

export const listLeads: Endpoint = {
  method: 'GET',
  path: '/lead/',
  tag: 'lead',
  summary: 'List lead objects',
  query: { ...paging(lead), ...filterParameters(lead), ...fieldsParameter },
  answer: Type.Object({
    has_more: Type.Boolean(),
    total_results: Type.Integer(),
    data: Type.Array(answerSchema(lead)),
  }),
  async handle(ctx, { query }) {
    const plain = await pageOf(ctx, lead, query);
    const page = { ...plain, order: (await textOrder(ctx, lead, query)) ?? plain.order };
    const all = total(ctx, lead, page);
    const { data, has_more, also } = await readPage(ctx, lead, page, selection(lead, query.get('_fields')), all);
    const total_results = also ?? (page.skip === 0 ? 0 : await countBeyond(ctx, all));
    return `{"has_more":${has_more},"total_results":${total_results},"data":[${data}]}`;
  },
};

/** The count for a page behind the last lead, where no row brings it along. */
async function countBeyond(ctx: Context, all: Sql): Promise<number> {
  const [row] = await ctx.database.query<{ count: number }>(sql`select ${all} as count`);
  return row?.count ?? 0;
}
