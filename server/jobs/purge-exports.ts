// Deletes the files of exports that are no longer kept, and what processes that were killed have left of others.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, sql } from '../database/connect.ts';
import { directoryOf, fileName } from '../resources/export/file.ts';
import type { Job } from './job.ts';

export const purgeExports: Job = {
  name: 'purge-exports',
  schedule: '23 4 * * *',
  async run({ database, clock, settings, log }) {
    const directory = directoryOf(settings.data_directory);
    // The files first: what comes while the exports are looked up is not among them.
    const files = await filesIn(directory);
    const kept = await keptFiles(database, clock());
    let deleted = 0;
    for (const file of files) {
      const path = join(directory, file);
      if (file.endsWith('.tmp') ? await isRecent(path) : kept.has(file)) continue;
      await rm(path, { force: true });
      deleted++;
    }
    if (deleted > 0) log.info({ deleted }, 'old files of exports deleted');
  },
};

const filesIn = async (directory: string): Promise<string[]> => {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => /\.(tmp|gz)$/.test(name));
};

/** The names of the files that are to stay. A file is in its place before its export says that it is. */
async function keptFiles(database: Database, now: Date): Promise<Set<string>> {
  const names = new Set<string>();
  for (const { id } of await database.query<{ id: string }>(sql`select id from organization order by id`)) {
    const rows = await database.query<{ id: string; format: string }>(sql`
      select id, format from export where organization_id = ${id}
        and (kept_until > ${now.toISOString()}::timestamptz or status in ('created', 'started', 'in_progress'))`);
    for (const row of rows) names.add(fileName(row.id, row.format));
  }
  return names;
}

const DAY_MS = 86_400_000;

/** Written to within a day, by the file system's own clock. */
const isRecent = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < DAY_MS;
};
