// Sends what is due: takes deliveries, posts them, and notes how it went. Who takes one puts its due time off for as long
// as sending can take, so that it is due again if the process is killed over it.
import { type EventRow, eventColumns, eventText } from '../core/event-row.ts';
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { JobContext } from '../jobs/job.ts';
import { type Client, type Outcome, TIMEOUT_MS } from './client.ts';
import { signatureHeaders } from './signature.ts';

/** A delivery that was taken. */
export interface Taken {
  organization_id: string;
  webhook_id: string;
  id: string;
  attempts: number;
  expires_at: Date;
  url: string;
  verify_ssl: boolean;
  signature_key: string;
  failing: boolean;
  /** Not an event of the log, so it says nothing of the receiver's health. */
  is_test: boolean;
  /** The body to send; null when the event is kept no longer. */
  body: string | null;
}

/** How an attempt went. */
export interface Attempt {
  taken: Taken;
  at: Date;
  headers: Record<string, string>;
  outcome: Outcome;
}

/** At once to one receiver; to one that fails just enough to see when it is back. */
export const MOST_TO_ONE = 40;
export const MOST_TO_FAILING = 2;
const LEASE_MS = TIMEOUT_MS + 5000;

/** What else may be taken. One delivery at a time each subscription has in any case, so that nobody's slow receivers hold up
 *  anybody else's. */
export interface Room {
  /** How many are under way, by subscription. */
  busy: ReadonlyMap<string, number>;
  /** How many more at once. */
  more: number;
  /** Whether more than one at a time for receivers that fail. */
  failing: boolean;
}

const ROOM: Room = { busy: new Map(), more: Number.MAX_SAFE_INTEGER, failing: true };

type Found = Omit<Taken, 'body' | 'is_test'> & { event_id: string | null; request_body: string | null };

/** Takes what is due of an organization, as much as there is room for. */
export async function take(
  { database, clock }: Pick<JobContext, 'database' | 'clock'>,
  organization_id: string,
  room: Room = ROOM,
): Promise<Taken[]> {
  const now = clock();
  const ids = [...room.busy.keys()];
  const counts = [...room.busy.values()].map(String);
  const rows = await database.query<Found>(sql`
    with due as (
      select p.* from (
        select p.*, row_number() over (order by p.place, p.due_at) as turn from (
          select p.*, w.url, w.verify_ssl, w.signature_key, s.failing_since is not null as failing,
            -- Which one of its subscription it would be, so that those have their turns who have least under way.
            coalesce(b.count::int, 0) + row_number() over (partition by p.webhook_id order by p.due_at, p.id) as place
          from webhook w
          join webhook_state s on s.organization_id = w.organization_id and s.webhook_id = w.id
          left join unnest(${ids}::text[], ${counts}::text[]) as b (webhook_id, count) on b.webhook_id = w.id
          cross join lateral (
            select d.webhook_id, d.id, d.due_at from webhook_delivery d
            where d.organization_id = w.organization_id and d.webhook_id = w.id and d.status = 'waiting'
              and d.due_at <= ${isoDateTime(now)}::timestamptz
            order by d.due_at
            limit greatest(0, case when s.failing_since is null then ${MOST_TO_ONE}::int
              else ${room.failing ? MOST_TO_FAILING : 1}::int end - coalesce(b.count::int, 0))
            for update skip locked
          ) p
          where w.organization_id = ${organization_id} and w.status = 'active'
        ) p
      ) p
      where p.place = 1 or p.turn <= ${room.more}::bigint
    )
    update webhook_delivery d set due_at = ${isoDateTime(new Date(now.getTime() + LEASE_MS))}::timestamptz,
      attempts = d.attempts + 1, date_attempted = ${isoDateTime(now)}::timestamptz, url = due.url
    from due where d.organization_id = ${organization_id} and d.webhook_id = due.webhook_id and d.id = due.id
    returning d.organization_id, d.webhook_id, d.id, d.attempts, d.expires_at, d.event_id, d.request_body,
      due.url, due.verify_ssl, due.signature_key, due.failing`);
  const events = await textsOf(
    database,
    organization_id,
    rows.flatMap((row) => (row.request_body === null && row.event_id !== null ? [row.event_id] : [])),
  );
  return rows.map(({ event_id, request_body, ...taken }) => {
    const text = events.get(event_id ?? '');
    return {
      ...taken,
      is_test: event_id === null,
      body: request_body ?? (text === undefined ? null : bodyOf(text, taken.webhook_id)),
    };
  });
}

/** The body of a delivery (activities-search-automation.md §4.2). */
export const bodyOf = (event: string, subscription_id: string): string =>
  `{"event":${event},"subscription_id":${JSON.stringify(subscription_id)}}`;

/** Events as JSON text, by id, each as it is now. */
export async function textsOf(
  database: Database,
  organization_id: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<EventRow>(sql`
    select ${eventColumns} from event t
    where t.organization_id = ${organization_id} and t.id = any(${[...new Set(ids)]}::text[])`);
  return new Map(rows.map((row) => [row.id, eventText(row)]));
}

const NO_EVENT: Outcome = { status: null, headers: {}, body: '', error: 'The event is kept no longer.', ms: 0 };

/** Makes one attempt. */
export async function attempt(client: Client, clock: () => Date, taken: Taken, stop?: AbortSignal): Promise<Attempt> {
  const at = clock();
  const { organization_id, url, verify_ssl, body } = taken;
  if (body === null) return { taken, at, headers: {}, outcome: NO_EVENT };
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Ajar-Webhooks/1.0',
    ...signatureHeaders(taken.signature_key, taken.id, at, body),
  };
  return { taken, at, headers, outcome: await client.post({ organization_id, url, verify_ssl, headers, body }, stop) };
}

/** Has what is due in a time that can only come from a clock that was wrong be due now. A new delivery waits for seconds, and
 *  one that was tried since a moment that has been; five minutes are left for clocks that differ. */
export async function setRight(
  { database, clock }: Pick<JobContext, 'database' | 'clock'>,
  organization_id: string,
): Promise<void> {
  const now = clock();
  const later = isoDateTime(new Date(now.getTime() + CLOCKS_DIFFER_MS));
  await database.query(sql`
    update webhook_delivery d set due_at = ${isoDateTime(now)}::timestamptz
    from webhook w
    where w.organization_id = ${organization_id} and d.organization_id = ${organization_id} and d.webhook_id = w.id
      and d.status = 'waiting' and d.due_at > ${later}::timestamptz
      and (d.attempts = 0 or d.date_attempted > ${later}::timestamptz)`);
}

const CLOCKS_DIFFER_MS = 5 * 60_000;

/** Has deliveries that were not sent after all be due at once. */
export async function putBack({ database, clock }: JobContext, all: readonly Taken[]): Promise<void> {
  for (const [organization_id, mine] of Map.groupBy(all, (one) => one.organization_id)) {
    await database.query(sql`
      update webhook_delivery d set due_at = ${isoDateTime(clock())}::timestamptz, attempts = d.attempts - 1
      from unnest(${mine.map((one) => one.webhook_id)}::text[], ${mine.map((one) => one.id)}::text[])
        as b (webhook_id, id)
      where d.organization_id = ${organization_id} and d.webhook_id = b.webhook_id and d.id = b.id
        and d.status = 'waiting' and d.attempts > 0`);
  }
}
