// API keys of an organization's members, beyond Close's API: to see, make and revoke them without a terminal.
import { Type } from 'typebox';
import { createApiKey } from '../../auth/api-key.ts';
import type { Context } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { notFound } from '../../core/errors.ts';
import { text } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { isoDateTime } from '../../core/moments.ts';
import { bodySchema } from '../../core/resource.ts';
import { type Sql, sql } from '../../database/connect.ts';

const newKey = { fields: { name: text({ writes: 'create', required: true, min: 1, max: 255 }) } } as const;

const properties = {
  id: Type.String(),
  name: Type.String(),
  user_id: Type.String({ description: 'Who is let in by it.' }),
  user_name: Type.String(),
  prefix: Type.Union([Type.String(), Type.Null()], {
    description: 'How the key begins; null for keys from before this was kept.',
  }),
  date_created: Type.String({ format: 'date-time' }),
};

export const apiKeyEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/api_key/',
    tag: 'api_key',
    summary: 'List API keys',
    description: 'Those that are good, newest first: one’s own; for who may manage the organization, everybody’s.',
    answer: Type.Object({ data: Type.Array(Type.Object(properties)) }),
    extension: true,
    handle: async (ctx) => ({ data: await readKeys(ctx, reachable(ctx)) }),
  },
  {
    method: 'POST',
    path: '/api_key/',
    tag: 'api_key',
    summary: 'Create an API key of one’s own',
    description: 'The `key` is in this answer only: no other shows it again, and an Idempotency-Key has no effect.',
    body: bodySchema(newKey, 'create'),
    generation: 'new',
    answer: Type.Object({ ...properties, key: Type.String() }),
    status: 201,
    extension: true,
    takes_idempotency_key: false,
    async handle(ctx, { body }) {
      const { name } = readBody(ctx, newKey, body, 'create') as { name: string };
      const { id, key } = await createApiKey(ctx.database, ctx, name, { now: ctx.clock() });
      const [made] = await readKeys(ctx, sql`k.id = ${id}`);
      return { ...made, key };
    },
  },
  {
    method: 'DELETE',
    path: '/api_key/:id/',
    tag: 'api_key',
    summary: 'Revoke an API key',
    description: 'It works for up to 0.8 seconds more. What was done with it stays.',
    answer: Type.Object({}),
    status: 204,
    extension: true,
    async handle(ctx, { params }) {
      const [revoked] = await ctx.database.query(sql`
        update api_key k set date_revoked = ${isoDateTime(ctx.clock())}
        where k.organization_id = ${ctx.organization_id} and k.id = ${params.id ?? ''} and k.date_revoked is null
          and ${reachable(ctx)} returning k.id`);
      if (!revoked) throw notFound('ApiKey');
      return undefined;
    },
  },
];

/** Which keys the caller sees and may revoke. */
const reachable = (ctx: Context): Sql =>
  ctx.permissions.has('manage_organization') ? sql`true` : sql`k.user_id = ${ctx.user_id}`;

const readKeys = (ctx: Context, where: Sql): Promise<Record<string, unknown>[]> =>
  ctx.database.query(sql`
    select k.id, k.name, k.user_id, u.full_name as user_name, k.prefix, iso(k.date_created) as date_created
    from api_key k join "user" u on u.id = k.user_id
    where k.organization_id = ${ctx.organization_id} and k.date_revoked is null and ${where}
    order by k.date_created desc, k.id desc`);
