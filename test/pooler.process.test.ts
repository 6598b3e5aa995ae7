// PgBouncer in transaction mode between the server and PostgreSQL, where the machine has it (`.ci/run` installs it): nothing that
// a connection is told outlives a transaction, and each may be another one.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPostgres, raw, sql } from '../server/database/connect.ts';
import { failureOf, refusesSettings } from '../server/database/failure.ts';
import { NEWEST_MAJOR, OLDEST_MAJOR } from '../server/engine/binaries.ts';
import { howToRun } from '../server/engine/run-as.ts';
import { embedded, newPlace, type Place, type Running, startServer } from './ajar.ts';
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

if (here) {
  describe.each(Object.entries(WAYS))(
    'through PgBouncer in transaction mode, settings at the start %s',
    (_way, line) => {
      let bouncer: ChildProcess;
      let directory: string;
      let server: Running;
      let pooled: string;

      beforeAll(async () => {
        postgres = await startPostgres({ major: embedded ? NEWEST_MAJOR : OLDEST_MAJOR });
        direct = await postgres.createDatabase('ajar');
        place = await newPlace();
        ({ bouncer, directory, url: pooled } = await startPgBouncer(direct, line));
        place.environment.DATABASE_URL = pooled;
        server = await startServer(place, { AJAR_API_KEY: KEY, LOG_LEVEL: 'error' });
      }, LONG);
      afterAll(async () => {
        await server.end('SIGTERM');
        bouncer.kill('SIGINT');
        await once(bouncer, 'exit');
        await postgres.stop();
        rmSync(directory, { recursive: true });
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
}

async function startPgBouncer(url: string, line: string) {
  const { searchParams, username, port } = new URL(url);
  const directory = mkdtempSync(join(tmpdir(), 'ajar-pgbouncer-'));
  const listening = await freePort();
  const config = join(directory, 'pgbouncer.ini');
  const users = join(directory, 'users.txt');
  writeFileSync(users, `"${username}" ""\n`);
  writeFileSync(
    config,
    `[databases]
ajar = host=${searchParams.get('host')} port=${port} user=${username}
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
  return { bouncer, directory, url: `postgres://${username}@127.0.0.1:${listening}/ajar` };
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
