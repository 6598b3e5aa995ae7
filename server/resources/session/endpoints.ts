// Signing in and out, beyond Close's API: what the web app needs in place of an API key (docs/sessions.md).
import { Type } from 'typebox';
import { type Bucket, fromAnywhere, fromKnownBrowser, whichIsRight } from '../../auth/guesses.ts';
import { browserId, KNOWN_MS, noteBrowser } from '../../auth/known-browser.ts';
import { endSession, openSession, switchSession } from '../../auth/session.ts';
import { foldAddress } from '../../core/address.ts';
import type { Context, Visit } from '../../core/context.ts';
import type { Endpoint, Input, OpenEndpoint, SessionChange } from '../../core/endpoint.ts';
import { DOES_NOT_EXIST, forbidden, invalidField, plainError, refused } from '../../core/errors.ts';
import { ref, text } from '../../core/field.ts';
import { hashSecret } from '../../core/ids.ts';
import { readBody } from '../../core/input.ts';
import { isoDateTime } from '../../core/moments.ts';
import { bodySchema } from '../../core/resource.ts';
import { type Database, sql } from '../../database/connect.ts';
import { givenPassword } from './password.ts';
import { readWho, whoSchema } from './who.ts';

const LONGEST_EMAIL = 254;

const credentials = {
  fields: {
    email: text({ writes: 'create', required: true, max: LONGEST_EMAIL }),
    password: givenPassword,
    organization_id: ref('organization', {
      writes: 'create',
      description: 'Where to, for members of several; else the one that they have been in for longest.',
    }),
  },
} as const;

const destination = { fields: { organization_id: ref('organization', { writes: 'create', required: true }) } } as const;

const signIn: OpenEndpoint = {
  method: 'POST',
  path: '/session/',
  tag: 'session',
  summary: 'Sign in',
  description:
    'Needs no API key. The answer sets the cookie `ajar_session` (by https `__Host-ajar_session`), which authenticates further requests as an API key does; those that are no GET have to come from a page of this server. It lasts 30 days after its last use. Wrong passwords are counted: after too many the answer is a 429. Another cookie, `ajar_browser`, has this browser counted apart from others.',
  body: bodySchema(credentials, 'create'),
  answer: whoSchema,
  extension: true,
  open: true,
  takes_idempotency_key: false,
  async handle(visit, input) {
    const member = await authenticated(visit, input);
    return signedIn(visit, input, member);
  },
};

export const sessionEndpoints: Endpoint[] = [
  signIn,
  {
    method: 'GET',
    path: '/session/',
    tag: 'session',
    summary: 'Who is signed in',
    answer: whoSchema,
    extension: true,
    handle: (ctx) => readWho(ctx.database, ctx),
  },
  {
    method: 'PUT',
    path: '/session/',
    tag: 'session',
    summary: 'Switch to another organization',
    description: 'The answer sets the cookie anew; that of before ends.',
    body: bodySchema(destination, 'create'),
    answer: whoSchema,
    extension: true,
    async handle(ctx, { body }) {
      const { organization_id } = readBody(ctx, destination, body, 'create') as { organization_id: string };
      return switchTo(ctx, organization_id);
    },
  },
  {
    method: 'DELETE',
    path: '/session/',
    tag: 'session',
    summary: 'Sign out',
    answer: Type.Object({}),
    status: 204,
    extension: true,
    async handle(ctx) {
      await endSession(ctx.database, sessionOf(ctx));
      return { new_session: null, answer: undefined };
    },
  },
];

export interface Member {
  user_id: string;
  organization_id: string;
}

/** Signs somebody in: the answer to that. */
export async function signedIn(visit: Visit, { session, browser }: Input, member: Member): Promise<SessionChange> {
  const now = visit.clock();
  const tokens = await visit.database.transaction(async (database) => {
    // Who signs in again has no use for the session from before.
    if (session) await endSession(database, hashSecret(session));
    const known = await noteBrowser(database, { user_id: member.user_id, token: browser, now });
    const new_session = await openSession(database, member, now);
    if (new_session === null) throw forbidden('You are no longer a member of this organization.');
    return { new_session, browser: known };
  });
  return { ...tokens, answer: await readWho(visit.database, member) };
}

