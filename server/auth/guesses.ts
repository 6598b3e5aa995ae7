// Checks passwords, and sees to it that nobody can try many. Wrong guesses are counted in the database, so that all processes
// count together and a restart forgets nothing: per e-mail address and network, per network whatever the address, and for a
// browser that the person has used before by itself, so that nobody else can keep them out of it.
import type { Visit } from '../core/context.ts';
import { ApiError } from '../core/errors.ts';
import { hashSecret } from '../core/ids.ts';
import { isoDateTime } from '../core/moments.ts';
import { networkOf } from '../core/network.ts';
import { type Database, sql } from '../database/connect.ts';
import { isPassword, nobodysHash } from './password.ts';

/** How often may be guessed wrongly under a name. */
interface Limit {
  /** So many at once; */
  free: number;
  /** then each has to wait, the first so long and each further one twice as long as the one before. */
  first_ms: number;
  /** One is forgotten in each such time, so no wait is longer. */
  forgets_ms: number;
}

/** Something that guesses are counted by. */
export interface Bucket extends Limit {
  name: string;
  /** The right password forgets all of it; else only the one guess that was right. */
  forgiven: boolean;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const PERSON: Limit = { free: 10, first_ms: 15 * SECOND, forgets_ms: HOUR };
/** A whole office may be behind one address, */
const NEAR: Limit = { free: 50, first_ms: 2 * SECOND, forgets_ms: 300 * SECOND };
/** and a whole town in one piece of the Internet. */
const WIDE: Limit = { free: 200, first_ms: SECOND, forgets_ms: 60 * SECOND };

/** What guesses are counted by that anybody makes: `who` is an address as it is compared. */
export function fromAnywhere(who: string, address: string): Bucket[] {
  const { near, wide } = networkOf(address);
  return [
    { ...PERSON, name: `person ${who} ${near}`, forgiven: true },
    { ...NEAR, name: `near ${near}`, forgiven: false },
    { ...WIDE, name: `wide ${wide}`, forgiven: false },
  ];
}

/** What they are counted by in a browser that the person has used before. */
export const fromKnownBrowser = (who: string, browser_id: string): Bucket[] => [
  { ...PERSON, name: `browser ${who} ${browser_id}`, forgiven: true },
];

/** What they are counted by that somebody makes who has signed in already. */
export const fromInside = (user_id: string): Bucket[] => [{ ...PERSON, name: `inside ${user_id}`, forgiven: true }];

/** Which of the kept passwords this is: its place among them, or null. Takes as long when there is none of them as for one; the
 *  time does tell how many more there are. Throws a 429 after too many that were wrong. */
export async function whichIsRight(
  ctx: Visit,
  { password, kept, buckets }: { password: string; kept: readonly string[]; buckets: readonly Bucket[] },
): Promise<number | null> {
  // Counted before the answer is known, else many could be tried at the same time.
  await count(ctx.database, buckets, ctx.clock());
  for (const [place, hash] of (kept.length === 0 ? [nobodysHash()] : kept).entries()) {
    if (!(await isPassword(password, hash))) continue;
    // Of several accounts under one address, that one's password is known says nothing of guesses at the others.
    await forgive(
      ctx.database,
      kept.length === 1 ? buckets : buckets.map((bucket) => ({ ...bucket, forgiven: false })),
    );
    return place;
  }
  return null;
}

interface Counted {
  bucket: string;
  failures: number;
  last_at: Date;
}

/** Counts a guess in all of the buckets, or in none when one of them has to wait. */
async function count(database: Database, buckets: readonly Bucket[], now: Date): Promise<void> {
  const limits = new Map(buckets.map((bucket) => [keyOf(bucket), bucket]));
  // In one order, so that two who guess at once never wait for each other.
  const keys = [...limits.keys()].sort();
  await database.transaction(async (tx) => {
    // Locks the rows, new ones too: two who guess at once are counted one after the other.
    const rows = await tx.query<Counted>(sql`
      insert into password_guess (bucket, failures, last_at, forgotten_at)
      select b.key, 0, ${isoDateTime(now)}::timestamptz, ${isoDateTime(now)}::timestamptz
      from unnest(${keys}::text[]) with ordinality b (key, place) order by b.place
      on conflict (bucket) do update set bucket = excluded.bucket returning bucket, failures, last_at`);
    const counted = rows.flatMap((row) => {
      const limit = limits.get(row.bucket);
      return limit ? [{ key: row.bucket, ...oneMore(limit, row, now.getTime()) }] : [];
    });
    const wait = Math.max(...counted.map(({ wait_ms }) => wait_ms));
    if (wait > 0) throw tooMany(wait);
    await tx.query(sql`
      update password_guess g set failures = n.failures, last_at = ${isoDateTime(now)}::timestamptz,
        forgotten_at = ${isoDateTime(now)}::timestamptz + n.kept_ms * interval '1 millisecond'
      from unnest(${counted.map(({ key }) => key)}::text[], ${counted.map(({ failures }) => String(failures))}::text[]::double precision[],
        ${counted.map(({ kept_ms }) => String(kept_ms))}::text[]::double precision[]) n (bucket, failures, kept_ms)
      where g.bucket = n.bucket`);
  });
}

const keyOf = ({ name }: Bucket): string => hashSecret(name);

/** How many wrong guesses count with this one, how long they do, and how long this one has to wait. */
export function oneMore(
  { free, first_ms, forgets_ms }: Limit,
  { failures: before, last_at }: Pick<Counted, 'failures' | 'last_at'>,
  now: number,
): { failures: number; kept_ms: number; wait_ms: number } {
  const since = now - last_at.getTime();
  // A clock that was set back would have everybody wait until it is where it was.
  const elapsed = since < -60 * SECOND ? Number.POSITIVE_INFINITY : Math.max(0, since);
  // What is forgotten little by little counts in full until it is gone.
  const pause = Math.ceil(before) < free ? 0 : Math.min(first_ms * 2 ** Math.max(0, before - free), forgets_ms);
  const failures = Math.max(0, before - elapsed / forgets_ms) + 1;
  return { failures, kept_ms: failures * forgets_ms, wait_ms: Math.max(0, pause - elapsed) };
}

/** The guess was right. What others have guessed from the same network stays: else one's own password would pay for guesses
 *  at those of others. */
async function forgive(database: Database, buckets: readonly Bucket[]): Promise<void> {
  const keys = (forgiven: boolean): string[] =>
    buckets
      .filter((bucket) => bucket.forgiven === forgiven)
      .map(keyOf)
      .sort();
  await database.query(sql`
    with locked as (
      select bucket from password_guess where bucket = any(${[...keys(true), ...keys(false)]}::text[]) order by bucket for update
    ), forgotten as (
      delete from password_guess g using locked l where g.bucket = l.bucket and g.bucket = any(${keys(true)}::text[])
    )
    update password_guess g set failures = greatest(0, g.failures - 1) from locked l
    where g.bucket = l.bucket and g.bucket = any(${keys(false)}::text[])`);
}

function tooMany(wait_ms: number): ApiError {
  const seconds = Math.ceil(wait_ms / SECOND);
  return new ApiError(
    429,
    { error: `Too many attempts to sign in. Try again in ${seconds} seconds.` },
    { 'retry-after': String(seconds) },
  );
}
