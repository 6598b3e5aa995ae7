// How people come into an organization and leave it, changes to several memberships at once, and pinned views (core.md §4).
import { Type } from 'typebox';
import { foldAddress } from '../../core/address.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { badRequest, DOES_NOT_EXIST, forbidden, invalidField, notFound, refused } from '../../core/errors.ts';
import { json, Refusal, wrongType } from '../../core/field.ts';
import { email } from '../../core/formats.ts';
import { looksLikeId } from '../../core/ids.ts';
import { readBody } from '../../core/input.ts';
import { filters } from '../../core/list-params.ts';
import { lockAddress, newUser } from '../../core/people.ts';
import { grantsManagement, need } from '../../core/permissions.ts';
import { selection } from '../../core/read.ts';
import { answerSchema, bodySchema } from '../../core/resource.ts';
import { create, lockWhere, transaction, update, writeAndRead } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { visibleTo } from '../../query/smart-views.ts';
import { membership, role } from './membership.ts';

const MOST = 1000;

const newMember = {
  fields: { email: email({ writes: 'create', required: true }), role_id: role({ writes: 'create', required: true }) },
} as const;

const pinned = {
  fields: { saved_view_ids: json(Type.Array(Type.String()), parseViewIds, { writes: 'create', required: true }) },
} as const;

export const membershipEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/membership/',
    tag: 'membership',
    summary: 'Make sure that somebody is a member',
    description:
      'A new e-mail address becomes a new user; somebody who has left comes back as who they were; for a member nothing changes. Whoever is in another organization of this server, or has come to one before they come back, has to accept first (`is_pending`): until then this one knows of them the address that it typed. Close restricts this to verified domains, of which this server has none.',
    query: fieldsParameter,
    body: bodySchema(newMember, 'create'),
    answer: answerSchema(membership),
    handle(ctx, { query, body }) {
      need(ctx, 'manage_organization');
      const { email: address, role_id } = readBody(ctx, newMember, body, 'create') as {
        email: string;
        role_id: string;
      };
      if (grantsManagement(role_id))
        throw forbidden('A role that may manage the organization cannot be given this way.');
      const work = (inside: WriteContext) => activate(inside, address, role_id);
      return writeAndRead(ctx, membership, work, selection(membership, query.get('_fields')));
    },
  },
  {
    method: 'PUT',
    path: '/membership/',
    tag: 'membership',
    summary: 'Update several memberships',
    description: `The ids go as a comma list into \`_params\`: \`{"_params": {"id__in": "…"}}\`. At most ${MOST}, all or none.`,
    query: { id__in: { schema: Type.String(), description: 'Comma list.' } },
    body: bodySchema(membership, 'update'),
    answer: Type.Object({ count: Type.Integer() }),
    async handle(ctx, { query, body }) {
      if (!query.has('id__in')) throw badRequest('A bulk update needs id__in.');
      const values = readBody(ctx, membership, body, 'update');
      const count = await transaction(ctx, async (inside) => {
        const ids = await lockWhere(inside, 'membership', await filters(inside, membership, query), MOST + 1);
        if (ids.length > MOST) throw refused(`It's not allowed to update more than ${MOST} objects at once`);
        await update(inside, 'membership', ids, values);
        return ids.length;
      });
      return { count };
    },
  },
  {
    method: 'DELETE',
    path: '/membership/:id/',
    tag: 'membership',
    summary: 'Deactivate a membership',
    description:
      'What the member did, and is assigned to, stays. Their sessions and API keys end for good, and the webhooks that they made are paused, also if they come back.',
    answer: Type.Object({}),
    async handle(ctx, { params }) {
      await transaction(ctx, (inside) => deactivate(inside, params.id ?? ''));
      return {};
    },
  },
  {
    method: 'GET',
    path: '/membership/:id/pinned_views/',
    tag: 'membership',
    summary: "List a member's pinned views",
    answer: pinnedSchema(),
    handle: (ctx, { params }) => readPinned(ctx, params.id ?? ''),
  },
  {
    method: 'PUT',
    path: '/membership/:id/pinned_views/',
    tag: 'membership',
    summary: "Set a member's pinned views",
    body: bodySchema(pinned, 'create'),
    answer: pinnedSchema(),
    async handle(ctx, { params, body }) {
      const { saved_view_ids } = readBody(ctx, pinned, body, 'create') as { saved_view_ids: string[] };
      await transaction(ctx, (inside) => pin(inside, params.id ?? '', saved_view_ids));
      return readPinned(ctx, params.id ?? '');
    },
  },
];

