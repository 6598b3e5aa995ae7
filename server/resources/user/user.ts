// Users, as far as an organization knows them (core.md §2). A person is one user in all organizations; each organization
// sees those who are or were its members. The API only reads them.
import { Type } from 'typebox';
import { getting, listing } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { badRequest, notFound } from '../../core/errors.ts';
import { computed, dateTime, text } from '../../core/field.ts';
import { pageOf } from '../../core/list-params.ts';
import { readPage, selection } from '../../core/read.ts';
import { resource } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';

const ORDERS = ['last_name,first_name', 'first_name,last_name'];

export const userFields = {
  id: text(),
  email: text(),
  first_name: text(),
  last_name: text(),
  image: text({ nullable: true }),
  google_profile_image_url: text({ nullable: true }),
  last_used_timezone: text({ nullable: true }),
  email_verified_at: dateTime({ nullable: true }),
  date_created: dateTime(),
  date_updated: dateTime(),
  organizations: computed(
    Type.Array(Type.String()),
    `case when t.is_active then json_build_array(t.organization_id) else '[]'::json end`,
    { description: 'The organizations that are shared with the caller: none for somebody who has left.' },
  ),
};

export const user = resource({
  name: 'user',
  class_name: 'User',
  path: '/user/',
  table: 'organization_user',
  prefix: 'user',
  fields: userFields,
  operations: [],
  orders: ['last_name', 'first_name'],
  default_order: 'last_name,first_name',
  max_limit: 1000,
  event: null,
});

const list = listing(user);
const one = getting(user);

export const userEndpoints: Endpoint[] = [
  // The contract has the parameters of the list here too, where they cannot mean anything.
  { ...one, query: { ...list.query, ...one.query } },
  {
    ...list,
    query: { ...list.query, _order_by: { schema: Type.Enum(ORDERS) } },
    async handle(ctx, { query }) {
      const order = query.get('_order_by');
      if (order !== undefined && !ORDERS.includes(order)) {
        throw badRequest(`_order_by must be one of: ${ORDERS.join(' or ')}.`);
      }
      const page = await pageOf(ctx, user, query);
      const members = { ...page, where: sql`${page.where} and t.is_active` };
      const { data, has_more } = await readPage(ctx, user, members, selection(user, query.get('_fields')));
      return `{"has_more":${has_more},"data":[${data}]}`;
    },
  },
  {
    method: 'GET',
    path: '/user/availability/',
    may_not_find: true,
    tag: 'user',
    summary: 'Who can take a call',
    description: 'This server has no softphone, so nobody has a device to be available on.',
    query: { organization_id: { schema: Type.String() } },
    answer: Type.Object({
      data: Type.Array(Type.Object({ user_id: Type.String(), availability: Type.Array(Type.Object({})) })),
    }),
    async handle(ctx, { query }) {
      if ((query.get('organization_id') ?? ctx.organization_id) !== ctx.organization_id) throw notFound('Organization');
      const users = await ctx.database.query<{ user_id: string }>(sql`
        select id as user_id from organization_user t where t.organization_id = ${ctx.organization_id} and t.is_active
        order by t.id`);
      return { data: users.map(({ user_id }) => ({ user_id, availability: [] })) };
    },
  },
];
