// Brings a database up to date: every migration that it has not had, in order, each in a transaction of its own.
import { readdir, readFile } from 'node:fs/promises';
import { type Database, raw, sql } from './connect.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number that nothing else in this database locks: two processes that start at once migrate one after the other. */
const LOCK = 20_261_123;

/** Applies what is missing and gives the names of what was applied. */
export async function migrate(database: Database): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
  if (await isCurrent(database, names)) return [];
  const applied: string[] = [];
  for (const name of names) {
    const script = await readFile(new URL(name, FOLDER), 'utf8');
    await database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`);
      await tx.query(
        raw(
          'create table if not exists migration (name text primary key, date_applied timestamptz not null default now())',
        ),
      );
      const [done] = await tx.query(sql`select name from migration where name = ${name}`);
      if (done) return;
      await tx.script(script);
      await tx.query(sql`insert into migration (name) values (${name})`);
      applied.push(name);
    });
  }
  return applied;
}

async function isCurrent(database: Database, names: string[]): Promise<boolean> {
  const [known] = await database.query<{ there: boolean }>(sql`select to_regclass('migration') is not null as there`);
  if (!known?.there) return false;
  const rows = await database.query<{ name: string }>(sql`select name from migration`);
  const done = new Set(rows.map((row) => row.name));
  return names.every((name) => done.has(name));
}
