// The backup that the README describes: `pg_dump -Fc`, `pg_restore` into an empty database, and a server on that, which answers as
// the one before did. With the newest client programs that there are (Debian's package postgresql-client, see .ci/run).
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { settleRestored } from '../server/core/event-reader.ts';
import { connectPostgres, type Database, raw } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { openQueue } from '../server/jobs/worker.ts';
import { caller, newWorld } from './harness.ts';
import { createDatabase, type PostgresServer, startPostgres } from './postgres-server.ts';
import { describeSchema } from './schema.ts';
import { appOn, type Inhabitant, inhabit, readEverything, useEverything } from './whole-api.ts';

const run = promisify(execFile);
const LONG = 120_000;
const NOW = '2026-11-27T12:00:00Z';

let clients: { folder: string; major: number };
let serverUrl: string;
let own: PostgresServer | undefined;
let directory: string;

beforeAll(async () => {
  clients = await newestClients();
  directory = mkdtempSync(join(tmpdir(), 'ajar-dump-'));
  serverUrl = inject('postgresUrl');
  // pg_dump refuses a server that is newer than itself.
  if ((await majorOf(serverUrl)) > clients.major) {
    own = await startPostgres({ major: clients.major });
    serverUrl = own.url;
  }
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await own?.stop();
});

/** Where the newest pg_dump is. */
async function newestClients(): Promise<{ folder: string; major: number }> {
  const patterns = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/{postgresql,libpq}*/bin'];
  const folders = [...patterns.flatMap((pattern) => globSync(pattern)), ...(process.env.PATH ?? '').split(delimiter)];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const { stdout } = await run(join(folder, 'pg_dump'), ['--version']).catch(() => ({ stdout: '' }));
      return { folder, major: Number(/ (\d+)/.exec(stdout)?.[1] ?? 0) };
    }),
  );
  const newest = found.sort((a, b) => b.major - a.major)[0];
  if (newest && newest.major >= 15) return newest;
  throw new Error(
    'This test needs pg_dump and pg_restore of PostgreSQL 15 or newer: `apt-get install postgresql-client`.',
  );
}

async function majorOf(url: string): Promise<number> {
  const database = connectPostgres(url, { connections: 1 });
  const [row] = await database.query<{ version: string }>(
    raw(`select current_setting('server_version_num') as version`),
  );
  await database.close();
  return Math.floor(Number(row?.version) / 10_000);
}

const newDatabase = (): Promise<string> => createDatabase(serverUrl, `dump_${randomUUID().replaceAll('-', '')}`);

async function dump(url: string): Promise<string> {
  const file = join(directory, `${randomUUID()}.dump`);
  await run(join(clients.folder, 'pg_dump'), ['-Fc', `--file=${file}`, url]);
  return file;
}

/** Fails at the first statement that the server refuses. */
async function restore(file: string, url: string): Promise<void> {
  await run(join(clients.folder, 'pg_restore'), ['--exit-on-error', '--no-owner', `--dbname=${url}`, file]);
}

async function everything(database: Database, then: Inhabitant): Promise<Record<string, unknown>> {
  const app = appOn(database, NOW);
  const answers = await readEverything(caller(app, then), then.objects);
  await app.close();
  // Where to read on from names the transactions of the server that was asked.
  const { cursor_next, cursor_previous, cursor_tail, ...events } = answers['/event/'];
  return { ...answers, '/event/': events };
}

test(
  'a dump is restored into an empty database, whose server gives the same answers and goes on',
  async () => {
    const url = await newDatabase();
    const database = connectPostgres(url);
    await migrate(database);
    const then = await inhabit(database);
    // The job queue's tables are in the dump too.
    const queue = await openQueue({ ...(await newWorld()).work, database });
    await queue.stop();
    const before = await everything(database, then);
    const schema = await describeSchema(database);
    const file = await dump(url);
    await database.close();

    const restoredUrl = await newDatabase();
    await restore(file, restoredUrl);
    const restored = connectPostgres(restoredUrl);
    expect(await migrate(restored)).toEqual([]);
    await settleRestored(restored);
    expect(await describeSchema(restored)).toEqual(schema);
    expect(await everything(restored, then)).toEqual(before);
    const again = await openQueue({ ...(await newWorld()).work, database: restored });
    await again.drain();
    await again.stop();
    await useEverything(restored, then);
    await restored.close();
  },
  LONG,
);

test(
  'a dump of a schema of its own, which only its user finds, is restored by another user',
  async () => {
    const role = `ajar_${randomUUID().replaceAll('-', '')}`;
    const url = await newDatabase();
    const admin = connectPostgres(url, { connections: 1 });
    // In the search path of each connection, "$user" is this role's schema.
    await admin.script(`create role ${role} superuser; create schema authorization ${role};
      alter database ${new URL(url).pathname.slice(1)} set role = ${role}`);
    await admin.close();
    const database = connectPostgres(url);
    await migrate(database);
    const then = await inhabit(database);
    const before = await everything(database, then);
    const file = await dump(url);
    await database.close();

    const restoredUrl = await newDatabase();
    await restore(file, restoredUrl);
    const named = connectPostgres(restoredUrl, { connections: 1 });
    await named.script(`alter database ${new URL(restoredUrl).pathname.slice(1)} set search_path = ${role}`);
    await named.close();
    const restored = connectPostgres(restoredUrl);
    await migrate(restored);
    await settleRestored(restored);
    expect(await everything(restored, then)).toEqual(before);
    await restored.close();
  },
  LONG,
);
