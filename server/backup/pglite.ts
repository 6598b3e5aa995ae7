// Reads the database of an earlier Ajar, which was PGlite: PostgreSQL compiled to WebAssembly. Its package is fetched when it is
// asked for; nothing else of Ajar's needs it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { FETCHED, fetchPackage } from '../engine/binaries.ts';
import { copyStatement, quoted, type Reader } from './session.ts';

/** The version that Ajar had last: it reads what all of them have written. */
const VERSION = '0.5.16';
const FOLDER = join(FETCHED, 'pglite', VERSION);
const PACKAGE = join(FOLDER, 'node_modules/@electric-sql/pglite');

/** The part of PGlite's interface that is used here. */
interface PGlite {
  query<R>(text: string, values?: unknown[]): Promise<{ rows: R[]; blob?: Blob }>;
  exec(text: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The package itself, for this and for tests. */
export async function loadPglite(): Promise<(directory: string) => Promise<PGlite>> {
  if (!existsSync(join(PACKAGE, 'dist/index.js')))
    await fetchPackage(`@electric-sql/pglite@${VERSION}`, FOLDER, 'PGlite');
  const load = (file: string) => import(pathToFileURL(join(PACKAGE, 'dist', file)).href);
  const { PGlite } = await load('index.js');
  const { pg_trgm } = await load('contrib/pg_trgm.js');
  return (dataDir) => PGlite.create({ dataDir, extensions: { pg_trgm }, relaxedDurability: false });
}

/** Opens a directory, which PGlite changes: a copy. */
export async function openPglite(directory: string): Promise<Reader & { close(): Promise<void> }> {
  const lite = await (await loadPglite())(directory);
  await lite.exec(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';`);
  return {
    query: async <R>(text: string, values?: unknown[]) => (await lite.query<R>(text, values)).rows,
    copyOut: (table, columns) => Readable.from(copyInPieces(lite, table, columns)),
    close: () => lite.close(),
  };
}

/** So many pages of a table at a time, each of 8 kB and what is kept beside it: PGlite holds the answer in memory. */
const PAGES = 1000;

async function* copyInPieces(lite: PGlite, table: string, columns: string[]): AsyncGenerator<Buffer> {
  const { rows } = await lite.query<{ pages: number }>(
    `select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as pages`,
    [quoted(table)],
  );
  const pages = rows[0]?.pages ?? 0;
  for (let page = 0; page < pages; page += PAGES) {
    const where = `where t.ctid >= '(${page},0)' and t.ctid < '(${page + PAGES},0)'`;
    const { blob } = await lite.query(`${copyStatement(table, columns, where)} to '/dev/blob'`);
    if (blob && blob.size > 0) yield Buffer.from(await blob.arrayBuffer());
  }
}
