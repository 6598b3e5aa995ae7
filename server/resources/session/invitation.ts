// Invitations: how a member gets their first password, or a new one, on a server that sends no e-mail. An admin makes a
// token, passes it on as a link, and whoever has it chooses the password, once.
import { Type } from 'typebox';
import { hashPassword } from '../../auth/password.ts';
import { endSessionsOf, openSession } from '../../auth/session.ts';
import type { Context, Visit } from '../../core/context.ts';
import type { Endpoint, OpenEndpoint, SessionChange } from '../../core/endpoint.ts';
import { invalidField, notFound, refused } from '../../core/errors.ts';
import { text } from '../../core/field.ts';
import { hashSecret, newToken } from '../../core/ids.ts';
import { readBody } from '../../core/input.ts';
import { isoDateTime } from '../../core/moments.ts';
import { setPassword } from '../../core/people.ts';
import { need } from '../../core/permissions.ts';
import { bodySchema } from '../../core/resource.ts';
import { type Database, sql } from '../../database/connect.ts';
import { chosenPassword } from './password.ts';
import { readWho, whoSchema } from './who.ts';

const GOOD_FOR_MS = 7 * 86_400_000;

const acceptance = {
  fields: { token: text({ writes: 'create', required: true, max: 200 }), password: chosenPassword },
} as const;

const acceptInvitation: OpenEndpoint = {
  method: 'POST',
  path: '/invitation/',
  tag: 'session',
  summary: 'Set a password by an invitation',
  description:
    'Needs no API key. Signs in, as `POST /session/` does, and out everywhere else. An invitation is good once.',
  body: bodySchema(acceptance, 'create'),
  answer: whoSchema,
  extension: true,
  open: true,
  takes_idempotency_key: false,
  handle(visit, { body }) {
    const { token, password } = readBody({ organization_id: '' }, acceptance, body, 'create') as {
      token: string;
      password: string;
    };
    return accept(visit, hashSecret(token), password);
  },
};

export const invitationEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/membership/:id/invitation/',
    tag: 'membership',
    summary: 'Invite a member to set a password',
    description:
      'Gives a token that is good for seven days and once, for `POST /invitation/`; that of before ends. It is in this answer only. Whoever is in several organizations of this server cannot be invited: none of them may sign in to the others as somebody else.',
    answer: Type.Object({ token: Type.String(), expires: Type.String({ format: 'date-time' }) }),
    extension: true,
    takes_idempotency_key: false,
    handle: (ctx, { params }) => invite(ctx, params.id ?? ''),
  },
  acceptInvitation,
];

async function invite(ctx: Context, membership_id: string): Promise<{ token: string; expires: string }> {
  need(ctx, 'manage_organization');
  const [member] = await ctx.database.query<{ user_id: string; is_elsewhere: boolean }>(sql`
    select m.user_id, exists (
      select from membership other where other.user_id = m.user_id and other.organization_id <> m.organization_id
    ) as is_elsewhere
    from membership m where m.organization_id = ${ctx.organization_id} and m.id = ${membership_id} and m.is_active`);
  if (!member) throw notFound('Membership');
  if (member.is_elsewhere) throw refused('This member is in another organization of this server too.');
  const token = newToken();
  const now = ctx.clock();
  const expires = isoDateTime(new Date(now.getTime() + GOOD_FOR_MS));
  await ctx.database.query(sql`
    insert into invitation (organization_id, user_id, hash, date_created, expires_at)
    values (${ctx.organization_id}, ${member.user_id}, ${hashSecret(token)}, ${isoDateTime(now)}, ${expires})
    on conflict (organization_id, user_id) do update
    set hash = excluded.hash, date_created = excluded.date_created, expires_at = excluded.expires_at`);
  return { token, expires };
}

interface Invited {
  user_id: string;
  organization_id: string;
}

async function accept(visit: Visit, hash: string, password: string): Promise<SessionChange> {
  const now = visit.clock();
  // Looked up first: only who has an invitation has the server work on a hash.
  if (!(await invited(visit.database, hash, now))) throw notGood();
  const password_hash = await hashPassword(password);
  const { token, member } = await visit.database.transaction(async (database) => {
    const member = await invited(database, hash, now);
    if (!member) throw notGood();
    await database.query(sql`delete from invitation where user_id = ${member.user_id}`);
    await setPassword(database, member.user_id, password_hash, now);
    await endSessionsOf(database, member.user_id);
    return { member, token: await openSession(database, member, now) };
  });
  return { new_session: token, answer: await readWho(visit.database, member) };
}

const notGood = () => invalidField('token', 'This invitation is not good any more: ask for a new one.');

/** Who is invited, if they still may be. Of several who ask at once in transactions, one is told. */
async function invited(database: Database, hash: string, now: Date): Promise<Invited | null> {
  const [member] = await database.query<Invited>(sql`
    select i.user_id, i.organization_id from invitation i
    join membership m on m.organization_id = i.organization_id and m.user_id = i.user_id and m.is_active
    where i.hash = ${hash} and i.expires_at > ${isoDateTime(now)}::timestamptz and not exists (
      select from membership other where other.user_id = i.user_id and other.organization_id <> i.organization_id)
    for update of i`);
  return member ?? null;
}
