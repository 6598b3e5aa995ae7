// `ajar worker`: runs jobs and answers no requests. Any number of them share a PostgreSQL database with `start`.
import { Complaint } from '../complaint.ts';
import { settleRestored } from '../core/event-reader.ts';
import { newsroom } from '../core/news.ts';
import { openDatabase } from '../database/open.ts';
import { whenThere } from '../database/wait.ts';
import { type Queue, startWorker } from '../jobs/worker.ts';
import { openLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { endInOrder, endWithError, onStop } from './stop.ts';

export async function work(settings: Settings): Promise<void> {
  if (settings.database_url === null) {
    throw new Complaint(
      'DATABASE_URL: a worker of its own needs a PostgreSQL server. On the embedded database `start` runs the jobs.',
    );
  }
  const log = openLog(settings.log_level);
  endWithError(log);
  const database = await openDatabase(settings);
  const running: Promise<Queue> = whenThere(async () => {
    await settleRestored(database);
    return startWorker({
      database,
      clock: () => new Date(),
      settings,
      log,
      news: newsroom(),
      queue: async () => (await running).enqueue,
    });
  }, settings.database_wait_ms);
  const queue = await running;
  onStop(log, () =>
    endInOrder(log, [
      { name: 'jobs', end: () => queue.stop(), ms: 6000 },
      { name: 'database', end: () => database.close(), ms: 3000 },
    ]),
  );
  console.log('Ajar runs jobs.');
}
