// Deletes the files of exports that are no longer kept, and what processes that were killed have left of others: in the
// database, and in the directory where older versions kept them.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, sql } from '../database/connect.ts';
import { directoryOf, fileName } from '../resources/export/file.ts';
import type { Job } from './job.ts';

export const purgeExports: Job = {
  name: 'purge-exports',
  schedule: '23 4 * * *',
  async run({ database, clock, settings, log }) {
    const deleted = await purgePieces(database, clock());
    if (deleted > 0) log.info({ deleted }, 'old files of exports deleted');
    const directory = directoryOf(settings.data_directory);
    if (directory !== null) await purgeDirectory(database, clock(), directory);
  },
};

/** So many exports at a time that no statement deletes without end. */
const BATCH = 20;

/** Gives of how many exports there were pieces. */
async function purgePieces(database: Database, now: Date): Promise<number> {
  let deleted = 0;
  for (const { id } of await database.query<{ id: string }>(sql`select id from organization order by id`)) {
    for (let last = BATCH; last === BATCH; deleted += last) {
      const gone = await database.query(sql`
        with old as (
          select e.id from export e
          where e.organization_id = ${id} and e.status in ('done', 'error')
            and (e.status = 'error' or e.kept_until <= ${now.toISOString()}::timestamptz)
            and exists (select from export_piece p where p.organization_id = e.organization_id and p.export_id = e.id)
          limit ${BATCH}
        ), gone as (
          delete from export_piece p using old where p.organization_id = ${id} and p.export_id = old.id
        ), noted as (
          update export e set file_id = null, file_size = null from old where e.organization_id = ${id} and e.id = old.id
        )
        select id from old`);
      last = gone.length;
    }
    await database.query(sql`
      delete from export_piece p using export e
      where e.organization_id = ${id} and e.status = 'done' and p.organization_id = ${id} and p.export_id = e.id
        and p.file_id <> e.file_id`);
  }
  return deleted;
}

async function purgeDirectory(database: Database, now: Date, directory: string): Promise<void> {
  // The files first: what comes while the exports are looked up is not among them.
  const files = await filesIn(directory);
  if (files.length === 0) return;
  const kept = await keptFiles(database, now);
  for (const file of files) {
    const path = join(directory, file);
    if (file.endsWith('.tmp') ? await isRecent(path) : kept.has(file)) continue;
    await rm(path, { force: true });
  }
}

const filesIn = async (directory: string): Promise<string[]> => {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => /\.(tmp|gz)$/.test(name));
};

/** The names of the files that are to stay: also of exports under way, which a process of an older version may be making. */
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
