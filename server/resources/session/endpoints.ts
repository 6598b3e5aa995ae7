// Signing in and out, beyond Close's API: what the web app needs in place of an API key (docs/sessions.md).
import { Type } from 'typebox';
import { isRight } from '../../auth/guesses.ts';
import { endSession, openSession, switchSession } from '../../auth/session.ts';
import type { Context, Visit } from '../../core/context.ts';
import type { Endpoint, Input, OpenEndpoint, SessionChange } from '../../core/endpoint.ts';
import { DOES_NOT_EXIST, forbidden, invalidField, plainError, refused } from '../../core/errors.ts';
import { ref, text } from '../../core/field.ts';
import { hashSecret } from '../../core/ids.ts';
import { readBody } from '../../core/input.ts';
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
    'Needs no API key. The answer sets the cookie `ajar_session`, which authenticates further requests as an API key does; those that are no GET have to come from a page of this server. It lasts 30 days after its last use. Wrong passwords are counted: after too many the answer is a 429.',
  body: bodySchema(credentials, 'create'),
  answer: whoSchema,
  extension: true,
  open: true,
  takes_idempotency_key: false,
  async handle(visit, input) {
    const member = await authenticated(visit, input);
    const token = await visit.database.transaction(async (database) => {
      // Who signs in again has no use for the session from before.
      if (input.session) await endSession(database, hashSecret(input.session));
      return openSession(database, member, visit.clock());
    });
    return { new_session: token, answer: await readWho(visit.database, member) };
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

interface Member {
  user_id: string;
  organization_id: string;
}

/** Whose e-mail address and password these are, in the organization that they want to be in. */
async function authenticated(visit: Visit, { body, address }: Input): Promise<Member> {
  const { email, password, organization_id } = readBody({ organization_id: '' }, credentials, body, 'create') as {
    email: string;
    password: string;
    organization_id?: string;
  };
  const [user] = await visit.database.query<{ id: string; password_hash: string | null }>(sql`
    select id, password_hash from "user" where lower(email) = lower(${email})`);
  const right = await isRight(visit, { email, password, address, kept: user?.password_hash ?? null });
  if (!user || !right) throw plainError(401, 'The e-mail address or the password is wrong.');
  const [first] = await organizationsOf(visit.database, user.id, organization_id);
  if (first !== undefined) return { user_id: user.id, organization_id: first };
  if (organization_id !== undefined) throw invalidField('organization', DOES_NOT_EXIST);
  throw forbidden('You are no longer a member of any organization.');
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
