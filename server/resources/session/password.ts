// One's own password: to change it, and what is left to do then.
import { Type } from 'typebox';
import { fromInside, whichIsRight } from '../../auth/guesses.ts';
import { forgetBrowsers } from '../../auth/known-browser.ts';
import { hashPassword } from '../../auth/password.ts';
import { PASSWORD_RULE, passwordFault } from '../../auth/password-rules.ts';
import { endSessionsOf } from '../../auth/session.ts';
import type { Context } from '../../core/context.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { invalidField } from '../../core/errors.ts';
import { text } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { isoDateTime } from '../../core/moments.ts';
import { setPassword } from '../../core/people.ts';
import { bodySchema } from '../../core/resource.ts';
import { type Database, sql } from '../../database/connect.ts';

const LONGEST = 1000;

/** A password that somebody gives, to be compared with the one that is kept. */
export const givenPassword = text({ writes: 'create', required: true, max: LONGEST, trim: false });

/** One that somebody has chosen. */
export const chosenPassword = text({
  writes: 'create',
  required: true,
  max: LONGEST,
  trim: false,
  description: PASSWORD_RULE,
});

/** The hash of a password that somebody chooses. Throws a 400 under the body's key when it is too easy to guess. */
export async function hashChosen(password: string, email: string, key: string): Promise<string> {
  const fault = await passwordFault(password, email);
  if (fault !== null) throw invalidField(key, fault);
  return hashPassword(password);
}

export const keysSchema = Type.Array(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    prefix: Type.Union([Type.String(), Type.Null()]),
    date_created: Type.String({ format: 'date-time' }),
    organization_id: Type.String(),
    organization_name: Type.String(),
  }),
  {
    description:
      'The API keys of one’s own, of all organizations, which still work: who had the password may have made some. `POST /me/api_key/revoke/` revokes them.',
  },
);

/** The JSON of the API keys that somebody has and that work, newest first. */
export async function readOwnKeys(database: Database, user_id: string, now: Date): Promise<string> {
  const [found] = await database.query<{ keys: string }>(sql`
    select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'prefix', k.prefix,
      'date_created', iso(k.date_created), 'organization_id', o.id, 'organization_name', o.name)
      order by k.date_created desc, k.id desc), '[]')::text as keys
    from api_key k join organization o on o.id = k.organization_id
    where k.user_id = ${user_id} and k.date_revoked is null
      and (k.expires_at is null or k.expires_at > ${isoDateTime(now)}::timestamptz)`);
  return found?.keys ?? '[]';
}

const change = { fields: { current_password: givenPassword, new_password: chosenPassword } } as const;

export const changePassword: Endpoint = {
  method: 'POST',
  path: '/me/password/',
  tag: 'session',
  summary: 'Change one’s own password',
  description: `Signs one out everywhere else, and forgets the other browsers that one has used. ${PASSWORD_RULE} Wrong guesses at the current one are counted; an Idempotency-Key has no effect.`,
  body: bodySchema(change, 'create'),
  answer: Type.Object({ api_keys: keysSchema }),
  extension: true,
  takes_idempotency_key: false,
  async handle(ctx, input) {
    await replacePassword(ctx, input);
    return `{"api_keys":${await readOwnKeys(ctx.database, ctx.user_id, ctx.clock())}}`;
  },
};

async function replacePassword(ctx: Context, { body, browser }: Input): Promise<void> {
  const given = readBody(ctx, change, body, 'create') as { current_password: string; new_password: string };
  const [user] = await ctx.database.query<{ email: string; password_hash: string | null }>(sql`
    select email, password_hash from "user" where id = ${ctx.user_id}`);
  const fault = await passwordFault(given.new_password, user?.email ?? '');
  // Before anything is guessed.
  if (fault !== null) throw invalidField('new_password', fault);
  const guess = {
    password: given.current_password,
    kept: user?.password_hash ? [user.password_hash] : [],
    buckets: fromInside(ctx.user_id),
  };
  if ((await whichIsRight(ctx, guess)) === null) throw invalidField('current_password', 'The password is wrong.');
  const password_hash = await hashPassword(given.new_password);
  await ctx.database.transaction(async (database) => {
    await setPassword(database, ctx.user_id, password_hash, ctx.clock());
    await endSessionsOf(database, ctx.user_id, ctx.session_id);
    // Who had the old password may have signed in with it: guesses made there count as anybody's from now on.
    await forgetBrowsers(database, ctx.user_id, ctx.session_id === null ? undefined : browser);
  });
}
