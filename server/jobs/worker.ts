// Runs jobs: a queue in the app's own database (pg-boss), and whoever takes jobs out of it.
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss';
import type { Database } from '../database/connect.ts';
import type { Job, JobContext } from './job.ts';
import { purgeEvents } from './purge-events.ts';

const JOBS: readonly Job[] = [purgeEvents];

export interface Queue {
  enqueue(name: string): Promise<void>;
  /** Runs what is in the queue now, until nothing is left. */
  drain(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** Starts to run jobs as they come and as they are due. */
export async function startWorker(work: JobContext): Promise<Queue> {
  const boss = await open(work, true);
  for (const job of JOBS) {
    if (job.schedule) await boss.schedule(job.name, job.schedule);
    await boss.work(job.name, { pollingIntervalSeconds: POLL_SECONDS }, () => carryOut(job, work));
  }
  return queueOf(boss, work);
}

/** A queue from which nothing is taken but by `drain`. */
export async function openQueue(work: JobContext): Promise<Queue> {
  return queueOf(await open(work, false), work);
}

/** No job so far is in a hurry, and each look into the queue costs an idle server something. */
const POLL_SECONDS = 30;

async function open({ database, log }: JobContext, runs: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    db: adapter(database),
    backend: database.kind,
    supervise: runs,
    schedule: runs,
    cronWorkerIntervalSeconds: POLL_SECONDS,
    flowIntervalSeconds: POLL_SECONDS,
    // One process with one connection has no index to rebuild beside others, and nobody to be told apart from.
    reindex: database.kind === 'postgres',
    monitorVacuum: database.kind === 'postgres',
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue failed'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'the job queue warns'));
  // Of two processes that first start at once, one finds the other making the queue's tables, and looks again.
  await boss.start({ attempts: 5 });
  for (const { name } of JOBS) await boss.createQueue(name);
  return boss;
}

function queueOf(boss: PgBoss, work: JobContext): Queue {
  return {
    enqueue: async (name) => void (await boss.send(name)),
    async drain() {
      for (const job of JOBS) {
        for (let [next] = await boss.fetch(job.name); next; [next] = await boss.fetch(job.name)) {
          await carryOut(job, work);
          await boss.complete(job.name, next.id);
        }
      }
    },
    stop: () => boss.stop(),
  };
}

async function carryOut(job: Job, work: JobContext): Promise<void> {
  const started = performance.now();
  try {
    await job.run(work);
    work.log.info({ job: job.name, ms: Math.round(performance.now() - started) }, 'job');
  } catch (error) {
    work.log.error({ err: error, job: job.name }, 'a job failed');
    throw error;
  }
}

function adapter({ driver }: Database): NonNullable<ConstructorOptions['db']> {
  if ('exec' in driver) return fromPglite(driver);
  return { executeSql: (text, values) => driver.query(text, values) };
}
