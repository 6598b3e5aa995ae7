// Where a database is that is to be backed up or restored into, and how much room there is.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import { connect } from '../database/open.ts';
import { IN_MEMORY, joinEmbedded, openEmbedded } from '../engine/embedded.ts';
import { freeBytes } from '../engine/space.ts';
import { openLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { inBytes } from './progress.ts';

export interface DatabasePlace {
  url: string;
  close(): Promise<void>;
}

/** Finds the database of the settings. `alone` is for whoever must not share the embedded one with a server. Throws a complaint
 *  when it cannot be reached. */
export async function openPlace(settings: Settings, { alone }: { alone: boolean }): Promise<DatabasePlace> {
  if (settings.database_url === null) {
    if (settings.data_directory === IN_MEMORY)
      throw new Complaint(
        `AJAR_DATA_DIR is ${IN_MEMORY}, which keeps nothing: there is nothing to back up or restore into.`,
      );
    return (alone ? openEmbedded : joinEmbedded)(settings.data_directory, openLog('silent'), settings);
  }
  const database = await connect(settings);
  await database.close();
  return { url: settings.database_url, close: async () => {} };
}

/** The embedded database's log of what is written may have so many bytes (`max_wal_size`). */
const MOST_LOG = 512 * 1024 * 1024;
/** What an empty cluster takes, and what is sorted on the way. */
const SPARE = 150_000_000;

/** What filling an embedded database takes that will have so many bytes: with its log, and what is to stay free beside it. */
export const roomToFill = (bytes: number, { disk_reserve }: Pick<Settings, 'disk_reserve'>): number =>
  bytes + Math.min(bytes, MOST_LOG) + SPARE + disk_reserve;

/** Throws a complaint when there is less room for a file or directory than it needs, in bytes. */
export async function refuseWithoutRoom(path: string, needed: number, what: string, freeOf = freeBytes): Promise<void> {
  let there = resolve(path);
  while (!existsSync(there)) there = dirname(there);
  const free = await freeOf(there);
  if (free >= needed) return;
  throw new Complaint(
    `There is too little room for ${what} in ${there}: it needs about ${inBytes(needed)}, and ${inBytes(free)} are free. Nothing was written.`,
  );
}
