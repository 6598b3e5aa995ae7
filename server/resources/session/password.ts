// One's own password: to change it.
import { Type } from 'typebox';
import { isRight } from '../../auth/guesses.ts';
import { hashPassword } from '../../auth/password.ts';
import { endSessionsOf } from '../../auth/session.ts';
import type { Context } from '../../core/context.ts';
import type { Endpoint, Input } from '../../core/endpoint.ts';
import { invalidField } from '../../core/errors.ts';
import { text } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { setPassword } from '../../core/people.ts';
import { bodySchema } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';

const LONGEST = 1000;

/** A password that somebody gives, to be compared with the one that is kept. */
export const givenPassword = text({ writes: 'create', required: true, max: LONGEST, trim: false });

/** One that somebody has chosen. */
export const chosenPassword = text({ writes: 'create', required: true, min: 10, max: LONGEST, trim: false });

const change = { fields: { current_password: givenPassword, new_password: chosenPassword } } as const;

export const changePassword: Endpoint = {
  method: 'POST',
  path: '/me/password/',
  tag: 'session',
  summary: 'Change one’s own password',
  description:
    'Signs one out everywhere else. The new password needs at least ten characters. Wrong guesses at the current one count as those at signing in do; an Idempotency-Key has no effect.',
  body: bodySchema(change, 'create'),
  answer: Type.Object({}),
  extension: true,
  takes_idempotency_key: false,
  async handle(ctx, input) {
    await replacePassword(ctx, input);
    return {};
  },
};

async function replacePassword(ctx: Context, { body, address }: Input): Promise<void> {
  const given = readBody(ctx, change, body, 'create') as { current_password: string; new_password: string };
  const [user] = await ctx.database.query<{ email: string; password_hash: string | null }>(sql`
    select email, password_hash from "user" where id = ${ctx.user_id}`);
  const kept = user?.password_hash ?? null;
  const guess = { email: user?.email ?? '', password: given.current_password, address, kept };
  if (!(await isRight(ctx, guess))) throw invalidField('current_password', 'The password is wrong.');
  const password_hash = await hashPassword(given.new_password);
  await ctx.database.transaction(async (database) => {
    await setPassword(database, ctx.user_id, password_hash, ctx.clock());
    await endSessionsOf(database, ctx.user_id, ctx.session_id);
  });
}
