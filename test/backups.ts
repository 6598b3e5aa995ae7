// What tests of backups do with databases: make them, look at all that is in them, and carry them elsewhere.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { readBackup } from '../server/backup/read-file.ts';
import { restoreSnapshot } from '../server/backup/restore.ts';
import { inTransaction } from '../server/backup/session.ts';
import { readHeader, tableParts } from '../server/backup/source.ts';
import { writeBackup } from '../server/backup/write-file.ts';
import { type Database, raw } from '../server/database/connect.ts';
import { readSettings } from '../server/settings.ts';
import { createDatabase } from './postgres-server.ts';

/** The address of an empty database on the server of this run. */
export const emptyDatabase = (): Promise<string> =>
  createDatabase(inject('postgresUrl'), `backup_${randomUUID().replaceAll('-', '')}`);

/** The address of the database that a connection is to. */
export async function urlOf(database: Database): Promise<string> {
  const [row] = await database.query<{ name: string }>(raw('select current_database() as name'));
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${row?.name}`;
  return url.href;
}

export const backUp = (url: string, file: string): Promise<number> =>
  inTransaction(url, 'read', async (session) => {
    const header = await readHeader(session);
    return writeBackup(file, { header, parts: tableParts(session, header) }, { replace: false });
  });

export const restoreFrom = async (file: string, url: string, data_directory = '/nowhere'): Promise<void> =>
  restoreSnapshot(url, { ...readSettings({}), data_directory }, await readBackup(file));

/** What names transactions of a server, which a backup leaves there. */
const OF_THE_SERVER: Record<string, string[]> = {
  event: ['transaction'],
  webhook_position: ['position'],
  webhook_state: ['since'],
  migration: ['date_applied'],
};

/** Columns that a migration fills at random: two databases of an earlier schema that are brought up to date differ in them. */
export const AT_RANDOM: Record<string, string[]> = { custom_field_change: ['revision'] };

/** Every row of every table as JSON, and where every sequence stands; but for what names the server, and columns to `leaveOut`. */
export async function everything(
  url: string,
  leaveOut: Record<string, string[]> = {},
): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  const query = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;
  try {
    await client.query(`set timezone = 'UTC'`);
    const all: Record<string, unknown> = {};
    const relations = await query(
      `select relname as name, relkind as kind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')`,
    );
    for (const { name, kind } of relations) {
      const table = client.escapeIdentifier(name);
      all[name] = await (kind === 'S'
        ? query(`select last_value::text, is_called from ${table}`)
        : query(`select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`, [
            OF_THE_SERVER[name] ?? leaveOut[name] ?? [],
          ]));
    }
    return all;
  } finally {
    await client.end();
  }
}
