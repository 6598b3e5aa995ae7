// Sees to it that events reach their subscribers, in every process that runs jobs: follows the event logs, sends what is
// due, a limited number at once, and notes the results in batches.
import { setTimeout as sleep } from 'node:timers/promises';
import { isoDateTime } from '../core/moments.ts';
import { type Database, raw, sql } from '../database/connect.ts';
import type { JobContext } from '../jobs/job.ts';
import { type Client, openClient } from './client.ts';
import { type Attempt, attempt, putBack, type Taken, take } from './deliver.ts';
import { fanOut, settleRestored } from './fan-out.ts';
import { settle } from './settle.ts';

export interface Dispatcher {
  /** Finishes what is being sent, or puts it back when that takes too long. */
  stop(): Promise<void>;
}

/** How often to look for what other processes wrote, and for what has become due. */
const LOOK_MS = 1000;
/** Word of new events comes with every write; what comes within so many milliseconds is looked at in one round. */
const GATHER_MS = 20;
/** How long what is being sent may take when the process is told to stop. */
const STOP_MS = 2000;
/** At once to all receivers; receivers that fail get at most half of it. */
const MOST_AT_ONCE = 400;

export function startDispatcher(work: JobContext): Dispatcher {
  const client = openClient({ allow_private: work.settings.webhook_private_addresses });
  const stopping = new AbortController();
  const alarm = newAlarm();
  const sending = new Map<Taken, Promise<void>>();
  const finished: Attempt[] = [];
  let followed: ReadonlySet<string> = new Set();
  let stopped = false;

  const send = (taken: Taken): void => {
    const sent = attempt(client, work.clock, taken, stopping.signal).then((result) => {
      finished.push(result);
      sending.delete(taken);
      alarm.ring();
    });
    sending.set(taken, sent);
  };
  const noteFinished = async (): Promise<void> => {
    const attempts = finished.splice(0);
    const aborted = attempts.filter(({ outcome }) => stopping.signal.aborted && outcome.status === null);
    await putBack(
      work,
      aborted.map(({ taken }) => taken),
    );
    await settle(
      work,
      attempts.filter((one) => !aborted.includes(one)),
    );
  };
  const round = async (): Promise<void> => {
    if (finished.length > 0) await noteFinished();
    const organizations = await look(work);
    followed = new Set(organizations.map(({ organization_id }) => organization_id));
    for (const { organization_id, grown } of organizations) {
      if (grown && !stopped && !(await fanOut(work, organization_id))) alarm.ring();
    }
    for (const { organization_id } of await lookForDue(work)) {
      if (!stopped && sending.size < MOST_AT_ONCE)
        for (const taken of await take(work, organization_id, room())) send(taken);
    }
  };
  const room = () => {
    const all = [...sending.keys()];
    const busy = new Map([...Map.groupBy(all, ({ webhook_id }) => webhook_id)].map(([id, of]) => [id, of.length]));
    return { busy, failing: all.filter(({ failing }) => failing).length < MOST_AT_ONCE / 2 };
  };
  const loop = async (): Promise<void> => {
    let ready = false;
    while (!stopped) {
      try {
        if (!ready) await settleRestored(work.database);
        ready = true;
        await round();
      } catch (error) {
        if (!stopped) work.log.error({ err: error }, 'sending webhooks failed');
        await alarm.wait(LOOK_MS);
      }
      if (!stopped) await alarm.wait(GATHER_MS);
    }
  };
  const unlisten = work.news.listen((organization_id) => {
    if (followed.has(organization_id)) alarm.ring();
  });
  const looping = loop();
  return {
    async stop() {
      stopped = true;
      unlisten();
      alarm.end();
      await looping;
      const late = setTimeout(() => stopping.abort(), STOP_MS);
      await Promise.allSettled(sending.values());
      clearTimeout(late);
      // What cannot be noted any more is due again soon.
      await noteFinished().catch((error) => work.log.error({ err: error }, 'sending webhooks failed'));
      client.close();
    },
  };
}

interface Alarm {
  ring(): void;
  /** Waits until it rings, or until it is time to look again; but so long at least. */
  wait(least_ms: number): Promise<void>;
  /** Has nobody wait any longer. */
  end(): void;
}

function newAlarm(): Alarm {
  let rung = Promise.withResolvers<void>();
  const ended = new AbortController();
  const pause = (ms: number): Promise<void> =>
    sleep(ms, undefined, { signal: ended.signal, ref: false }).catch(() => {});
  return {
    ring: () => rung.resolve(),
    end: () => ended.abort(),
    async wait(least_ms) {
      await Promise.race([rung.promise, pause(LOOK_MS)]);
      await pause(least_ms);
      rung = Promise.withResolvers<void>();
    },
  };
}

interface Followed {
  organization_id: string;
  grown: boolean;
}

/** The organizations with subscriptions, and whether their logs have grown: one statement for all of them, since this is
 *  asked all the time. */
const look = ({ database }: { database: Database }, only?: string): Promise<Followed[]> =>
  database.query<Followed>(sql`
    select p.organization_id, split_part(p.position, '/', 2) <> ''
      or pg_snapshot_xmax(f.snapshot) > pg_snapshot_xmax(pg_current_snapshot())
      or exists (
        select from event t
        where t.organization_id = p.organization_id and t.transaction >= pg_snapshot_xmin(f.snapshot)
          and not pg_visible_in_snapshot(t.transaction, f.snapshot)
      ) as grown
    from webhook_position p
    cross join lateral (select nullif(split_part(p.position, '/', 1), '')::pg_snapshot as snapshot) f
    where ${only === undefined ? raw('true') : sql`p.organization_id = ${only}`}`);

const lookForDue = ({
  database,
  clock,
}: Pick<JobContext, 'database' | 'clock'>): Promise<{ organization_id: string }[]> =>
  database.query<{ organization_id: string }>(sql`
    select p.organization_id from webhook_position p
    where exists (
      select from webhook w cross join lateral (
        select from webhook_delivery d
        where d.organization_id = w.organization_id and d.webhook_id = w.id and d.status = 'waiting'
          and d.due_at <= ${isoDateTime(clock())}::timestamptz limit 1
      ) d where w.organization_id = p.organization_id and w.status = 'active'
    )`);

/** Hands out and sends what there is of an organization until nothing is due any more. Gives how many attempts that took. */
export async function deliverDue(
  work: JobContext,
  organization_id: string,
  client: Client = openClient({ allow_private: work.settings.webhook_private_addresses }),
): Promise<number> {
  for (const { grown } of await look(work, organization_id)) {
    while (grown && !(await fanOut(work, organization_id)));
  }
  let count = 0;
  for (let due = await take(work, organization_id); due.length > 0; due = await take(work, organization_id)) {
    await settle(work, await Promise.all(due.map((taken) => attempt(client, work.clock, taken))));
    count += due.length;
  }
  client.close();
  return count;
}
