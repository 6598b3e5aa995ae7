// Hands the events of an organization's log to its subscriptions: a delivery for each that wants one. The log is followed,
// so writing an event costs nothing more for it; deliveries and the place up to which the log has been handed out are
// committed together, so nothing is skipped or handed out twice, however a process ends.
import { CONSOLIDATION_SECONDS } from '../core/consolidation.ts';
import { type Batch, eventsAfter, isVisibleIn } from '../core/event-reader.ts';
import { type EventRow, eventText } from '../core/event-row.ts';
import { newId } from '../core/ids.ts';
import { isoDateTime } from '../core/moments.ts';
import type { Row } from '../core/resource.ts';
import { type Database, type Sql, sql } from '../database/connect.ts';
import type { JobContext } from '../jobs/job.ts';
import { isEventVisibleTo } from '../query/smart-views.ts';
import { type ExtraFilter, passes } from './extra-filter.ts';
import { pause } from './pause.ts';

/** How long a delivery is tried for. */
export const GIVE_UP_MS = 72 * 3_600_000;
const BATCH = 500;
/** A subscription with so many events waiting is paused and its queue emptied. */
export const MOST_WAITING = 100_000;

interface Subscription {
  id: string;
  created_by: string | null;
  events: { object_type: string; action: string; extra_filter: ExtraFilter | null }[];
  event_filter: ExtraFilter | null;
  since: string | null;
}

/** Hands out the next events of an organization's log, and says whether those were all. Does nothing when another process
 *  is at it. */
export async function fanOut(work: JobContext, organization_id: string, most = MOST_WAITING): Promise<boolean> {
  const { deliveries, caught_up } = await work.database.transaction((tx) => handOut(work, tx, organization_id));
  const full = await queuesOver(work.database, organization_id, deliveries, most);
  for (const webhook_id of full) await pause(work, organization_id, webhook_id, 'queue_full');
  return caught_up;
}

/** A database that was restored elsewhere names snapshots of the server it comes from; there, all its events would seem
 *  to have happened before. For when a process starts. */
export async function settleRestored(database: Database): Promise<void> {
  await database.query(sql`
    update webhook_state set since = null
    where pg_snapshot_xmax(since::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`);
}

interface Delivery {
  webhook_id: string;
  event: EventRow;
}

interface Done {
  deliveries: Delivery[];
  caught_up: boolean;
}

async function handOut(work: JobContext, tx: Database, organization_id: string): Promise<Done> {
  const [place] = await tx.query<{ position: string }>(sql`
    select position from webhook_position where organization_id = ${organization_id} for update skip locked`);
  if (!place) return { deliveries: [], caught_up: true };
  const subscriptions = await activeSubscriptions(tx, organization_id);
  if (subscriptions.length === 0) {
    await tx.query(sql`delete from webhook_position where organization_id = ${organization_id}`);
    return { deliveries: [], caught_up: true };
  }
  const where = wantedBy(subscriptions);
  const batch = await eventsAfter(tx, { organization_id, after: place.position, limit: BATCH, where });
  const { deliveries, unwanted } = match(subscriptions, batch);
  if (unwanted.length > 0) await withdraw(tx, organization_id, unwanted);
  if (deliveries.length > 0) await insert(work, tx, organization_id, deliveries);
  if (batch.position !== place.position) {
    await tx.query(sql`
      update webhook_position set position = ${batch.position} where organization_id = ${organization_id}`);
  }
  return { deliveries, caught_up: batch.caught_up };
}

/** The lock has who deletes one of them wait, since its deliveries are about to be written. */
const activeSubscriptions = (tx: Database, organization_id: string): Promise<Subscription[]> =>
  tx.query<Subscription>(sql`
    select w.id, w.created_by, w.events, w.event_filter, s.since
    from webhook w join webhook_state s on s.organization_id = w.organization_id and s.webhook_id = w.id
    where w.organization_id = ${organization_id} and w.status = 'active'
    order by w.id for key share of w`);

/** The pairs that anybody wants, as a condition: events of others are passed over without being read. */
function wantedBy(subscriptions: Subscription[]): Sql {
  const pairs = new Set(subscriptions.flatMap(({ events }) => events.map(pairOf)));
  return sql`t.object_type || ' ' || t.action = any(${[...pairs]}::text[])`;
}

const pairOf = ({ object_type, action }: { object_type: string; action: string }): string => `${object_type} ${action}`;

