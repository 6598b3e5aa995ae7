// `ajar upgrade`: brings a data directory of an older embedded engine to the present one.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inSeconds, showProgress } from '../backup/progress.ts';
import { upgradeDirectory } from '../backup/upgrade.ts';
import { Complaint } from '../complaint.ts';
import { takeDataDirectory } from '../data-directory.ts';
import { NEWEST_MAJOR } from '../engine/binaries.ts';
import { IN_MEMORY } from '../engine/embedded.ts';
import type { Settings } from '../settings.ts';
import { contents, rowsOf } from './backup.ts';

export async function upgrade(settings: Settings): Promise<void> {
  const { data_directory: path } = settings;
  if (settings.database_url !== null)
    throw new Complaint(
      'DATABASE_URL: the server there is upgraded by whoever runs it; this is for the embedded database.',
    );
  if (path === IN_MEMORY || !existsSync(resolve(path))) throw new Complaint(`There is no data directory ${path}.`);
  const since = performance.now();
  const directory = takeDataDirectory(path);
  const progress = showProgress('copied');
  try {
    const done = await upgradeDirectory(directory.path, {
      settings,
      onTotal: (header) => progress.total(rowsOf(header)),
      onRows: progress.add,
      onStep: progress.step,
    });
    progress.stop();
    if (!done) {
      console.log(`The data directory ${path} needs no upgrade.`);
      return;
    }
    const { header, kept } = done;
    const what = header
      ? `Upgraded to PostgreSQL ${NEWEST_MAJOR}: ${contents(header)}; in ${inSeconds(since)}.`
      : `Finished the upgrade to PostgreSQL ${NEWEST_MAJOR} that was interrupted.`;
    const where = `What it was is still in ${join(path, kept)}. Remove it once you have seen that all is well.`;
    console.log(`${what}\n${where}`);
  } finally {
    progress.stop();
    directory.release();
  }
}
