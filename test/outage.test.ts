// The database lost while the server works with it: connections ended one by one, a crash, a restart, at any moment of a start. The
// server says 503 meanwhile, loses nothing that it acknowledged and goes on by itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPostgres, type Database, raw, sql } from '../server/database/connect.ts';
import { OLDEST_MAJOR } from '../server/engine/binaries.ts';
import { runningUrl } from '../server/engine/cluster.ts';
import { embedded, launch, newPlace, type Place, type Running, run, startServer } from './ajar.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

const LONG = 120_000;
const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal' };
const headers = {
  authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};

/** A durable database of its own, and what makes it crash. */
let place: Place;
let postgres: PostgresServer | undefined;
let crash: () => Promise<void>;

async function newDurablePlace(): Promise<void> {
  place = await newPlace();
  if (embedded) {
    crash = async () => kill(place);
    return;
  }
  const server = await startPostgres({ major: OLDEST_MAJOR, durable: true });
  postgres = server;
  let count = 0;
  const url = await server.createDatabase('ajar');
  place.environment.DATABASE_URL = url;
  place.open = async () => connectPostgres(url);
  crash = () => server.restart(count++ % 2 === 0 ? 'crash' : 'fast');
}

/** The postmaster of the embedded database, by what it has written down. */
function postmaster({ directory }: Place): number {
  const file = join(directory, 'data/postgres/postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || 0 : 0;
}

function kill(place: Place): void {
  const pid = postmaster(place);
  if (pid > 0) process.kill(pid, 'SIGKILL');
}

interface Answer {
  status: number;
  retry_after: string | null;
  body: { id: string; error?: string; status?: string; text?: string };
}

async function call({ address }: Running, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    retry_after: answer.headers.get('retry-after'),
    body: text === '' ? {} : JSON.parse(text),
  };
}

/** Eight clients that write until they are told to stop. Every answer is a good one, or a 503 that says when to come again. */
function writers(server: Running, lead_id: string) {
  const acknowledged = new Map<string, string>();
  const refused: Answer[] = [];
  let stopped = false;
  const ask = async (method: string, path: string, body: object): Promise<Answer | null> => {
    const answer = await call(server, method, path, body);
    if (answer.status === 200) return answer;
    expect(answer).toMatchObject({ status: 503, retry_after: expect.stringMatching(/^\d+$/) });
    refused.push(answer);
    await sleep(5);
    return null;
  };
  const write = async (): Promise<void> => {
    for (let n = 0; !stopped; n++) {
      const made = await ask('POST', '/task/', { lead_id, text: `made ${n}` });
      if (!made) continue;
      acknowledged.set(made.body.id, `made ${n}`);
      const changed = await ask('PUT', `/task/${made.body.id}/`, { text: `changed ${n}` });
      // What was not acknowledged may have come through as well.
      if (changed) acknowledged.set(made.body.id, `changed ${n}`);
      else acknowledged.delete(made.body.id);
    }
  };
  const all = Promise.all(Array.from({ length: 8 }, write));
  return {
    acknowledged,
    refused,
    async until(enough: () => boolean | Promise<boolean>): Promise<void> {
      while (!(await enough())) await Promise.race([sleep(2), all]);
    },
    async stop(): Promise<void> {
      stopped = true;
      await all;
    },
  };
}

async function expectAllThere(server: Running, acknowledged: Map<string, string>): Promise<void> {
  expect(acknowledged.size).toBeGreaterThan(0);
  for (const [id, text] of acknowledged) {
    expect(await call(server, 'GET', `/task/${id}/`)).toMatchObject({ status: 200, body: { text } });
  }
}

/** Waits until the server answers with 200 again. */
async function recovered(server: Running): Promise<void> {
  for (;;) {
    const { status, retry_after } = await call(server, 'GET', '/me/');
    if (status === 200) return;
    expect([status, retry_after]).toEqual([503, '1']);
    await sleep(20);
  }
}

