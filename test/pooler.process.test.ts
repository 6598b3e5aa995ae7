// PgBouncer in transaction mode between the server and PostgreSQL, where the machine has it (`.ci/run` installs it): nothing that
// a connection is told outlives a transaction, and each may be another one.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../server/backup/session.ts';
import { readHeader, tableParts } from '../server/backup/source.ts';
import { writeBackup } from '../server/backup/write-file.ts';
import { connectPostgres, raw, sql } from '../server/database/connect.ts';
import { failureOf, refusesSettings } from '../server/database/failure.ts';
import { NEWEST_MAJOR, OLDEST_MAJOR } from '../server/engine/binaries.ts';
import { howToRun } from '../server/engine/run-as.ts';
import { embedded, newPlace, type Place, type Running, startServer } from './ajar.ts';
import { everything, restoreFrom } from './backups.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

const LONG = 120_000;
const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const PGBOUNCER = spawnSync('pgbouncer', ['--version']).status === 0 ? 'pgbouncer' : '/usr/sbin/pgbouncer';
const here = spawnSync(PGBOUNCER, ['--version']).status === 0;

let postgres: PostgresServer;
let place: Place;
let direct: string;

/** Both ways in which it is set up: it refuses settings that a connection begins with, or passes over them. */
const WAYS = { refused: '', 'passed over': 'ignore_startup_parameters = extra_float_digits, options' };

it('a pooler that refuses settings is no database that is away', () => {
  const state = { code: '08P01', severity: 'FATAL' };
  const refused = Object.assign(new Error('unsupported startup parameter: options'), state);
  expect([refusesSettings(refused), failureOf(refused)]).toEqual([true, null]);
  expect(refusesSettings(Object.assign(new Error('protocol violation'), state))).toBe(false);
});

it.each([
  ['FATAL', 'server conn crashed?', 'lost'],
  ['FATAL', 'server login has been failing, try again later (server_login_retry)', 'lost'],
  ['FATAL', 'query_wait_timeout', 'busy'],
  ['FATAL', 'no more connections allowed (max_client_conn)', 'busy'],
  ['FATAL', 'query timeout', 'slow'],
  // What does not pass by itself.
  ['FATAL', 'no such database: crm', null],
  ['FATAL', 'no such user', null],
  ['FATAL', 'password authentication failed', null],
  // PostgreSQL's own, of a statement that is wrong.
  ['ERROR', 'bind message supplies 1 parameters, but prepared statement "" requires 2', null],
])('%s: %s is %s', (severity, text, failure) => {
  expect(failureOf(Object.assign(new Error(text), { code: '08P01', severity }))).toBe(failure);
});