interface Known {
  id: string;
  is_active: boolean;
  is_pending: boolean;
  was_elsewhere: boolean;
}

/** The id of the membership of whoever has an address, which is made if there is none. Whoever is in other organizations too
 *  has to accept it; until then they are a user of this organization's own, of whom nothing is known but the address. So has who
 *  comes back and was in another one, which may have chosen their password meanwhile. */
async function activate(ctx: WriteContext, address: string, role_id: string): Promise<string> {
  const who = foldAddress(address);
  await lockAddress(ctx.database, ctx.organization_id, address);
  const [found] = await ctx.database.query<{ known: Known | null; is_elsewhere: boolean }>(sql`
    select exists (
      select from "user" u join membership m on m.user_id = u.id and m.is_active
      where u.email_key = ${who} and m.organization_id <> ${ctx.organization_id}
    ) as is_elsewhere, (
      select json_build_object('id', m.id, 'is_active', m.is_active, 'is_pending', m.is_pending, 'was_elsewhere', exists (
        select from membership o where o.user_id = u.id and o.organization_id <> m.organization_id))
      from membership m join "user" u on u.id = m.user_id
      where m.organization_id = ${ctx.organization_id} and u.email_key = ${who}
      order by m.is_active desc, m.is_pending desc, u.password_hash is null, m.date_created, m.id limit 1
    ) as known`);
  const known = found?.known;
  if (known?.is_active || known?.is_pending) return known.id;
  // Nothing is noted of a member who waits: the event log says when they have come.
  const waits = found?.is_elsewhere || known?.was_elsewhere || false;
  const state = waits ? { is_pending: true } : { is_active: true };
  if (known) await update(ctx, 'membership', [known.id], { ...state, role_id });
  const person = { email: address, is_stand_in: waits, now: ctx.clock() };
  const user_id = known ? '' : await newUser(ctx.database, person);
  const made = known ? [known] : await create(ctx, 'membership', [{ is_active: false, user_id, role_id, ...state }]);
  return made[0]?.id ?? '';
}

async function deactivate(ctx: WriteContext, id: string): Promise<void> {
  need(ctx, 'manage_organization');
  const [known] = await ctx.database.query<{ is_active: boolean; is_pending: boolean }>(sql`
    select m.is_active, m.is_pending from membership m
    where m.organization_id = ${ctx.organization_id} and m.id = ${id} for update`);
  if (!known) throw notFound(membership.class_name);
  if (known.is_active) await update(ctx, 'membership', [id], { is_active: false });
  else if (known.is_pending) await update(ctx, 'membership', [id], { is_pending: false });
}

/** Only views that the member may see can be pinned. */
async function pin(ctx: WriteContext, id: string, views: string[]): Promise<void> {
  await update(ctx, 'membership', [id], { pinned_view_ids: views });
  const missing = await ctx.database.query(sql`
    select 1 from membership m cross join unnest(${views}::text[]) v (id)
    where m.organization_id = ${ctx.organization_id} and m.id = ${id} and not exists (
      select from saved_search t where t.organization_id = m.organization_id and t.id = v.id
        and ${visibleTo(sql`m.user_id`)})`);
  if (missing.length > 0) throw invalidField('saved_view_ids', DOES_NOT_EXIST);
}

/** A view that was deleted, or is no longer shared with the member, is no longer pinned either. */
async function readPinned(ctx: Context, id: string): Promise<string> {
  const [found] = await ctx.database.query<{ body: string }>(sql`
    select json_build_object('saved_view_ids', coalesce((
      select json_agg(t.id order by p.place) from jsonb_array_elements_text(m.pinned_view_ids) with ordinality p (id, place)
      join saved_search t on t.organization_id = m.organization_id and t.id = p.id and ${visibleTo(sql`m.user_id`)}
    ), '[]'))::text as body from membership m
    where m.organization_id = ${ctx.organization_id} and m.id = ${id}`);
  if (!found) throw notFound(membership.class_name);
  return found.body;
}

function pinnedSchema() {
  return Type.Object({ saved_view_ids: Type.Array(Type.String()) });
}

function parseViewIds(value: unknown): string[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length > MOST) throw new Refusal('List is too long.');
  for (const id of value) if (typeof id !== 'string' || !looksLikeId('save', id)) throw new Refusal(DOES_NOT_EXIST);
  return [...new Set(value as string[])];
}
