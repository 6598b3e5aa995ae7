// `ajar start`: the server. Finishes what is under way when it is told to stop.
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import { Complaint } from '../complaint.ts';
import type { Enqueue } from '../core/context.ts';
import { settleRestored } from '../core/event-reader.ts';
import { newsroom } from '../core/news.ts';
import { isAway } from '../database/failure.ts';
import { openForServer } from '../database/open.ts';
import { whenThere } from '../database/wait.ts';
import { createFirstOrganization, shown } from '../first-start.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Queue } from '../jobs/worker.ts';
import { openLog } from '../log.ts';
import { noteServerAddress } from '../server-address.ts';
import type { Settings } from '../settings.ts';
import { endInOrder, endWithError, onStop } from './stop.ts';

/** Milliseconds in which the first requests have the process for themselves. */
const FIRST_ANSWERS = 500;

export async function start(settings: Settings): Promise<void> {
  const log = openLog(settings.log_level);
  endWithError(log);
  const { requests: database, jobs, close: closeDatabase } = await openForServer(settings, log);
  const news = newsroom();
  const stopping = new AbortController();
  let opened: Promise<Queue> | undefined;
  const open = (): Promise<Queue> => {
    // What did not come about, for a database that was lost meanwhile, is tried again.
    opened ??= runJobs({ database: jobs, clock: () => new Date(), settings, log, news, queue }).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const queue = async (): Promise<Enqueue> => (await open()).enqueue;
  const app = createApp({ database, requests_per_second: settings.rate_limit, settings, logger: log, news, queue });
  const close = async () => {
    stopping.abort();
    await endInOrder(log, [
      // A body that never ends, or a reader that has stopped reading, would keep its request under way.
      { name: 'requests', end: () => app.close(), ms: 3500, insist: () => app.server.closeAllConnections() },
      { name: 'jobs', end: async () => (await opened?.catch(() => undefined))?.stop(), ms: 2500 },
      { name: 'database', end: closeDatabase, ms: 3000 },
    ]);
  };
  try {
    await whenThere(() => settleRestored(jobs), settings.database_wait_ms);
    const credentials = await createFirstOrganization(database, settings);
    onStop(log, close);
    const address = await listen(app, settings);
    // A database that takes no changes now still answers.
    const note = () => noteServerAddress(database, settings.url ?? address);
    await note().catch((error) => {
      if (!isAway(error)) throw error;
      log.error({ err: error }, 'the address of the server cannot be noted now; links lead to the one before');
      void keepTrying(note, 'the address of the server is not noted', log, stopping.signal);
    });
    // Last, since the server answers without them, and not at once: they take a while to load, and the first requests
    // would wait for it.
    const running = after(FIRST_ANSWERS, undefined, { signal: stopping.signal }).then(
      () => keepTrying(open, 'the job queue does not open', log, stopping.signal),
      () => {},
    );
    console.log(`Ajar is listening on ${address}`);
    if (credentials) console.log(`${shown(credentials)}\nTry: curl -u ${credentials.key}: ${address}/api/v1/lead/\n`);
    await running;
  } catch (error) {
    await close();
    throw error;
  }
}

/** For what requests are answered without, such as jobs: what keeps it from coming about ends nothing. */
async function keepTrying(
  work: () => Promise<unknown>,
  failing: string,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (let pause = 1000; !signal.aborted; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    try {
      return void (await work());
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, `${failing}; it is tried again`);
      await after(pause, undefined, { signal }).catch(() => {});
    }
  }
}

const LONGEST_PAUSE = 10_000;

async function runJobs(work: JobContext): Promise<Queue> {
  const { startWorker } = await import('../jobs/worker.ts');
  return startWorker(work);
}

/** Listens, and gives the address under which a person on this machine reaches it. */
async function listen(app: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new Complaint(whyNot(error as NodeJS.ErrnoException, host, port));
  }
  const { address, port: taken, family } = app.server.address() as AddressInfo;
  const here: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const name = here[address] ?? address;
  return `http://${family === 'IPv6' ? `[${name}]` : name}:${taken}`;
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT: ${host}:${port} is in use already. Set PORT to another one; 0 picks a free one.`;
  if (code === 'EACCES') return `PORT: this user may not listen on ${host}:${port}.`;
  return `HOST: cannot listen on ${host}:${port}: ${message}.`;
}
