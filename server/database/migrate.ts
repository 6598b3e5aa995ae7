// Brings a database up to date: every migration that it has not had, in order, each in a transaction of its own. What it has
// had is checked first: only migrations that this program knows, as this program knows them.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Complaint } from '../complaint.ts';
import { type Database, raw, sql } from './connect.ts';
import { foldAddresses } from './fold-addresses.ts';

export interface Migration {
  /** The file's name, by which migrations are in order. */
  name: string;
  script: string;
  /** SHA-256 of the script, in hexadecimal. */
  checksum: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
/** What migrations leave to JavaScript, in the same transaction. */
const AFTERWARDS: Record<string, (database: Database) => Promise<void>> = { '0012_access.sql': foldAddresses };
/** Any number that nothing else in this database locks: two processes that start at once migrate one after the other. */
export const LOCK = 20_261_123;
const TABLE = `
  create table if not exists migration (name text primary key, date_applied timestamptz not null default now());
  alter table migration add column if not exists checksum text`;

/**
 * Applies what is missing and gives the names of what was applied. Throws a Complaint, and changes nothing, when the database
 * has had a migration that this program does not know, or another one under the same name.
 */
export async function migrate(database: Database): Promise<string[]> {
  const migrations = await readMigrations();
  const done = await readDone(database);
  check(done, migrations);
  if (migrations.every(({ name, checksum }) => done.get(name) === checksum)) return [];
  const applied: string[] = [];
  for (const migration of migrations) {
    await database.transaction(async (tx) => {
      // A migration takes as long as it takes, and so does waiting for somebody else's.
      await tx.query(raw('set local statement_timeout = 0'));
      await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`);
      await tx.script(TABLE);
      const done = await readDone(tx);
      check(done, migrations);
      if (done.has(migration.name)) return keepChecksum(tx, migration);
      await apply(tx, migration);
      applied.push(migration.name);
    });
  }
  return applied;
}

/**
 * Applies these migrations alone to an empty database, in the transaction `tx`: it is then as one was that had had them, and
 * rows of such a one can be loaded. What mends one of them (`0001_core_mended.sql` mends `0001_core.sql`) is applied as well, as
 * in every new database, but not noted: `migrate` applies it again, to the rows.
 */
export async function migrateExactly(tx: Database, names: string[]): Promise<void> {
  const wanted = new Set(names);
  await tx.script(TABLE);
  for (const migration of await readMigrations()) {
    if (wanted.has(migration.name)) await apply(tx, migration);
    else if (wanted.has(migration.name.replace('_mended.sql', '.sql'))) await tx.script(migration.script);
  }
}

/** The migrations of this program, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout may have given the lines other ends.
      const script = (await readFile(new URL(name, FOLDER), 'utf8')).replaceAll('\r\n', '\n');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

async function apply(tx: Database, { name, script, checksum }: Migration): Promise<void> {
  await tx.script(script);
  await AFTERWARDS[name]?.(tx);
  await tx.query(sql`insert into migration (name, checksum) values (${name}, ${checksum})`);
}

/** Databases from before there were checksums get them now. Such a database may have been made by an earlier form of the file;
 *  the migrations named `…_mended` bring it to the present one. */
async function keepChecksum(tx: Database, { name, checksum }: Migration): Promise<void> {
  await tx.query(sql`update migration set checksum = ${checksum} where name = ${name} and checksum is null`);
}

/** The checksums of the migrations that the database has had, by name; null where none was kept. */
async function readDone(database: Database): Promise<Map<string, string | null>> {
  const [known] = await database.query<{ there: boolean }>(sql`select to_regclass('migration') is not null as there`);
  if (!known?.there) return new Map();
  const rows = await database.query<{ name: string; checksum: string | null }>(
    sql`select m.name, to_jsonb(m) ->> 'checksum' as checksum from migration m order by m.name`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function check(done: Map<string, string | null>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const unknown = [...done.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Complaint(
      `The database belongs to a newer version of Ajar: it has had ${unknown.join(', ')}, which this version does not know. ` +
        'Run that version, or restore a backup made before the upgrade into an empty database.',
    );
  }
  for (const [name, checksum] of done) {
    if (checksum === null || checksum === known.get(name)) continue;
    throw new Complaint(
      `The migration ${name} is not the one that this database has had (checksum ${checksum.slice(0, 12)}… there, ${known.get(name)?.slice(0, 12)}… here). ` +
        `Migrations must not be edited after use: put server/database/migrations/${name} back as it was released, and make the change in a new migration.`,
    );
  }
}
