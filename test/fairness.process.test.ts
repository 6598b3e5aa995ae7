// One caller's slow requests: others are answered meanwhile, and a statement whose client has gone ends.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, sql } from '../server/database/connect.ts';
import { newPlace, type Place, type Running, run, startServer } from './ajar.ts';

const LONG = 120_000;
const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';

let place: Place;
let server: Running;
let database: Database;
let colleague: string;
let stranger: string;

beforeAll(async () => {
  place = await newPlace();
  server = await startServer(place, {
    AJAR_API_KEY: KEY,
    AJAR_CONNECTION_WAIT: '600',
    LOG_LEVEL: 'error',
  });
  database = await place.open();
  const keyIn = ({ stdout }: { stdout: string }) => /api_\w+\.\w+/.exec(stdout)?.[0] ?? '';
  const create = ['create', '--name', 'Other', '--email'];
  colleague = keyIn(await run(place, ['api-key', ...create, 'admin@example.com']));
  stranger = keyIn(await run(place, ['organization', ...create, 'stranger@example.com']));
}, LONG);
afterAll(async () => {
  await database.close();
  await server.end('SIGTERM');
  await place.remove();
});

interface Asked {
  signal?: AbortSignal;
  body?: object;
  key?: string;
}

/** On a connection of its own, which goes with the request. */
function ask(caller: string, path: string, { signal, body, key }: Asked = {}): Promise<number> {
  const headers: Record<string, string> = { authorization: `Basic ${btoa(`${caller}:`)}` };
  if (body) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  const method = body ? 'POST' : 'GET';
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false, ...(signal ? { signal } : {}) };
    const sent = request(`${server.address}${path}`, options, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject).end(body ? JSON.stringify(body) : undefined);
  });
}

/** Statements on leads that wait for the lock that `whileLeadsAreLocked` has. */
const waiting = async (): Promise<number> => {
  const [found] = await database.query<{ count: number }>(sql`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  return found?.count ?? 0;
};

async function until(enough: (count: number) => boolean): Promise<void> {
  while (!enough(await waiting())) await sleep(10);
}

/** No search among leads ends before `work` has. */
async function whileLeadsAreLocked(work: () => Promise<void>): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`lock table lead`);
    await work();
  });
}

const search = '/api/v1/lead/?query=name:a%20or%20name:b';
const searched = { query: { type: 'object_type', object_type: 'lead' } };

it(
  'while eighteen searches of one caller take their time, all others are answered, also with an Idempotency-Key',
  async () => {
    let answered = 0;
    let slow: Promise<number>[] = [];
    await whileLeadsAreLocked(async () => {
      const begin = (caller: string) =>
        Array.from({ length: 9 }, () => [
          ask(caller, search),
          ask(caller, '/api/v1/data/search/', { body: searched, key: randomUUID() }),
        ]).flat();
      slow = begin(KEY);
      for (const one of slow) void one.then(() => answered++);
      await until((count) => count === 8);
      const others = [colleague, stranger].map((caller) => ask(caller, '/api/v1/status/lead/'));
      expect(await Promise.all([...others, ask(KEY, '/readyz')])).toEqual([200, 200, 200]);
      // The whole organization has no more than twelve.
      slow.push(...begin(colleague));
      await until((count) => count === 12);
      for (let n = 0; n < 20; n++) {
        const key = randomUUID();
        const keyed = ask(stranger, '/api/v1/status/lead/', { body: { label: `Status ${n}` }, key });
        expect(await Promise.all([keyed, ask(stranger, '/api/v1/me/'), ask(KEY, '/readyz')])).toEqual([200, 200, 200]);
      }
      expect([answered, await waiting()]).toEqual([0, 12]);
    });
    expect(new Set(await Promise.all(slow))).toEqual(new Set([200]));
  },
  LONG,
);

it(
  'a search ends in the database when its client goes, running or waiting; a write goes on',
  async () => {
    const clients = new AbortController();
    await whileLeadsAreLocked(async () => {
      const { signal } = clients;
      const reads = Array.from({ length: 18 }, () => ask(KEY, search, { signal }));
      await until((count) => count === 8);
      clients.abort();
      await Promise.allSettled(reads);
      await until((count) => count === 0);
      const client = new AbortController();
      const write = ask(KEY, '/api/v1/lead/', { body: { name: 'Written' }, signal: client.signal });
      await until((count) => count === 1);
      client.abort();
      await write.catch(() => {});
    });
    for (;;) {
      const rows = await database.query(sql`select from lead where name = 'Written'`);
      if (rows.length === 1) break;
      await sleep(10);
    }
    expect(await ask(KEY, search)).toBe(200);
  },
  LONG,
);
