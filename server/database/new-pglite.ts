// A new embedded database, from a copy of one that was new: making one from nothing takes five seconds, a copy one.
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

const FOLDER = join(import.meta.dirname, '../../node_modules/.cache');
const TYPE = 'application/x-gzip';

/** The copy that an earlier start has kept; undefined when there is none. */
export async function keptCopy(): Promise<Blob | undefined> {
  const file = fileName();
  return existsSync(file) ? openAsBlob(file, { type: TYPE }) : undefined;
}

/** Keeps a copy of a database that has just been made, if there is a place for it. */
export async function keepCopy(lite: Pick<PGlite, 'dumpDataDir'>): Promise<void> {
  const file = fileName();
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
    const copy = await lite.dumpDataDir('gzip');
    writeFileSync(own, Buffer.from(await copy.arrayBuffer()));
    // Whole or not at all, for others that start at the same time.
    renameSync(own, file);
  } catch {
    // Installed where nothing may be written: then each new database takes its five seconds.
  }
}

/** Another version of PGlite may be another version of PostgreSQL. */
function fileName(): string {
  const { version } = JSON.parse(readFileSync(join(FOLDER, '../@electric-sql/pglite/package.json'), 'utf8'));
  return join(FOLDER, `pglite-${version}.tar.gz`);
}
