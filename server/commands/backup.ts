// `ajar backup`: writes all data to one file, from one moment, while the server runs.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileParts } from '../backup/files.ts';
import { openPlace, refuseWithoutRoom } from '../backup/place.ts';
import { inBytes, inSeconds, showProgress } from '../backup/progress.ts';
import { inTransaction } from '../backup/session.ts';
import type { Header, Part, Snapshot } from '../backup/snapshot.ts';
import { readHeader, tableParts } from '../backup/source.ts';
import { streamBackup, writeBackup } from '../backup/write-file.ts';
import { Complaint } from '../complaint.ts';
import { IN_MEMORY } from '../engine/embedded.ts';
import type { Settings } from '../settings.ts';

/** Standard output, or input. */
export const PIPE = '-';
/** A backup has at least so much of its database's size on disk: indexes are not in it, and the rest is compressed. */
const LEAST_SHARE = 1 / 40;

export async function backup(settings: Settings, file: string, { force = false }: { force?: boolean }): Promise<void> {
  refuse(settings, file, force);
  const since = performance.now();
  const place = await openPlace(settings, { alone: false });
  const progress = showProgress('copied');
  try {
    const { header, size, files } = await inTransaction(place.url, 'read', async (session) => {
      const header = await readHeader(session);
      if (file !== PIPE) await refuseWithoutRoom(file, header.bytes * LEAST_SHARE, 'the backup');
      progress.total(rowsOf(header));
      let files = 0;
      async function* parts(): AsyncGenerator<Part> {
        yield* tableParts(session, header, progress.add);
        for await (const part of fileParts(settings.data_directory)) {
          files++;
          yield part;
        }
      }
      const snapshot: Snapshot = { header, parts: parts() };
      const size =
        file === PIPE
          ? await streamBackup(process.stdout, snapshot)
          : await writeBackup(file, snapshot, { replace: force });
      return { header, size, files };
    });
    progress.stop();
    const say = file === PIPE ? console.error : console.log;
    const name = file === PIPE ? 'the backup' : file;
    say(`Wrote ${name}: ${contents(header, files)}; ${inBytes(size)} in ${inSeconds(since)}.`);
  } finally {
    progress.stop();
    await place.close();
  }
}

/** What is in a backup, in words. */
export function contents(header: Header, files = 0): string {
  const leads = header.tables.find(({ name }) => name === 'lead')?.rows ?? 0;
  const and = files > 0 ? ` and ${files} ${files === 1 ? 'file' : 'files'}` : '';
  return `${leads} leads, with all else ${rowsOf(header)} rows of ${header.tables.length} tables${and}`;
}

export const rowsOf = ({ tables }: Header): number => tables.reduce((sum, { rows }) => sum + rows, 0);

function refuse({ database_url, data_directory }: Settings, file: string, force: boolean): void {
  if (file === PIPE && process.stdout.isTTY)
    throw new Complaint('A backup is no text for a terminal: name a file, or pass it on to another program.');
  if (file !== PIPE && existsSync(file) && !force)
    throw new Complaint(`${file} is there already. Name another file, or replace it with --force.`);
  if (database_url === null && data_directory !== IN_MEMORY && !existsSync(resolve(data_directory)))
    throw new Complaint(`There is no data directory ${data_directory}: nothing to back up.`);
}
