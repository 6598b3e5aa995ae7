// GET …/{id}/object/, beyond Close's API: what became of each object of a bulk action, and why.
import { Type } from 'typebox';
import { listSchema, paging } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { notFound } from '../../core/errors.ts';
import { limits } from '../../core/list-params.ts';
import { scope } from '../../core/read.ts';
import type { Resource } from '../../core/resource.ts';
import { raw, sql } from '../../database/connect.ts';

const STATES = ['pending', 'done', 'skipped', 'failed'];

export const listingObjects = (resource: Resource): Endpoint => ({
  method: 'GET',
  path: `${resource.path}:id/object/`,
  tag: resource.name,
  summary: `List the objects of a ${resource.name.replaceAll('_', ' ')}`,
  description: 'In the order in which they are dealt with. They are kept for 30 days.',
  query: {
    ...paging({ ...resource, max_limit: MOST }),
    state: { schema: Type.Enum(STATES), description: 'Only those of this state.' },
  },
  answer: listSchema(
    Type.Object({
      object_id: Type.String(),
      state: Type.Enum(STATES),
      reason: Type.Union([Type.String(), Type.Null()], { description: 'Why it was passed over, or refused.' }),
    }),
  ),
  extension: true,
  async handle(ctx, { params, query }) {
    const { limit, skip } = limits({ ...resource, max_limit: MOST }, query);
    const state = query.get('state');
    const only = state === undefined ? raw('') : sql` and p.state = ${state}`;
    const [[found], rows] = await Promise.all([
      ctx.database.query(sql`select t.id from bulk_action t where ${scope(ctx, resource)} and t.id = ${params.id}`),
      ctx.database.query<{ object_id: string; state: string; reason: string | null }>(sql`
        select p.object_id, p.state, p.reason from picked_object p
        where p.organization_id = ${ctx.organization_id} and p.picked_by = ${params.id}${only}
        order by p.position limit ${limit + 1} offset ${skip}`),
    ]);
    if (!found) throw notFound(resource.class_name);
    return { has_more: rows.length > limit, data: rows.slice(0, limit) };
  },
});

const MOST = 1000;