/** Whose e-mail address and password these are, in the organization that they want to be in. */
async function authenticated(visit: Visit, { body, address, browser }: Input): Promise<Member> {
  const { email, password, organization_id } = readBody({ organization_id: '' }, credentials, body, 'create') as {
    email: string;
    password: string;
    organization_id?: string;
  };
  const user_id = await userWith(visit, { email, password, address, browser });
  if (user_id === null) throw plainError(401, 'The e-mail address or the password is wrong.');
  const [first] = await organizationsOf(visit.database, user_id, organization_id);
  if (first !== undefined) return { user_id, organization_id: first };
  if (organization_id !== undefined) throw invalidField('organization', DOES_NOT_EXIST);
  throw forbidden('You are no longer a member of any organization.');
}

/** More accounts of one address than ever sign in. */
const MOST_ACCOUNTS = 20;

/** The user with an e-mail address and a password, or null. Several may have the address, in organizations that know nothing of
 *  each other: then the password says which. Throws a 429 after too many wrong guesses. */
export async function userWith(
  visit: Visit,
  { email, password, address, browser }: Pick<Input, 'address' | 'browser'> & { email: string; password: string },
): Promise<string | null> {
  const who = foldAddress(email);
  const browser_id = browser === undefined ? null : browserId(browser);
  const since = isoDateTime(new Date(visit.clock().getTime() - KNOWN_MS));
  const users = await visit.database.query<{ id: string; password_hash: string; knows_browser: boolean }>(sql`
    select u.id, u.password_hash, exists (
      select from known_browser b where b.user_id = u.id and b.id = ${browser_id} and b.last_used > ${since}::timestamptz
    ) as knows_browser
    from "user" u where u.email_key = ${who} and u.password_hash is not null
    order by u.date_created, u.id limit ${MOST_ACCOUNTS}`);
  const [known, others] = [users.filter((user) => user.knows_browser), users.filter((user) => !user.knows_browser)];
  const guess = async (at: typeof users, buckets: Bucket[]): Promise<string | null> => {
    const right = await whichIsRight(visit, { password, kept: at.map(({ password_hash }) => password_hash), buckets });
    return right === null ? null : (at[right]?.id ?? null);
  };
  // Apart, so that an account of one's own under somebody's address gives nobody further guesses at theirs.
  const found = browser_id !== null && known.length > 0 ? await guess(known, fromKnownBrowser(who, browser_id)) : null;
  if (found !== null || (known.length > 0 && others.length === 0)) return found;
  return guess(others, fromAnywhere(who, address));
}

async function switchTo(ctx: Context, wanted: string): Promise<SessionChange> {
  const id = sessionOf(ctx);
  const [organization_id] = await organizationsOf(ctx.database, ctx.user_id, wanted);
  if (organization_id === undefined) throw invalidField('organization', DOES_NOT_EXIST);
  const token = await switchSession(ctx.database, { id, organization_id }, ctx.clock());
  if (token === null) throw plainError(401, 'The session has ended.');
  return { new_session: token, answer: await readWho(ctx.database, { user_id: ctx.user_id, organization_id }) };
}

/** The organizations that somebody is an active member of, those of longest standing first: all, or one of them. */
async function organizationsOf(database: Database, user_id: string, only?: string): Promise<string[]> {
  const found = await database.query<{ organization_id: string }>(sql`
    select organization_id from membership
    where user_id = ${user_id} and is_active and organization_id = coalesce(${only ?? null}, organization_id)
    order by date_created, organization_id`);
  return found.map((membership) => membership.organization_id);
}

function sessionOf({ session_id }: Context): string {
  if (session_id === null) throw refused('This request is authenticated by an API key: there is no session.');
  return session_id;
}