if (here) {
  describe.each(Object.entries(WAYS))(
    'through PgBouncer in transaction mode, settings at the start %s',
    (_way, line) => {
      let stopPooler: () => Promise<void>;
      let server: Running;
      let pooled: string;

      beforeAll(async () => {
        postgres = await startPostgres({
          major: embedded ? NEWEST_MAJOR : OLDEST_MAJOR,
          // As a connection of ours has it: nothing may be concluded from that.
          settings: { jit: 'off' },
        });
        direct = await postgres.createDatabase('ajar');
        place = await newPlace();
        ({ stop: stopPooler, url: pooled } = await startPgBouncer(direct, line));
        place.environment.DATABASE_URL = pooled;
        server = await startServer(place, { AJAR_API_KEY: KEY, LOG_LEVEL: 'error' });
      }, LONG);
      afterAll(async () => {
        await server.end('SIGTERM');
        await stopPooler();
        await postgres.stop();
        await place.remove();
      });

      const call = async (method: string, path: string, body?: object) => {
        const headers = { authorization: `Basic ${btoa(`${KEY}:`)}`, 'content-type': 'application/json' };
        const answer = await fetch(`${server.address}/api/v1${path}`, {
          method,
          headers,
          ...(body && { body: JSON.stringify(body) }),
        });
        return {
          status: answer.status,
          body: (await answer.json()) as { id: string; status?: string; data?: unknown[] },
        };
      };

      it(
        'many clients write, read and search at once on three connections, and jobs are done',
        async () => {
          const client = async (n: number): Promise<void> => {
            for (let round = 0; round < 10; round++) {
              const made = await call('POST', '/lead/', { name: `Lead ${n}`, contacts: [{ name: 'Ann' }] });
              expect(made.status).toBe(200);
              const changed = await call('PUT', `/lead/${made.body.id}/`, { description: `${round}` });
              expect(changed).toMatchObject({ status: 200, body: { description: `${round}` } });
              expect((await call('GET', `/lead/${made.body.id}/`)).body).toEqual(changed.body);
            }
          };
          await Promise.all(Array.from({ length: 12 }, (_, n) => client(n)));
          expect((await call('GET', '/lead/?query=name:lead&_limit=200')).body.data).toHaveLength(120);
          const asked = await call('POST', '/export/lead/', { format: 'json', type: 'leads' });
          for (let status = ''; status !== 'done'; await sleep(50)) {
            status = (await call('GET', `/export/${asked.body.id}/`)).body.status ?? '';
            expect(status).not.toBe('error');
          }
          expect(server.printed()).not.toContain('"level":"error"');
        },
        LONG,
      );

      it(
        'a backup with jobs that wait is restored',
        async () => {
          const file = join(place.directory, 'a.backup');
          await inTransaction(direct, 'read', async (session) => {
            const header = await readHeader(session);
            header.jobs = [{ name: 'purge-events', data: null }];
            await writeBackup(file, { header, parts: tableParts(session, header) }, { replace: true });
          });
          const name = `restored_${randomUUID().slice(0, 8)}`;
          const restored = await postgres.createDatabase(name);
          const url = new URL(pooled);
          url.pathname = name;
          await restoreFrom(file, url.href);
          expect((await everything(restored)).lead).toEqual((await everything(direct)).lead);
        },
        LONG,
      );

      it('settings come with each transaction, and end with it', async () => {
        const database = connectPostgres(pooled, { pooled: true, statement_ms: 12_000 });
        const shown = sql`select current_setting('statement_timeout') as timeout, current_setting('jit') as jit,
        current_setting('enable_seqscan') as seqscan, current_setting('timezone') as zone`;
        const ours = { timeout: '12s', jit: 'off', seqscan: 'off', zone: 'UTC' };
        expect(await database.query(shown)).toEqual([ours]);
        expect(await database.transaction((tx) => tx.query(shown))).toEqual([ours]);
        expect(await database.execute('select current_setting($1) as timeout', ['statement_timeout'])).toMatchObject({
          rows: [{ timeout: '0' }],
        });
        await expect(database.query(raw('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
        expect(await database.query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
        await database.close();
      });
    },
  );

  it(
    'PostgreSQL that goes away behind PgBouncer makes 503s until it is back, and is waited for by a start',
    async () => {
      const behind = await startPostgres();
      const own = await newPlace();
      const quick = 'server_login_retry = 1\nserver_connect_timeout = 1\nquery_wait_timeout = 1';
      const target = await behind.createDatabase('ajar');
      let way = await startPgBouncer(target, quick);
      own.environment.DATABASE_URL = way.url;
      const running = await startServer(own, { AJAR_API_KEY: KEY, LOG_LEVEL: 'error', AJAR_CONNECTIONS: '4' });
      const status = async (method: string): Promise<number> => {
        const headers = { authorization: `Basic ${btoa(`${KEY}:`)}`, 'content-type': 'application/json' };
        const body = method === 'POST' ? '{"name": "x"}' : null;
        return (await fetch(`${running.address}/api/v1/lead/`, { method, headers, body })).status;
      };
      const each = async (times: number): Promise<Set<number>> => {
        const seen = new Set<number>();
        for (let time = 0; time < times; time++)
          for (const one of await Promise.all(['GET', 'POST', 'GET', 'POST'].map(status))) seen.add(one);
        return seen;
      };
      expect(await each(2)).toEqual(new Set([200]));
      let starting: ReturnType<typeof startServer> | undefined;
      let started = false;
      for (const how of ['fast', 'crash'] as const) {
        await behind.restart(how, async () => {
          expect(await each(4)).toEqual(new Set([503]));
          // One that has never reached PostgreSQL refuses who comes, the other one ends what they send.
          await way.stop();
          way = await startPgBouncer(target, quick, Number(new URL(way.url).port));
          expect(await each(4)).toEqual(new Set([503]));
          starting ??= startServer(own, { AJAR_DATA_DIR: 'other' });
          void starting.then(() => {
            started = true;
          });
          if (how === 'fast') await sleep(4000);
        });
        for (let found = 0; found !== 200; await sleep(50)) {
          found = await status('GET');
          expect([200, 503]).toContain(found);
        }
        if (how === 'fast') {
          expect(started).toBe(false);
          const { ended } = (await starting) as Running;
          (await starting)?.child.kill('SIGTERM');
          expect((await ended).stderr).toMatch(/waiting for the database/);
        }
      }
      await running.end('SIGTERM');
      await way.stop();
      await behind.stop();
      await own.remove();
    },
    LONG,
  );
}

async function startPgBouncer(url: string, line: string, on?: number) {
  const { searchParams, username, port } = new URL(url);
  const directory = mkdtempSync(join(tmpdir(), 'ajar-pgbouncer-'));
  const listening = on ?? (await freePort());
  const config = join(directory, 'pgbouncer.ini');
  const users = join(directory, 'users.txt');
  writeFileSync(users, `"${username}" ""\n`);
  writeFileSync(
    config,
    `[databases]
* = host=${searchParams.get('host')} port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listening}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 3
max_client_conn = 100
${line}
`,
  );
  // Like PostgreSQL it does not run as root, and it has to be who may enter the directory of PostgreSQL's socket.
  const runAs = howToRun([directory, dirname(searchParams.get('host') ?? '')]);
  chmodSync(directory, 0o755);
  runAs.own(directory);
  const [command = '', ...before] = [...runAs.before, PGBOUNCER];
  const bouncer = spawn(command, [...before, config], { stdio: 'ignore', ...runAs.account });
  for (;;) {
    if (bouncer.exitCode !== null) throw new Error(`PgBouncer ended with ${bouncer.exitCode}.`);
    if (await answers(listening)) break;
    await sleep(20);
  }
  const stop = async () => {
    bouncer.kill('SIGINT');
    if (bouncer.exitCode === null) await once(bouncer, 'exit');
    rmSync(directory, { recursive: true });
  };
  return { stop, url: `postgres://${username}@127.0.0.1:${listening}/ajar` };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
