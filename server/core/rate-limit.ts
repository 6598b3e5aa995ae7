// Rate limits per API key or session and endpoint group, and three times that for the whole organization (core.md §1.12); for
// requests of nobody in particular per network address. Shared by all processes on a database: of each window of a second a
// process takes its share in batches, so that it need not ask for every request.
import { type Database, sql } from '../database/connect.ts';
import { failureOf } from '../database/failure.ts';
import { ApiError } from './errors.ts';

export interface RateLimit {
  /** Counts one request by a key or a session and gives the `ratelimit` header; throws a 429 when it or its organization has
   *  no request left in this window. */
  take(caller: string, organization_id: string, group: string): Promise<string>;
  /** The same for a request from a network address of which it is not known, or not right, who sends it. */
  takeOpen(network: string, group: string): Promise<string>;
}

/** What is limited, and of what it is the count. */
interface Counted {
  name: string;
  limit: number;
  whose: 'key' | 'organization' | 'address';
}

/** What this process has of a window. */
interface Share {
  /** When the window ends, by this process's clock: never later than it does. */
  ends: number;
  /** Requests that it may still let through. */
  left: number;
  /** Requests of the window that no process had taken yet when this one last asked. */
  untaken: number;
  asking: Promise<void> | null;
}

/** A process takes a tenth of a limit at once. What it has not used when the window ends is lost to the others: of a limit that
 *  several processes use up together, each may leave as much unused. None is ever exceeded. */
const SHARES = 10;
const WINDOW_MS = 1000;
const SWEEP_MS = 60_000;

/** Fixed windows of one second, by the database's clock, which all processes have in common, unless another is given. */
export function rateLimit(database: Database, perSecond: number, clock?: () => Date): RateLimit {
  const now = (): number => (clock ? clock().getTime() : performance.now());
  const shares = new Map<string, Share>();
  let swept = now();
  const shareOf = (name: string, at: number): Share => {
    const known = shares.get(name);
    if (known && (known.ends > at || known.asking !== null)) return known;
    const fresh = { ends: Number.NEGATIVE_INFINITY, left: 0, untaken: 1, asking: null };
    shares.set(name, fresh);
    return fresh;
  };
  const ask = async (counted: Counted, share: Share): Promise<void> => {
    const sent = now();
    const window = await takeShare(database, counted, clock).catch((error) => aloneIfFull(error, counted));
    // Asked for before it was looked at there, so the window ends no sooner.
    share.ends = sent + window.remaining_ms;
    share.left = window.taken;
    share.untaken = counted.limit - window.used;
  };
  /** Makes sure that there is a request left. Where the database is so slow that a window is over when its answer is there, it
   *  counts all the same: to ask for the next one would go on without end. */
  const ready = async (counted: Counted): Promise<Share> => {
    for (let asked = 0; ; asked++) {
      const at = now();
      const share = shareOf(counted.name, at);
      const open = share.ends > at;
      if (open && share.left > 0) return share;
      if (open && share.untaken <= 0) throw tooMany(counted, share.ends - at);
      share.asking ??= ask(counted, share).finally(() => {
        share.asking = null;
      });
      await share.asking;
      if (asked > 0 && share.left > 0) return share;
    }
  };
  const sweep = (): void => {
    const at = now();
    if (at - swept < SWEEP_MS) return;
    swept = at;
    for (const [name, share] of shares) if (share.ends <= at && share.asking === null) shares.delete(name);
    // Nobody waits for it, and whoever comes next tries again.
    deleteOld(database).catch(() => {});
  };
  const takeAll = async (all: Counted[]): Promise<string> => {
    sweep();
    for (let tries = 0; ; tries++) {
      const found = await Promise.all(all.map(ready));
      const at = now();
      // Somebody else may have taken the last one while another count was asked for.
      if (found.some((share) => share.left === 0 || (share.ends <= at && tries === 0))) continue;
      for (const share of found) share.left--;
      const [first] = all;
      const [share] = found;
      if (first && share)
        return header(first.limit, share.left + Math.max(0, share.untaken), Math.max(0, share.ends - at));
    }
  };
  return {
    take: (caller, organization_id, group) =>
      takeAll([
        { name: `${caller} ${group}`, limit: perSecond, whose: 'key' },
        { name: `${organization_id} ${group}`, limit: 3 * perSecond, whose: 'organization' },
      ]),
    takeOpen: (network, group) => takeAll([{ name: `${network} ${group}`, limit: perSecond, whose: 'address' }]),
  };
}

interface Window {
  /** Requests that have been taken of it, by all processes, this time included. */
  used: number;
  taken: number;
  remaining_ms: number;
}

/** Takes so many requests of the window that is open, or as many as it has left. */
async function takeShare(database: Database, { name, limit }: Counted, clock?: () => Date): Promise<Window> {
  const now = clock ? sql`${clock().toISOString()}::timestamptz` : sql`clock_timestamp()`;
  const most = Math.ceil(limit / SHARES);
  const window_length = sql`${`${WINDOW_MS} milliseconds`}::interval`;
  // A clock that was set back would keep a window open.
  const over = sql`abs(extract(epoch from excluded.started - w.started)) * 1000 >= ${WINDOW_MS}::int`;
  // More than there is may be noted as used, so that what was used before can be told from it.
  const [window] = await database.query<Window>(sql`
    insert into rate_limit_window as w (name, started, used) values (${name}, ${now}, ${most}::int)
    on conflict (name) do update set
      started = case when ${over} then excluded.started else w.started end,
      used = case when ${over} then excluded.used else least(w.used, ${limit}::int) + excluded.used end
    returning least(used, ${limit}::int) as used, greatest(0, least(${most}::int, ${limit}::int - used + ${most}::int)) as taken,
      extract(epoch from started + ${window_length} - ${now})::float8 * 1000 as remaining_ms`);
  if (!window) throw new Error('the rate limit was not counted');
  return window;
}

/** A database that takes no changes counts nothing, and is read all the same: each process then counts alone. */
function aloneIfFull(error: unknown, { limit }: Counted): Window {
  if (failureOf(error) !== 'full') throw error;
  return { used: limit, taken: limit, remaining_ms: WINDOW_MS };
}

async function deleteOld(database: Database): Promise<void> {
  await database.query(sql`
    delete from rate_limit_window
    where started not between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute'`);
}

const header = (limit: number, remaining: number, reset_ms: number): string =>
  `limit=${limit}, remaining=${remaining}, reset=${(reset_ms / 1000).toFixed(3)}`;

const tooMany = ({ limit, whose }: Counted, reset_ms: number): ApiError => {
  const reset = reset_ms / 1000;
  return new ApiError(
    429,
    { error: `API call count exceeded for this ${whose}. Try again in ${reset.toFixed(2)} seconds.` },
    { ratelimit: header(limit, 0, reset_ms), 'retry-after': String(Math.max(1, Math.ceil(reset))) },
  );
};
