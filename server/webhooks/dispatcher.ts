// Sees to it that events reach their subscribers, in every process that runs jobs: follows the event logs, sends what is
// due, a limited number at once, and notes the results in batches.
import { setTimeout as sleep } from 'node:timers/promises';
import { isoDateTime } from '../core/moments.ts';
import { type Database, raw, sql } from '../database/connect.ts';
import { isAway } from '../database/failure.ts';
import type { JobContext } from '../jobs/job.ts';
import { type Client, openClient } from './client.ts';
import { type Attempt, attempt, putBack, type Room, setRight, type Taken, take } from './deliver.ts';
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
/** At once to all receivers, beside one of each subscription; receivers that fail get at most half of it, an organization a
 *  quarter. */
const MOST_AT_ONCE = 400;
const MOST_OF_ONE_ORGANIZATION = 100;
/** How often to look for what a clock that was wrong has put off; at once when this process sees its own change. */
const SET_RIGHT_MS = 30_000;
const CLOCK_JUMPED_MS = 30_000;

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
  /** One organization's trouble is not to be that of the others. */
  const apart = async (organization_id: string, part: () => Promise<unknown>): Promise<void> => {
    try {
      await part();
    } catch (error) {
      if (!stopped) work.log.error({ err: error, organization_id }, 'sending webhooks failed');
    }
  };
  /** What a database that is away has kept from being noted is noted with a later round. */
  const keepIfAway = (error: unknown, ended: Attempt[]): never => {
    if (isAway(error) && !stopped) finished.push(...ended);
    throw error;
  };
  const noteFinished = async (): Promise<void> => {
    for (const [id, attempts] of Map.groupBy(finished.splice(0), ({ taken }) => taken.organization_id)) {
      const aborted = attempts.filter(({ outcome }) => stopping.signal.aborted && outcome.status === null);
      const unsent = aborted.map(({ taken }) => taken);
      await apart(id, () => putBack(work, unsent));
      const ended = attempts.filter((one) => !aborted.includes(one));
      await apart(id, () => settle(work, ended).catch((error) => keepIfAway(error, ended)));
    }
  };
  const clockIsRight = clockWatch(work.clock);
  const round = async (): Promise<void> => {
    if (finished.length > 0) await noteFinished();
    const organizations = await look(work);
    followed = new Set(organizations.map(({ organization_id }) => organization_id));
    const right = clockIsRight();
    for (const { organization_id: id, grown } of organizations) {
      await apart(id, async () => {
        if (!right) await setRight(work, id);
        if (grown && !stopped && !(await fanOut(work, id))) alarm.ring();
      });
    }
    for (const { organization_id: id } of await lookForDue(work)) {
      await apart(id, async () => {
        if (!stopped) for (const taken of await take(work, id, room(id))) send(taken);
      });
    }
  };
  const room = (organization_id: string): Room => {
    const all = [...sending.keys()];
    const mine = all.filter((taken) => taken.organization_id === organization_id);
    return {
      busy: new Map([...Map.groupBy(mine, ({ webhook_id }) => webhook_id)].map(([id, of]) => [id, of.length])),
      more: Math.min(MOST_AT_ONCE - all.length, MOST_OF_ONE_ORGANIZATION - mine.length),
      failing: all.filter(({ failing }) => failing).length < MOST_AT_ONCE / 2,
    };
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
      const late = setTimeout(() => stopping.abort(), STOP_MS);
      await looping;
      await Promise.allSettled(sending.values());
      clearTimeout(late);
      // What cannot be noted any more is due again soon.
      await noteFinished().catch((error) => work.log.error({ err: error }, 'sending webhooks failed'));
      client.close();
    },
  };
}

/** Gives the function that says whether there is no reason to suspect a clock of having been wrong: it was not looked into for
 *  a while, or it has jumped. */
function clockWatch(clock: () => Date): () => boolean {
  let looked = Number.NEGATIVE_INFINITY;
  let began = 0;
  return () => {
    const steady = performance.now();
    const begins = clock().getTime() - steady;
    const right = steady - looked < SET_RIGHT_MS && Math.abs(begins - began) < CLOCK_JUMPED_MS;
    if (!right) looked = steady;
    if (!right) began = begins;
    return right;
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
  await setRight(work, organization_id);
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
