// `Idempotency-Key`, beyond Close's API: who sends a POST again with the same key gets the first answer again, and what it
// wrote is not written a second time.
import { createHash } from 'node:crypto';
import { type Database, isDatabaseError, sql } from '../database/connect.ts';
import type { Context } from './context.ts';
import { type Answer, type Endpoint, type Input, isStreamed } from './endpoint.ts';
import { ApiError, badRequest, plainError } from './errors.ts';
import { isoDateTime } from './moments.ts';
import { explained } from './references.ts';

export interface FirstAnswer {
  status: number;
  answer: Answer;
  replayed: boolean;
}

/** How long an answer is kept. */
export const KEPT_MS = 24 * 3_600_000;
export const LONGEST_KEY = 255;

/** Answers a request with a key: the endpoint's answer the first time, later what is kept. */
export async function withKey(ctx: Context, endpoint: Endpoint, input: Input, key: string): Promise<FirstAnswer> {
  if (key.trim() === '' || key.length > LONGEST_KEY) throw badKey();
  const asked = { caller: ctx.api_key_id ?? ctx.user_id, key, fingerprint: fingerprint(endpoint, input) };
  try {
    // An endpoint that queues a job finds the queue open: opening it inside the transaction would wait for its end.
    await ctx.queue().catch(() => {});
    return await answerOnce(ctx, endpoint, input, asked);
  } catch (error) {
    throw explained(error);
  }
}

const badKey = (): ApiError => badRequest(`Idempotency-Key must have 1 to ${LONGEST_KEY} characters.`);

const inFlight = (): ApiError =>
  plainError(409, 'A request with this Idempotency-Key is still being answered.', { 'retry-after': '1' });

const used = (): ApiError => plainError(409, 'This Idempotency-Key was used for another request.');

interface Asked {
  caller: string;
  key: string;
  fingerprint: string;
}

/** The whole request is one transaction, what it writes and its answer: either both are there or neither is. A request
 *  that is refused leaves nothing, so its key may be used again. */
async function answerOnce(ctx: Context, endpoint: Endpoint, input: Input, asked: Asked): Promise<FirstAnswer> {
  try {
    return await ctx.database.transaction(
      async (database) => {
        const found = await claim(ctx, database, asked);
        const answer = await tried(() => answerAgain(ctx, endpoint, input, database, found));
        return { status: endpoint.status ?? 200, answer, replayed: false };
      },
      async (database, first) => {
        await keep(ctx, database, asked, first);
        return first;
      },
    );
  } catch (error) {
    if (error instanceof Replay) return error.first;
    throw error;
  }
}

/** Thrown to have the transaction take back what the request has done once more. */
class Replay extends Error {
  readonly first: FirstAnswer;
  constructor(first: FirstAnswer) {
    super('answered before');
    this.first = first;
  }
}

/** The endpoint's answer. Of a request that was answered before it is only seen whether it would be refused now, whatever
 *  that depends on: a role, to whom an object belongs, whether a view is shared, which fields a role may change. */
async function answerAgain(
  ctx: Context,
  endpoint: Endpoint,
  input: Input,
  database: Database,
  found: FirstAnswer | null,
): Promise<Answer> {
  try {
    const answer = await endpoint.handle({ ...ctx, database, in_transaction: true }, input);
    if (!found) return answer;
    if (isStreamed(answer)) answer.stream.destroy();
  } catch (error) {
    if (!found || !isRefusalOfData(error, endpoint)) throw error;
  }
  throw new Replay(found);
}

/** What a request that was made before may stumble over because it was made, or since things have changed: a name that is
 *  taken by now, a lead that is gone because it was merged. Of what may be seen and done it says nothing, unless all that the
 *  request does is to read. */
const isRefusalOfData = (error: unknown, { reads, may_not_find }: Endpoint): boolean =>
  (error instanceof ApiError && [400, 409, ...(may_not_find ? [404] : [])].includes(error.status) && !reads) ||
  (isDatabaseError(error) && error.code?.startsWith('23') === true);

/** The answer that is kept for a key, if there is one. Throws when it is still being made, by whichever process. */
async function claim(ctx: Context, database: Database, asked: Asked): Promise<FirstAnswer | null> {
  const name = [ctx.organization_id, asked.caller, asked.key].join(' ');
  const since = isoDateTime(new Date(ctx.clock().getTime() - KEPT_MS));
  // The look-up is a statement of its own, which sees what was committed before the lock was free.
  const [[lock], [kept]] = await Promise.all([
    database.query<{ claimed: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as claimed`,
    ),
    database.query<{ fingerprint: string; status: number; body: string | null }>(sql`
      select a.fingerprint, a.status, a.body from first_answer a
      where a.organization_id = ${ctx.organization_id} and a.caller = ${asked.caller} and a.key = ${asked.key}
        and a.date_created > ${since}::timestamptz`),
  ]);
  if (!lock?.claimed) throw inFlight();
  if (!kept) return null;
  if (kept.fingerprint !== asked.fingerprint) throw used();
  return { status: kept.status, answer: kept.body ?? undefined, replayed: true };
}

async function keep(ctx: Context, database: Database, asked: Asked, { status, answer }: FirstAnswer): Promise<void> {
  if (isStreamed(answer)) return;
  const body = answer === undefined || typeof answer === 'string' ? (answer ?? null) : JSON.stringify(answer);
  // What is there already has expired.
  await database.query(sql`
    insert into first_answer (organization_id, caller, key, fingerprint, status, body, date_created)
    values (${ctx.organization_id}, ${asked.caller}, ${asked.key}, ${asked.fingerprint}, ${status}, ${body},
      ${isoDateTime(ctx.clock())}::timestamptz)
    on conflict (organization_id, caller, key) do update
    set fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body,
      date_created = excluded.date_created`);
}

/** A lost race is thrown as the database told it, so that the whole transaction is tried again. */
async function tried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { cause } = error as ApiError;
    throw isDatabaseError(cause) ? cause : error;
  }
}

/** What was asked, whatever the order of keys and parameters in which it was written down. */
function fingerprint({ path }: Endpoint, { params, query, body }: Input): string {
  const asked = [path, params, Object.fromEntries(query), body];
  return createHash('sha256')
    .update(JSON.stringify(sorted(asked)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // As pairs: an object would put keys that look like numbers first, and take `__proto__` for something else.
  return { pairs: entries.map(([key, inner]) => [key, sorted(inner)]) };
}
