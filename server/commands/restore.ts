// `ajar restore`: puts a backup into an empty database, or checks it.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refuseNewer } from '../backup/load.ts';
import { openPlace, refuseWithoutRoom, roomToFill } from '../backup/place.ts';
import { inSeconds, showProgress } from '../backup/progress.ts';
import { readBackup, verifyBackup } from '../backup/read-file.ts';
import { restoreSnapshot } from '../backup/restore.ts';
import { removeWhenEnded } from '../backup/unfinished.ts';
import type { Settings } from '../settings.ts';
import { contents, PIPE, rowsOf } from './backup.ts';

export async function restore(settings: Settings, file: string, { check = false }: { check?: boolean }): Promise<void> {
  if (file !== PIPE) return check ? checkBackup(file, file) : restoreFile(settings, file);
  const directory = await mkdtemp(join(tmpdir(), 'ajar-restore-'));
  const gone = removeWhenEnded(directory);
  try {
    const received = join(directory, 'backup');
    // A file, since it is read twice: before anything of it is restored, all of it is checked.
    await pipeline(process.stdin, createWriteStream(received, { flags: 'wx', mode: 0o600 }));
    await (check ? checkBackup(received, 'The backup') : restoreFile(settings, received));
  } finally {
    await rm(directory, { recursive: true, force: true });
    gone();
  }
}

async function restoreFile(settings: Settings, file: string): Promise<void> {
  const since = performance.now();
  const progress = showProgress('restored');
  try {
    const snapshot = await readBackup(file, progress.add);
    const { header } = snapshot;
    await refuseNewer(header);
    if (settings.database_url === null)
      await refuseWithoutRoom(settings.data_directory, roomToFill(header.bytes, settings), 'the database');
    const place = await openPlace(settings, { alone: true });
    try {
      progress.total(rowsOf(header));
      await restoreSnapshot(place.url, settings, snapshot, progress.step);
    } finally {
      progress.stop();
      await place.close();
    }
    console.log(`Restored ${contents(header)}, as of ${header.made_at}, in ${inSeconds(since)}.`);
  } finally {
    progress.stop();
  }
}

async function checkBackup(file: string, name: string): Promise<void> {
  const header = await verifyBackup(file);
  await refuseNewer(header);
  console.log(
    `${name} is whole: ${contents(header)}, as of ${header.made_at}, of Ajar ${header.ajar} on PostgreSQL ${header.postgresql}.`,
  );
}