describe('connections that are ended', () => {
  let server: Running;
  let database: Database;
  let lead_id: string;
  beforeAll(async () => {
    await newDurablePlace();
    server = await startServer(place, settings);
    database = await place.open();
    lead_id = (await call(server, 'POST', '/lead/', { name: 'Kept' })).body.id;
  }, LONG);
  afterAll(async () => {
    await database.close();
    await server.end('SIGTERM');
    await place.remove();
    await postgres?.stop();
  });

  it(
    'in the middle of a transaction are a 503, and the next request is answered',
    async () => {
      let released = (): void => {};
      const held = new Promise<void>((resolve) => {
        released = resolve;
      });
      let locked = (): void => {};
      const ready = new Promise<void>((resolve) => {
        locked = resolve;
      });
      const lock = database.transaction(async (tx) => {
        await tx.query(sql`lock table contact`);
        locked();
        await held;
      });
      await ready;
      const asked = call(server, 'POST', '/lead/', { name: 'Lost', contacts: [{ name: 'Ann' }] });
      while ((await endWaiting(database)) === 0) await sleep(5);
      expect(await asked).toEqual({
        status: 503,
        retry_after: '1',
        body: { error: 'The database cannot be reached. Please try again.' },
      });
      released();
      await lock;
      expect((await call(server, 'POST', '/lead/', { name: 'Found', contacts: [{ name: 'Ann' }] })).status).toBe(200);
    },
    LONG,
  );

  it(
    'at random, forty times under writes, lose nothing that was acknowledged',
    async () => {
      const writing = writers(server, lead_id);
      let ended = 0;
      await writing.until(async () => {
        const rows = await database.query(sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
          order by random() limit 1`);
        ended += rows.length;
        await sleep(15);
        return ended >= 40;
      });
      await writing.stop();
      await expectAllThere(server, writing.acknowledged);
      expect(server.child.exitCode).toBe(null);
    },
    LONG,
  );

  it(
    'a crash of the database under writes is a 503 for as long as it takes; streams and jobs go on after it',
    async () => {
      const stream = await listen(server);
      const writing = writers(server, lead_id);
      for (let crashes = 1; crashes <= 3; crashes++) {
        const before = writing.acknowledged.size;
        await writing.until(() => writing.acknowledged.size > before + 20);
        await crash();
        const refusals = writing.refused.length;
        if (embedded) await writing.until(() => writing.refused.length > refusals);
        await recovered(server);
      }
      await writing.stop();
      await expectAllThere(server, writing.acknowledged);
      const late = await call(server, 'POST', '/task/', { lead_id, text: 'after it' });
      await stream.hears(late.body.id);
      stream.end();
      await expectJobs(server);
      expect(server.child.exitCode).toBe(null);
    },
    LONG,
  );
});

describe('a database that is lost while the server starts', () => {
  const moments: [string, string][] = [
    ['before the first table is there', 'select to_regclass($$organization$$) is null as now'],
    ['while it is migrated', 'select count(*) > 2 as now from migration'],
    ['while the job queue opens', 'select to_regnamespace($$pgboss$$) is not null as now'],
  ];
  it.each(moments)(
    'is waited for %s',
    async (_when, moment) => {
      await newDurablePlace();
      const started = launch(place, ['start'], settings);
      await lostAt(moment, () => started.child.exitCode !== null);
      const server = await listening(started);
      await recovered(server);
      await expectJobs(server);
      server.child.kill('SIGTERM');
      expect((await started.ended).code).toBe(0);
      await place.remove();
      await postgres?.stop();
    },
    LONG,
  );

  it('by a command too, which says that it waits and gives up after the time that is set', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/nothing';
    const { code, stderr } = await run(await newPlace(), ['migrate'], { DATABASE_URL: url, AJAR_DATABASE_WAIT: '1' });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^ajar: waiting for the database: .*ECONNREFUSED.*\najar: DATABASE_URL: the database cannot be reached: .*ECONNREFUSED.*\n$/,
    );
  });
});

/** Ends the connections that wait for a lock, and says how many they were. */
const endWaiting = async (database: Database): Promise<number> =>
  (
    await database.query(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and backend_type = 'client backend'`)
  ).length;

/** Has the database crash at a moment that a statement knows. */
async function lostAt(moment: string, over: () => boolean): Promise<void> {
  for (;;) {
    expect(over()).toBe(false);
    // Not `place.open()`, which would make the embedded database before the server does.
    const url = embedded ? runningUrl(join(place.directory, 'data'), 'ajar') : place.environment.DATABASE_URL;
    const database = url === undefined ? null : connectPostgres(url, { connections: 1 });
    const rows = await database?.query<{ now: boolean }>(raw(moment)).catch(() => []);
    await database?.close();
    if (rows?.[0]?.now) return crash();
    await sleep(5);
  }
}

async function listening({ child, ended, printed }: ReturnType<typeof launch>): Promise<Running> {
  for (;;) {
    const [, address] = /listening on (http:\S+)\n/.exec(printed()) ?? [];
    const end = (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    };
    if (address) return { child, address, printed, ended, end };
    if (child.exitCode !== null) throw new Error((await ended).stderr);
    await sleep(10);
  }
}

/** Has a job done: an export's file. */
async function expectJobs(server: Running): Promise<void> {
  let asked = await call(server, 'POST', '/export/lead/', { format: 'json', type: 'leads' });
  // The queue may not be open again yet.
  for (; asked.status === 503; asked = await call(server, 'POST', '/export/lead/', { format: 'json', type: 'leads' })) {
    await sleep(50);
  }
  expect(asked.status).toBe(200);
  for (let status = ''; status !== 'done'; await sleep(50)) {
    const { body } = await call(server, 'GET', `/export/${asked.body.id}/`);
    status = body.status ?? '';
    expect(status).not.toBe('error');
  }
}

/** Reads the event stream, on one connection. */
async function listen({ address }: Running) {
  const ended = new AbortController();
  const { body } = await fetch(`${address}/api/v1/event/stream/`, { headers, signal: ended.signal });
  let heard = '';
  let failed: unknown;
  const reading = (async () => {
    for await (const part of body ?? []) heard += Buffer.from(part).toString();
    throw new Error('The stream has ended.');
  })().catch((error) => {
    failed = error;
  });
  return {
    async hears(text: string): Promise<void> {
      while (!heard.includes(text)) {
        if (failed) throw failed;
        await Promise.race([reading, sleep(20)]);
      }
    },
    end: () => ended.abort(),
  };
}
