// Invitations: the links by which an admin lets somebody in, on a server that sends no e-mail. Who has the link chooses the
// account's password, once, if the account is this organization's alone; a person whom other organizations know too accepts
// as who they are (docs/sessions.md).
import { Type } from 'typebox';
import { forgetBrowsers } from '../../auth/known-browser.ts';
import { endSessionsOf } from '../../auth/session.ts';
import type { Context, Visit } from '../../core/context.ts';
import type { Endpoint, Input, OpenEndpoint, SessionChange } from '../../core/endpoint.ts';
import { invalidField, notFound, refused } from '../../core/errors.ts';
import { bool, text } from '../../core/field.ts';
import { hashSecret, newToken } from '../../core/ids.ts';
import { readBody } from '../../core/input.ts';
import { isoDateTime } from '../../core/moments.ts';
import { setPassword } from '../../core/people.ts';
import { MANAGERS, need } from '../../core/permissions.ts';
import { bodySchema } from '../../core/resource.ts';
import { holdMembership } from '../../core/standing.ts';
import { type Database, raw, sql } from '../../database/connect.ts';
import { signedIn, userWith } from './endpoints.ts';
import { join } from './join.ts';
import { chosenPassword, hashChosen, keysSchema, readOwnKeys } from './password.ts';
import { readWho, whoSchema } from './who.ts';

const GOOD_FOR_MS = 7 * 86_400_000;

const token = text({ writes: 'create', required: true, max: 200 });

const acceptance = {
  fields: {
    token,
    password: chosenPassword,
    separate: bool({
      writes: 'create',
      description:
        'Makes an account of its own for this organization, with this password, although there is another one with the address.',
    }),
  },
} as const;

const acceptInvitation: OpenEndpoint = {
  method: 'POST',
  path: '/invitation/',
  tag: 'session',
  summary: 'Accept an invitation',
  description:
    'Needs no API key. Sets the password of an account that only this organization knows, and signs in, as `POST /session/` does, and out everywhere else. Who has an account with the address elsewhere gives its password instead, which stays as it is. An invitation is good once.',
  body: bodySchema(acceptance, 'create'),
  answer: Type.Object({ ...whoSchema.properties, api_keys: keysSchema }),
  extension: true,
  open: true,
  takes_idempotency_key: false,
  handle: accept,
};

const acceptanceInside = { fields: { token } } as const;

export const invitationEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/membership/:id/invitation/',
    tag: 'membership',
    summary: 'Invite a member to set a password, or to accept',
    description:
      'Gives a token that is good for seven days and once, for `POST /invitation/`, while its maker may manage the organization; that of before ends. It is in this answer only. A member of several organizations of this server cannot be invited to set a password: none of them may sign in to the others as somebody else.',
    answer: Type.Object({ token: Type.String(), expires: Type.String({ format: 'date-time' }) }),
    extension: true,
    takes_idempotency_key: false,
    handle: (ctx, { params }) => invite(ctx, params.id ?? ''),
  },
  acceptInvitation,
  {
    method: 'POST',
    path: '/me/invitation/',
    tag: 'session',
    summary: 'Accept an invitation as who one is',
    description: 'The invitation has to be for one’s own address. `PUT /session/` leads to the organization then.',
    body: bodySchema(acceptanceInside, 'create'),
    answer: whoSchema,
    extension: true,
    takes_idempotency_key: false,
    async handle(ctx, { body }) {
      const given = readBody(ctx, acceptanceInside, body, 'create') as { token: string };
      await acceptInside(ctx, hashSecret(given.token));
      return readWho(ctx.database, ctx);
    },
  },
];

async function invite(ctx: Context, membership_id: string): Promise<{ token: string; expires: string }> {
  need(ctx, 'manage_organization');
  const [member] = await ctx.database.query<{ user_id: string; is_active: boolean; is_elsewhere: boolean }>(sql`
    select m.user_id, m.is_active, ${isElsewhere('m')} as is_elsewhere from membership m
    where m.organization_id = ${ctx.organization_id} and m.id = ${membership_id} and (m.is_active or m.is_pending)`);
  if (!member) throw notFound('Membership');
  if (member.is_active && member.is_elsewhere)
    throw refused('This member is in another organization of this server too.');
  const made = newToken();
  const now = ctx.clock();
  const expires = isoDateTime(new Date(now.getTime() + GOOD_FOR_MS));
  await ctx.database.transaction(async (database) => {
    await holdMembership({ ...ctx, database }, 'manage_organization');
    await database.query(sql`
      insert into invitation (organization_id, user_id, hash, created_by, date_created, expires_at)
      values (${ctx.organization_id}, ${member.user_id}, ${hashSecret(made)}, ${ctx.user_id}, ${isoDateTime(now)}, ${expires})
      on conflict (organization_id, user_id) do update set hash = excluded.hash, created_by = excluded.created_by,
        date_created = excluded.date_created, expires_at = excluded.expires_at`);
  });
  return { token: made, expires };
}

/** Somebody who is invited, and the membership that it is about. */
export interface Invited {
  organization_id: string;
  membership_id: string;
  user_id: string;
  email: string;
  email_key: string;
  is_elsewhere: boolean;
  is_pending: boolean;
  is_stand_in: boolean;
}