/** Who gets which event, and who does not want one that they may have been given as it was before it was rewritten. */
function match(subscriptions: Subscription[], { events }: Batch): { deliveries: Delivery[]; unwanted: Delivery[] } {
  const deliveries: Delivery[] = [];
  const unwanted: Delivery[] = [];
  for (const event of events) {
    let object: Row | undefined;
    const whole = (): Row => {
      object ??= JSON.parse(eventText(event)) as Row;
      return object;
    };
    for (const subscription of subscriptions) {
      const { id: webhook_id, since } = subscription;
      if (since !== null && isVisibleIn(since, event.transaction)) continue;
      if (wants(subscription, event, whole)) deliveries.push({ webhook_id, event });
      else if (event.date_updated !== event.date_created) unwanted.push({ webhook_id, event });
    }
  }
  return { deliveries, unwanted };
}

function wants({ events, event_filter, created_by }: Subscription, event: EventRow, whole: () => Row): boolean {
  const pairs = events.filter(
    ({ object_type, action }) => object_type === event.object_type && action === event.action,
  );
  if (pairs.length === 0 || !isEventVisibleTo(created_by, event)) return false;
  if (event_filter !== null && !passes(event_filter, whole())) return false;
  return pairs.some(({ extra_filter }) => extra_filter === null || passes(extra_filter, whole()));
}

/** What has not been sent yet and would not pass any more is not sent. */
async function withdraw(tx: Database, organization_id: string, unwanted: Delivery[]): Promise<void> {
  await tx.query(sql`
    delete from webhook_delivery d
    using unnest(${unwanted.map((one) => one.webhook_id)}::text[], ${unwanted.map((one) => one.event.id)}::text[])
      as u (webhook_id, event_id)
    where d.organization_id = ${organization_id} and d.webhook_id = u.webhook_id and d.event_id = u.event_id
      and d.status = 'waiting' and d.attempts = 0`);
}

/** An event that was rewritten is sent once, as it is in the end; when it has been sent before that, then again, as a
 *  message of its own, so that nobody takes it for the first. */
async function insert(work: JobContext, tx: Database, organization_id: string, deliveries: Delivery[]): Promise<void> {
  const now = work.clock();
  const all = (value: (delivery: Delivery) => string): string[] => deliveries.map(value);
  await tx.query(sql`
    insert into webhook_delivery as d (organization_id, webhook_id, id, event_id, sequence, object_type, action, status,
      due_at, expires_at, date_created)
    select ${organization_id}, n.webhook_id, n.id, n.event_id, n.sequence::bigint, n.object_type, n.action, 'waiting',
      n.due_at::timestamptz, ${isoDateTime(new Date(now.getTime() + GIVE_UP_MS))}::timestamptz,
      ${isoDateTime(now)}::timestamptz
    from unnest(
      ${all((one) => one.webhook_id)}::text[], ${all(() => newId('whdel'))}::text[],
      ${all(({ event }) => event.id)}::text[], ${all(({ event }) => event.sequence)}::text[],
      ${all(({ event }) => event.object_type)}::text[], ${all(({ event }) => event.action)}::text[],
      ${all(({ event }) => dueAt(event))}::text[]
    ) as n (webhook_id, id, event_id, sequence, object_type, action, due_at)
    on conflict (organization_id, event_id, webhook_id) do update
    set id = case when d.attempts = 0 then d.id else excluded.id end,
      sequence = excluded.sequence, status = 'waiting', due_at = excluded.due_at, expires_at = excluded.expires_at,
      attempts = 0, request_body = null, error = null, response_status = null, response_headers = null,
      response_body = null, duration_ms = null, date_attempted = null
    where d.sequence < excluded.sequence`);
}

/** Updates and deletions wait until what follows them closely has become part of them. */
function dueAt({ action, date_updated }: EventRow): string {
  const held = action === 'updated' || action === 'deleted';
  const at = Date.parse(`${date_updated}Z`) + (held ? CONSOLIDATION_SECONDS * 1000 : 0);
  return isoDateTime(new Date(at));
}

async function queuesOver(
  database: Database,
  organization_id: string,
  deliveries: Delivery[],
  most: number,
): Promise<string[]> {
  const ids = [...new Set(deliveries.map(({ webhook_id }) => webhook_id))];
  if (ids.length === 0) return [];
  const rows = await database.query<{ id: string }>(sql`
    select u.id from unnest(${ids}::text[]) as u (id) cross join lateral (
      select count(*) as waiting from (
        select from webhook_delivery d
        where d.organization_id = ${organization_id} and d.webhook_id = u.id and d.status = 'waiting' limit ${most}
      ) w
    ) c where c.waiting >= ${most}`);
  return rows.map(({ id }) => id);
}
