// API keys of an organization's members, beyond Close's API: to see, make and revoke them without a terminal.
import { Type } from 'typebox';
import { createApiKey, MOST_KEYS } from '../../auth/api-key.ts';
import type { Context } from '../../core/context.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { invalidField, notFound, refused } from '../../core/errors.ts';
import { dateTime, json, Refusal, text, wrongType } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { isoDateTime } from '../../core/moments.ts';
import { bodySchema, type Row } from '../../core/resource.ts';
import { holdMembership } from '../../core/standing.ts';
import { type Sql, sql } from '../../database/connect.ts';

const newKey = {
  fields: {
    name: text({ writes: 'create', required: true, min: 1, max: 255 }),
    date_expires: dateTime({
      writes: 'create',
      nullable: true,
      description: 'Until when it works; for ever unless given. A day alone is its first moment in UTC.',
    }),
  },
} as const;

const MOST_IDS = 1000;

const revocation = {
  fields: { ids: json(Type.Array(Type.String()), parseIds, { writes: 'create', required: true }) },
} as const;

const properties = {
  id: Type.String(),
  organization_id: Type.String(),
  name: Type.String(),
  user_id: Type.String({ description: 'Who is let in by it.' }),
  user_name: Type.String(),
  prefix: Type.Union([Type.String(), Type.Null()], {
    description: 'How the key begins; null for keys from before this was kept.',
  }),
  date_created: Type.String({ format: 'date-time' }),
  date_last_used: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
    description: 'To the minute; null when it was not used since this is noted.',
  }),
  date_expires: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
    description: 'From then on it does not work; null for never.',
  }),
};

export const apiKeyEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/api_key/',
    tag: 'api_key',
    summary: 'List API keys',
    description:
      'Those that are not revoked, newest first: one’s own; for who may manage the organization, everybody’s.',
    answer: Type.Object({ data: Type.Array(Type.Object(properties)) }),
    extension: true,
    handle: async (ctx) => ({ data: await readKeys(ctx, reachable(ctx)) }),
  },
  {
    method: 'GET',
    path: '/api_key/:id/',
    tag: 'api_key',
    summary: 'Get an API key',
    description:
      'One of those that the list shows. The key itself is in the answer to the POST that made it, and nowhere else.',
    answer: Type.Object(properties),
    extension: true,
    async handle(ctx, { params }) {
      const [found] = await readKeys(ctx, sql`k.id = ${params.id ?? ''} and ${reachable(ctx)}`);
      if (!found) throw notFound('ApiKey');
      return found;
    },
  },
  {
    method: 'POST',
    path: '/api_key/',
    tag: 'api_key',
    summary: 'Create an API key of one’s own',
    description: `The \`key\` is in this answer only: no other shows it again, and an Idempotency-Key has no effect. At most ${MOST_KEYS} for each user.`,
    body: bodySchema(newKey, 'create'),
    generation: 'new',
    answer: Type.Object({ ...properties, key: Type.String() }),
    status: 201,
    extension: true,
    takes_idempotency_key: false,
    handle: createKey,
  },
  {
    method: 'POST',
    path: '/me/api_key/revoke/',
    tag: 'api_key',
    summary: 'Revoke several API keys of one’s own',
    description: `In whichever organizations; others’ are passed over. At most ${MOST_IDS} at once. They work for up to 0.8 seconds more.`,
    body: bodySchema(revocation, 'create'),
    answer: Type.Object({ count: Type.Integer({ description: 'How many there were to revoke.' }) }),
    extension: true,
    async handle(ctx, { body }) {
      const { ids } = readBody(ctx, revocation, body, 'create') as { ids: string[] };
      const revoked = await ctx.database.query(sql`
        update api_key set date_revoked = ${isoDateTime(ctx.clock())}
        where user_id = ${ctx.user_id} and id = any(${ids}::text[]) and date_revoked is null returning id`);
      return { count: revoked.length };
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

async function createKey(ctx: Context, { body }: Input): Promise<Row> {
  const { name, date_expires = null } = readBody(ctx, newKey, body, 'create') as {
    name: string;
    date_expires?: string | null;
  };
  const now = ctx.clock();
  if (date_expires !== null && Date.parse(date_expires) <= now.getTime()) {
    throw invalidField('date_expires', 'The date has to be in the future.');
  }
  const { id, key } = await ctx.database.transaction(async (database) => {
    // One after the other, so that two at once cannot both be the last.
    await holdMembership({ ...ctx, database });
    const [found] = await database.query<{ count: number }>(sql`
      select count(*)::int as count from api_key
      where organization_id = ${ctx.organization_id} and user_id = ${ctx.user_id} and date_revoked is null`);
    if ((found?.count ?? 0) >= MOST_KEYS)
      throw refused(`You have ${MOST_KEYS} API keys: revoke one that is not in use.`);
    return createApiKey(database, ctx, name, { now, expires_at: date_expires });
  });
  const [made] = await readKeys(ctx, sql`k.id = ${id}`);
  return { ...made, key };
}

/** Which keys the caller sees and may revoke. */
const reachable = (ctx: Context): Sql =>
  ctx.permissions.has('manage_organization') ? sql`true` : sql`k.user_id = ${ctx.user_id}`;

const readKeys = (ctx: Context, where: Sql): Promise<Record<string, unknown>[]> =>
  ctx.database.query(sql`
    select k.id, k.organization_id, k.name, k.user_id, u.full_name as user_name, k.prefix, iso(k.date_created) as date_created,
      iso(k.last_used_at) as date_last_used, iso(k.expires_at) as date_expires
    from api_key k join "user" u on u.id = k.user_id
    where k.organization_id = ${ctx.organization_id} and k.date_revoked is null and ${where}
    order by k.date_created desc, k.id desc`);

function parseIds(value: unknown): string[] {
  if (!Array.isArray(value) || value.some((id) => typeof id !== 'string')) throw wrongType('list');
  if (value.length > MOST_IDS) throw new Refusal('List is too long.');
  return value;
}
