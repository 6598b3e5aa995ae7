// GET /activity/: the activities of all types in one list, each in its own type's form
// (activities-search-automation.md §1.3).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter, filterParameters, listSchema, paging } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { badRequest } from '../../core/errors.ts';
import { listed, type Parameters, pageOf } from '../../core/list-params.ts';
import { image, moments, scope, selection } from '../../core/read.ts';
import { answerSchema, type Resource } from '../../core/resource.ts';
import { raw, sql } from '../../database/connect.ts';
import { activity } from './activity.ts';

export const listActivities = (types: readonly Resource[]): Endpoint => ({
  method: 'GET',
  path: activity.path,
  tag: 'activity',
  summary: 'List activities of all types',
  description:
    'Filters by type or contact, and an order by `activity_at`, need a single `lead_id`. Dates are filtered by the one that orders the list.',
  query: {
    ...paging(activity),
    ...filterParameters(activity),
    thread_emails: {
      schema: Type.Enum(['true', 'only']),
      description: 'Whether e-mails are shown as threads, beside them or alone.',
    },
    ...fieldsParameter,
  },
  answer: listSchema(Type.Union(types.map(answerSchema))),
  async handle(ctx, { query }) {
    refuse(query);
    const { where, order, limit, skip } = await pageOf(ctx, activity, query);
    const body = imageOf(ctx, types, query.get('_fields'));
    const rows = await ctx.database.query<{ body: string }>(sql`
      select ${raw(body)} as body from (
        select t.* from activity t where ${scope(ctx, activity)} and ${where}
        order by ${order} limit ${limit + 1} offset ${skip}
      ) t${moments(ctx, body)} order by ${order}`);
    const data = rows.slice(0, limit).map((row) => row.body);
    return `{"has_more":${rows.length > limit},"data":[${data.join(',')}]}`;
  },
});

/** SQL for the JSON text of row `t`, whichever type it has. */
function imageOf(ctx: Context, types: readonly Resource[], fields: string | undefined): string {
  const cases = types.map((type) => `when '${type.fixed?.type}' then ${image(ctx, type, selection(type, fields))}`);
  return `case t.type ${cases.join(' ')} end`;
}

/** What Close documents as possible for one lead only, so that a client that works here works there. A filter by user
 *  alone works there too, whatever the documentation says. */
function refuse(query: Parameters): void {
  const names = [...query.keys()];
  const leads = ['lead_id', 'lead_id__in'].flatMap((name) => listed(query.get(name) ?? '').filter(Boolean));
  const order = /^\s*-?activity_at\b/.test(query.get('_order_by') ?? '') ? 'activity_at' : 'date_created';
  if (new Set(leads).size !== 1) {
    const narrow = names.find((name) => /^(_type|contact_id)(__in)?$/.test(name));
    if (narrow) throw badRequest(`${narrow} can only be used together with a single lead_id.`);
    if (order === 'activity_at')
      throw badRequest('_order_by=activity_at can only be used together with a single lead_id.');
  }
  const date = names.find((name) => /^(date_created|activity_at)__/.test(name) && !name.startsWith(order));
  if (date) throw badRequest(`${date} can only be used when ordering by ${date.split('__')[0]}.`);
}
