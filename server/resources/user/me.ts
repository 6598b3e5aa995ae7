// GET /me/: the caller, with the organization, membership and accounts they act with (core.md §2). Clients start with it.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { readOne, readPage, selection } from '../../core/read.ts';
import { fieldSchema } from '../../core/resource.ts';
import { raw, sql } from '../../database/connect.ts';
import { user, userFields } from './user.ts';

const { organizations: _, ...plainFields } = userFields;

const listOf = (resource: string, omits: readonly string[] = []) =>
  Type.Array(Type.Object({}, { 'x-embeds': resource, 'x-omits': omits }));

/** In a large organization they are most of it. */
const MEMBERS: readonly string[] = ['memberships', 'inactive_memberships'];

export const me: Endpoint = {
  method: 'GET',
  path: '/me/',
  tag: 'user',
  summary: 'Who the caller is',
  query: fieldsParameter,
  answer: Type.Object({
    ...Object.fromEntries(Object.entries(plainFields).map(([name, field]) => [name, fieldSchema(field)])),
    organizations: listOf('organization', MEMBERS),
    memberships: listOf('membership'),
    email_accounts: Type.Array(Type.Object({})),
    phone_numbers: Type.Array(Type.Object({})),
  }),
  async handle(ctx, { query }) {
    const fields = query.get('_fields');
    const names = fields?.split(',').map((name) => name.trim());
    const parts = Object.entries(PARTS).filter(([name]) => !names || names.includes('_all') || names.includes(name));
    const [own, ...lists] = await Promise.all([
      readUser(ctx, fields),
      ...parts.map(async ([name, read]) => `"${name}":${await read(ctx)}`),
    ]);
    const inside = [own.slice(1, -1), ...lists].filter((text) => text !== '');
    return `{${inside.join(',')}}`;
  },
};

const PARTS: Record<string, (ctx: Context) => Promise<string>> = {
  organizations: readOrganizations,
  memberships: readMemberships,
  // Connected accounts and phone numbers do not exist here yet.
  email_accounts: async () => '[]',
  phone_numbers: async () => '[]',
};

function readUser(ctx: Context, fields: string | undefined): Promise<string> {
  const selected = selection(user, fields);
  return readOne(ctx, user, ctx.user_id, { ...selected, names: selected.names.filter((name) => name in plainFields) });
}

/** Without the lists of members. */
async function readOrganizations(ctx: Context): Promise<string> {
  const organization = ctx.resource('organization');
  const names = organization.answer.names.filter((name) => !MEMBERS.includes(name));
  return `[${await readOne(ctx, organization, ctx.organization_id, { ...organization.answer, names })}]`;
}

async function readMemberships(ctx: Context): Promise<string> {
  const where = sql`t.user_id = ${ctx.user_id}`;
  const { data } = await readPage(ctx, ctx.resource('membership'), { where, order: raw('t.id'), limit: 1, skip: 0 });
  return `[${data}]`;
}
