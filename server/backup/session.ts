// One connection in one transaction, for as long as that takes, with streams of rows into and out of it.
import type { Readable, Writable } from 'node:stream';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { Database, Sql } from '../database/connect.ts';

/** What a snapshot is read from: PostgreSQL, or something that understands the same SQL. */
export interface Reader {
  query<R>(text: string, values?: unknown[]): Promise<R[]>;
  /** The rows of a table in COPY's text format; `columns` are SQL expressions over the row `t`. */
  copyOut(table: string, columns: string[]): Readable;
}

export interface Session extends Reader {
  /** Takes rows in COPY's text format, for columns in this order. */
  copyIn(table: string, columns: string[]): Writable & { rowCount: number };
  /** The same transaction, for what works on a database. */
  database: Database;
}

/** `read` sees one moment in all that it reads. `write` commits when the work is done, and leaves nothing when it fails. */
export async function inTransaction<T>(
  url: string,
  mode: 'read' | 'write',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails what is under way on it; without a listener Node would end the process as well.
  client.on('error', () => {});
  await client.connect();
  const afterwards: (() => void)[] = [];
  try {
    await client.query(mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin');
    await client.query(SETTINGS_HERE, [Object.keys(SETTINGS), Object.values(SETTINGS)]);
    const result = await work(sessionOn(client, afterwards));
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back.');
    for (const afterward of afterwards) afterward();
    return result;
  } finally {
    // What has not been committed by now ends with the connection.
    await client.end().catch(() => {});
  }
}

/** Values are written as every server reads them, and nothing is too slow. */
const SETTINGS = {
  client_encoding: 'UTF8',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
  maintenance_work_mem: '256MB',
};

/** Those that the server knows. */
const SETTINGS_HERE = `
  select set_config(g.name, g.value, true) from unnest($1::text[], $2::text[]) as g(name, value)
  where exists (select from pg_settings s where lower(s.name) = g.name)`;

function sessionOn(client: pg.Client, afterwards: (() => void)[]): Session {
  return {
    query: async <R>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as R[],
    copyOut: (table, columns) => client.query(copyStreams.to(`${copyStatement(table, columns)} to stdout`)),
    copyIn: (table, columns) =>
      client.query(copyStreams.from(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`)),
    database: databaseOn(client, afterwards),
  };
}

/** `copy (…)`, without where it goes. */
export const copyStatement = (table: string, columns: string[], where = ''): string =>
  `copy (select ${columns.join(', ')} from ${quoted(table)} t ${where})`;

/** Names are in our catalogs, whatever characters they have. */
export const quoted = (name: string): string => pg.escapeIdentifier(name);

function databaseOn(client: pg.Client, afterwards: (() => void)[]): Database {
  const database: Database = {
    execute: (text: string, values: unknown[]) => client.query(text, values),
    query: async (statement: Sql) => (await client.query(statement.text, statement.values as unknown[])).rows,
    script: async (text: string) => void (await client.query(text)),
    transaction: async (work: (tx: Database) => Promise<unknown>, finish?: Finish) => {
      const result = await work(database);
      return finish ? finish(database, result) : result;
    },
    afterCommit: (work: () => void) => void afterwards.push(work),
    onBehalf: () => database,
    close: async () => {},
  } as Database;
  return database;
}

type Finish = (tx: Database, result: unknown) => Promise<unknown>;
