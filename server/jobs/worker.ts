// Runs jobs: a queue in the app's own database (pg-boss), and whoever takes jobs out of it.
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Enqueue } from '../core/context.ts';
import type { Row } from '../core/resource.ts';
import type { Database } from '../database/connect.ts';
import { startDispatcher } from '../webhooks/dispatcher.ts';
import { bulkAction } from './bulk-action.ts';
import { bulkPurge } from './bulk-purge.ts';
import { customValues } from './custom-values.ts';
import { exportFile } from './export-file.ts';
import type { Job, JobContext } from './job.ts';
import { purgeEvents } from './purge-events.ts';
import { purgeExports } from './purge-exports.ts';
import { purgeFirstAnswers } from './purge-first-answers.ts';
import { purgeGuesses } from './purge-guesses.ts';
import { purgeSessions } from './purge-sessions.ts';
import { purgeWebhookDeliveries } from './purge-webhook-deliveries.ts';

const JOBS: readonly Job[] = [
  bulkAction,
  customValues,
  exportFile,
  bulkPurge,
  purgeExports,
  purgeEvents,
  purgeFirstAnswers,
  purgeSessions,
  purgeGuesses,
  purgeWebhookDeliveries,
];

export interface Queue {
  enqueue: Enqueue;
  /** Runs what is in the queue now, until nothing is left. */
  drain(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** Starts to run jobs as they come and as they are due. */
export async function startWorker(work: JobContext): Promise<Queue> {
  const boss = await open(work, true);
  try {
    const workers = await takeJobs(boss, work);
    const webhooks = startDispatcher(work);
    // What this process queues it need not find by looking.
    const queue = queueOf(boss, work, (name) => boss.notifyWorker(workers.get(name) ?? ''));
    return { ...queue, stop: async () => void (await Promise.all([webhooks.stop(), queue.stop()])) };
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => {});
    throw error;
  }
}

/** Gives the id of each job's worker. */
async function takeJobs(boss: PgBoss, work: JobContext): Promise<Map<string, string>> {
  const workers = new Map<string, string>();
  for (const job of JOBS) {
    if (job.schedule) await boss.schedule(job.name, job.schedule);
    const pollingIntervalSeconds = job.schedule ? RARELY : POLL_SECONDS;
    const perform = ([taken]: { data?: unknown }[]): Promise<void> => carryOut(job, work, (taken?.data ?? {}) as Row);
    workers.set(job.name, await boss.work(job.name, { pollingIntervalSeconds }, perform));
  }
  return workers;
}

/** A queue from which nothing is taken but by `drain`. */
export async function openQueue(work: JobContext): Promise<Queue> {
  return queueOf(await open(work, false), work, () => {});
}

/** Each look into a queue costs an idle server something. What other processes queue waits at most so long. */
const POLL_SECONDS = 5;
const RARELY = 30;
/** A job whose process no longer says that it works on it is another's after so many seconds. */
const HEARTBEAT = 15;

async function open({ database, log }: JobContext, runs: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    db: adapter(database),
    supervise: runs,
    schedule: runs,
    cronWorkerIntervalSeconds: RARELY,
    flowIntervalSeconds: RARELY,
    monitorIntervalSeconds: HEARTBEAT,
    superviseIntervalSeconds: HEARTBEAT,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue failed'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'the job queue warns'));
  try {
    await begin(boss);
  } catch (error) {
    // Its timers would go on without it.
    await boss.stop({ graceful: false, close: false }).catch(() => {});
    throw error;
  }
  return boss;
}

async function begin(boss: PgBoss): Promise<void> {
  // Of two processes that first start at once, one finds the other making the queue's tables, and looks again.
  await boss.start({ attempts: 5 });
  const lasting = {
    heartbeatSeconds: HEARTBEAT,
    expireInSeconds: A_DAY,
    retryLimit: 20,
    retryDelay: 1,
    retryBackoff: true,
  };
  for (const { name } of JOBS) await boss.createQueue(name, lasting);
}

/** The longest that a job may run, and the longest that pg-boss allows. */
const A_DAY = 86_399;

function queueOf(boss: PgBoss, work: JobContext, notify: (name: string) => void): Queue {
  return {
    async enqueue(database, name, data = {}) {
      await boss.send(name, data, { db: adapter(database) });
      database.afterCommit(() => notify(name));
    },
    async drain() {
      for (const job of JOBS) {
        for (let [next] = await boss.fetch<Row>(job.name); next; [next] = await boss.fetch<Row>(job.name)) {
          await carryOut(job, work, next.data ?? {});
          await boss.complete(job.name, next.id);
        }
      }
    },
    stop: () => boss.stop(),
  };
}

async function carryOut(job: Job, work: JobContext, data: Row): Promise<void> {
  const started = performance.now();
  try {
    await job.run(work, data);
    work.log.info({ job: job.name, ms: Math.round(performance.now() - started) }, 'job');
  } catch (error) {
    work.log.error({ err: error, job: job.name }, 'a job failed');
    throw error;
  }
}

function adapter(database: Database): NonNullable<ConstructorOptions['db']> {
  return { executeSql: (text, values = []) => database.execute(text, values) };
}
