// Notes how attempts went: delivered, to be tried again or given up, and what that says about the receiver.
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Attempt } from './deliver.ts';
import { pause } from './pause.ts';
import { isDelivered, messageOf, verdictOf } from './retries.ts';

/** Who has failed for so long, every time, is paused. */
export const FAILING_MS = 72 * 3_600_000;
const AN_HOUR = 3_600_000;

export async function settle(work: JobContext, attempts: readonly Attempt[]): Promise<void> {
  for (const [organization_id, mine] of Map.groupBy(attempts, ({ taken }) => taken.organization_id)) {
    await work.database.transaction(
      async () => {},
      (tx) => Promise.all([noteDeliveries(tx, organization_id, mine), noteHealth(tx, organization_id, mine)]),
    );
    for (const [webhook_id, of_one] of Map.groupBy(mine, ({ taken }) => taken.webhook_id)) {
      await pauseIfHopeless(work, organization_id, webhook_id, of_one);
    }
  }
}

/** A delivery that has a new id since was given the event as it is now, so this attempt no longer says anything of it. */
async function noteDeliveries(tx: Database, organization_id: string, attempts: readonly Attempt[]): Promise<void> {
  const notes = attempts.map(({ taken, at, headers, outcome }) => {
    const { status, due_at } = verdictOf(taken, at, outcome);
    return {
      webhook_id: taken.webhook_id,
      id: taken.id,
      status,
      due_at: isoDateTime(due_at),
      request_headers: headers,
      request_body: status === 'delivered' ? null : taken.body,
      response_status: outcome.status,
      response_headers: outcome.status === null ? null : outcome.headers,
      response_body: outcome.status === null ? null : outcome.body,
      error: status === 'delivered' ? null : messageOf(outcome),
      duration_ms: outcome.ms,
    };
  });
  await tx.query(sql`
    update webhook_delivery d set status = n.status, due_at = n.due_at, request_headers = n.request_headers,
      request_body = coalesce(d.request_body, n.request_body),
      response_status = n.response_status, response_headers = n.response_headers, response_body = n.response_body,
      error = n.error, duration_ms = n.duration_ms
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n (webhook_id text, id text, status text,
      due_at timestamptz, request_headers jsonb, request_body text, response_status int, response_headers jsonb,
      response_body text, error text, duration_ms int)
    where d.organization_id = ${organization_id} and d.webhook_id = n.webhook_id and d.id = n.id
      and d.status = 'waiting'`);
}

/** What a batch of attempts says about one receiver. */
interface Count {
  webhook_id: string;
  delivered: number;
  failures: number;
  /** Whether the last one failed; since when they do, and in which hour that was. */
  fails: boolean;
  since: string | null;
  hour: string | null;
  latest_error: unknown;
}

function countOf(webhook_id: string, attempts: readonly Attempt[]): Count {
  const failures = attempts.filter(({ outcome }) => !isDelivered(outcome));
  const [first] = failures;
  const last = failures.at(-1);
  return {
    webhook_id,
    delivered: attempts.length - failures.length,
    failures: failures.length,
    fails: last !== undefined && last === attempts.at(-1),
    since: first ? isoDateTime(first.at) : null,
    hour: last ? isoDateTime(new Date(Math.floor(last.at.getTime() / AN_HOUR) * AN_HOUR)) : null,
    latest_error: last && {
      date: isoDateTime(last.at).slice(0, -6),
      delivery_id: last.taken.id,
      status_code: last.outcome.status,
      message: messageOf(last.outcome),
    },
  };
}

/** One success clears what failed before it; what failed after it counts anew. */
async function noteHealth(tx: Database, organization_id: string, attempts: readonly Attempt[]): Promise<void> {
  const counted = attempts.filter(({ taken }) => !taken.is_test);
  const groups = Map.groupBy(counted, ({ taken }) => taken.webhook_id);
  if (groups.size === 0) return;
  const counts = [...groups].map(([webhook_id, mine]) => countOf(webhook_id, mine));
  // Locked in the order of their ids, so that two processes do not wait for each other.
  await tx.query(sql`
    with locked as (
      select s.webhook_id from webhook_state s
      where s.organization_id = ${organization_id} and s.webhook_id = any(${counts.map((one) => one.webhook_id)}::text[])
      order by s.webhook_id for update
    )
    update webhook_state s set
      delivered = s.delivered + n.delivered, failed_attempts = s.failed_attempts + n.failures,
      latest_error = coalesce(n.latest_error, s.latest_error),
      failing_since = case when not n.fails then null when n.delivered > 0 then n.since
        else coalesce(s.failing_since, n.since) end,
      failed_hours = case when not n.fails then 0 when n.delivered > 0 then 1
        when s.last_failed_hour = n.hour then s.failed_hours else s.failed_hours + 1 end,
      last_failed_hour = case when n.fails then n.hour end
    from locked l join jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as n (webhook_id text, delivered int,
      failures int, fails boolean, since timestamptz, hour timestamptz, latest_error jsonb) on n.webhook_id = l.webhook_id
    where s.organization_id = ${organization_id} and s.webhook_id = l.webhook_id`);
}

async function pauseIfHopeless(
  work: JobContext,
  organization_id: string,
  webhook_id: string,
  attempts: readonly Attempt[],
): Promise<void> {
  if (attempts.some(({ outcome }) => outcome.status === 410)) {
    return pause(work, organization_id, webhook_id, 'gone');
  }
  if (attempts.every(({ outcome }) => isDelivered(outcome))) return;
  const [state] = await work.database.query<{ failing_since: Date | null }>(sql`
    select failing_since from webhook_state where organization_id = ${organization_id} and webhook_id = ${webhook_id}`);
  const since = state?.failing_since?.getTime();
  if (since !== undefined && work.clock().getTime() - since >= FAILING_MS) {
    await pause(work, organization_id, webhook_id, 'failing');
  }
}
