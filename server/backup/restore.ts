// Restores a snapshot into a database: rows and jobs in one transaction, and the files of the data directory with it.
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Complaint } from '../complaint.ts';
import type { Enqueue } from '../core/context.ts';
import { newsroom } from '../core/news.ts';
import { connectPostgres } from '../database/connect.ts';
import { openLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { load, refuseNewer, refuseNonEmpty } from './load.ts';
import { inTransaction } from './session.ts';
import type { Part, Snapshot } from './snapshot.ts';

/** Throws a complaint, before anything is written, when the database is not empty, or the snapshot of a newer Ajar. What fails
 *  later leaves it empty. */
export async function restoreSnapshot(
  url: string,
  settings: Settings,
  snapshot: Snapshot,
  onStep: (step: string) => void = () => {},
): Promise<void> {
  await refuseNewer(snapshot.header);
  await inTransaction(url, 'read', refuseNonEmpty);
  const written: string[] = [];
  const onFile = (part: Part): Promise<void> => writeFile(settings.data_directory, part, written);
  try {
    await withQueue(url, settings, snapshot.header.jobs.length > 0, (enqueue) =>
      inTransaction(url, 'write', (session) => load(session, snapshot, { enqueue, onFile, onStep })),
    );
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
}

/** The job queue's own tables are made by its library, before the transaction: without a job they count as nothing. */
async function withQueue<T>(
  url: string,
  settings: Settings,
  isNeeded: boolean,
  work: (enqueue: Enqueue | undefined) => Promise<T>,
): Promise<T> {
  if (!isNeeded) return work(undefined);
  const { openQueue } = await import('../jobs/worker.ts');
  // There may be a pooler in between or not: these few statements do with what both have.
  const database = connectPostgres(url, { connections: 2, pooled: true });
  const never = () => Promise.reject(new Error('no job runs while a backup is restored'));
  const log = openLog('silent');
  try {
    const queue = await openQueue({ database, clock: () => new Date(), settings, log, news: newsroom(), queue: never });
    try {
      return await work(queue.enqueue);
    } finally {
      await queue.stop();
    }
  } finally {
    await database.close();
  }
}

async function writeFile(data_directory: string, part: Part, written: string[]): Promise<void> {
  const directory = resolve(data_directory);
  const path = resolve(directory, part.name);
  if (!path.startsWith(directory + sep)) throw new Complaint(`The file ${part.name} is not one of the data directory.`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  written.push(path);
  // One that is there is the same file, left by a restore that was killed.
  await part.pour(createWriteStream(path, { mode: 0o600, flush: true }));
}