async function accept(visit: Visit, input: Input): Promise<SessionChange> {
  const given = readBody({ organization_id: '' }, acceptance, input.body, 'create') as {
    token: string;
    password: string;
    separate?: boolean;
  };
  const hash = hashSecret(given.token);
  // Looked up first: only who has an invitation has the server work on a hash.
  const member = await invited(visit.database, hash, visit.clock());
  if (!member) throw notGood();
  const asThemselves = member.is_pending && given.separate !== true && (await hasAccount(visit.database, member));
  const user_id = asThemselves
    ? await acceptWithPassword(visit, input, { hash, member, password: given.password })
    : await setPasswordOf(visit, { hash, member, password: given.password });
  const change = await signedIn(visit, input, { user_id, organization_id: member.organization_id });
  const keys = await readOwnKeys(visit.database, user_id, visit.clock());
  return { ...change, answer: `${change.answer?.slice(0, -1)},"api_keys":${keys}}` };
}

/** Who has an account elsewhere shows that it is theirs. */
async function acceptWithPassword(
  visit: Visit,
  { address, browser }: Input,
  { hash, member, password }: { hash: string; member: Invited; password: string },
): Promise<string> {
  const user_id = await userWith(visit, { email: member.email, password, address, browser });
  if (user_id === null) throw notTheirs();
  await visit.database.transaction(async (database) => {
    const still = await used(database, hash, visit.clock());
    await join(visit, database, still, user_id);
  });
  return user_id;
}

/** An account that is this organization's alone gets a password: its first, or a new one. */
async function setPasswordOf(
  visit: Visit,
  { hash, member, password }: { hash: string; member: Invited; password: string },
): Promise<string> {
  const password_hash = await hashChosen(password, member.email, 'password');
  const now = visit.clock();
  await visit.database.transaction(async (database) => {
    const still = await used(database, hash, now);
    // The account of somebody who is in another organization is no business of this one.
    if (still.is_elsewhere) throw notTheirs();
    await setPassword(database, still.user_id, password_hash, now);
    await endSessionsOf(database, still.user_id);
    await forgetBrowsers(database, still.user_id);
    if (still.is_pending) await join(visit, database, still, still.user_id);
  });
  return member.user_id;
}

async function acceptInside(ctx: Context, hash: string): Promise<void> {
  await ctx.database.transaction(async (database) => {
    const member = await used(database, hash, ctx.clock());
    if (!member.is_pending) throw invalidField('token', 'This invitation is not for you.');
    const [me] = await database.query<{ email_key: string }>(sql`
      select email_key from "user" where id = ${ctx.user_id}`);
    if (me?.email_key !== member.email_key)
      throw invalidField('token', 'This invitation is for another e-mail address.');
    await join(ctx, database, member, ctx.user_id);
  });
}

const notGood = () => invalidField('token', 'This invitation is not good any more: ask for a new one.');

const notTheirs = () =>
  invalidField(
    'password',
    'There is an account with this e-mail address on this server already: give its password to accept with it.',
  );

/** Whether a member is an active member of another organization too. */
const isElsewhere = (alias: string) =>
  raw(`exists (select from membership other
    where other.user_id = ${alias}.user_id and other.organization_id <> ${alias}.organization_id and other.is_active)`);

/** Whether who is invited has an account already, in another organization: anyone with the address or, for who was a member
 *  before, they themselves. */
async function hasAccount(database: Database, member: Invited): Promise<boolean> {
  const { email_key, organization_id, is_stand_in, is_elsewhere } = member;
  if (!is_stand_in) return is_elsewhere;
  const [found] = await database.query(sql`
    select 1 from "user" u join membership m on m.user_id = u.id and m.is_active and m.organization_id <> ${organization_id}
    where u.email_key = ${email_key} and u.password_hash is not null limit 1`);
  return found !== undefined;
}

/** Uses an invitation up. Of several who do so at once, one is told whose it was; the others are refused. */
async function used(database: Database, hash: string, now: Date): Promise<Invited> {
  const member = await invited(database, hash, now);
  if (!member) throw notGood();
  await database.query(sql`
    delete from invitation where organization_id = ${member.organization_id} and user_id = ${member.user_id}`);
  return member;
}

/** Who is invited, if they still may be, by who still may invite them. */
async function invited(database: Database, hash: string, now: Date): Promise<Invited | null> {
  const [member] = await database.query<Invited>(sql`
    select i.organization_id, m.id as membership_id, i.user_id, u.email, u.email_key,
      ${isElsewhere('m')} as is_elsewhere, m.is_pending, u.is_stand_in
    from invitation i join "user" u on u.id = i.user_id
    join membership m on m.organization_id = i.organization_id and m.user_id = i.user_id
    where i.hash = ${hash} and i.expires_at > ${isoDateTime(now)}::timestamptz
      and (m.is_pending or m.is_active and not ${isElsewhere('m')})
      and exists (
        select from membership a where a.organization_id = i.organization_id and a.user_id = i.created_by and a.is_active
          and a.role_id = any(${MANAGERS}::text[]))
    for update of i`);
  return member ?? null;
}
