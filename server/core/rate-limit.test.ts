// The rate limit as several processes on one database share it, and as it meets requests that nobody is known to send.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../test/harness.ts';
import { createApp } from '../app.ts';
import { ApiError } from './errors.ts';
import { type RateLimit, rateLimit } from './rate-limit.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

describe('what several processes let through', () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const processes = (count: number, limit: number): RateLimit[] =>
    Array.from({ length: count }, () => rateLimit(world.database, limit, () => new Date(now)));
  /** Sends requests at once, in turn to each of the processes, and gives what became of them: the header, or null. */
  const send = (all: RateLimit[], count: number, caller: string, organization = randomUUID()) =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        (all[n % all.length] as RateLimit).take(caller, organization, 'GET /x/').catch((error) => {
          expect(error).toBeInstanceOf(ApiError);
          expect(error).toMatchObject({ status: 429 });
          return null;
        }),
      ),
    );
  const passed = (answers: (string | null)[]): number => answers.filter((answer) => answer !== null).length;

  it.each([
    [1, 1],
    [1, 50],
    [3, 1],
    [3, 7],
    [3, 50],
    [5, 100],
  ])(
    'of %i processes with a limit of %i is never more than it, and less by a share of each other at most',
    async (count, limit) => {
      const all = processes(count, limit);
      const caller = randomUUID();
      for (let window = 0; window < 3; window++) {
        const let_through = passed(await send(all, limit * 2 + 10 * count, caller));
        expect(let_through).toBeLessThanOrEqual(limit);
        expect(let_through).toBeGreaterThanOrEqual(limit - (count - 1) * Math.ceil(limit / 10));
        // And nothing more in the same window, wherever it comes.
        expect(passed(await send(processes(2, limit), 10, caller))).toBeLessThanOrEqual(limit - let_through);
        now += 1000;
      }
    },
  );

  it('lets requests through although each answer of the database comes when its window is over', async () => {
    const slow = {
      ...world.database,
      query: async (...args: Parameters<typeof world.database.query>) => {
        const rows = await world.database.query(...args);
        await new Promise((resolve) => setTimeout(resolve, 1100));
        return rows;
      },
    } as typeof world.database;
    const limit = rateLimit(slow, 50);
    const all = [1, 2, 3].map(() => limit.take(randomUUID(), randomUUID(), 'GET /x/'));
    await expect(Promise.all(all)).resolves.toHaveLength(3);
  }, 10_000);

  it('counts organizations over their keys, and keeps keys and groups apart', async () => {
    const all = processes(2, 20);
    const organization = randomUUID();
    const keys = Array.from({ length: 6 }, () => randomUUID());
    const answers = await Promise.all(keys.map((key) => send(all, 25, key, organization)));
    for (const one of answers) expect(passed(one)).toBeLessThanOrEqual(20);
    const sum = answers.reduce((total, one) => total + passed(one), 0);
    expect(sum).toBeLessThanOrEqual(60);
    expect(sum).toBeGreaterThanOrEqual(60 - 6 - 6 * 2);
    expect(passed(await send(all, 5, keys[0] ?? ''))).toBeLessThanOrEqual(20);
  });

  it('is asked of the database a few times a window, not for every request', async () => {
    const caller = randomUUID();
    let answers: (string | null)[] = [];
    const counted = await world.countStatements(async () => {
      const limited = rateLimit(world.database, 100, () => new Date(now));
      const organization = randomUUID();
      for (let n = 0; n < 150; n++) {
        answers.push(await limited.take(caller, organization, 'GET /x/').catch(() => null));
      }
    });
    expect(passed(answers)).toBe(100);
    expect(counted).toBeLessThanOrEqual(15);
    answers = answers.filter((answer) => answer !== null);
    expect(answers[0]).toBe('limit=100, remaining=99, reset=1.000');
    expect(answers[99]).toBe('limit=100, remaining=0, reset=1.000');
  });

  it('goes on after a clock that was set back', async () => {
    const all = processes(2, 5);
    const caller = randomUUID();
    await send(all, 20, caller);
    now -= 3_600_000;
    expect(passed(await send(processes(1, 5), 20, caller))).toBe(5);
    now += 3_600_000;
  });

  it('by the database’s own clock is limited too', async () => {
    const all = [rateLimit(world.database, 5), rateLimit(world.database, 5)];
    const answers = await send(all, 400, randomUUID());
    // A slow machine may need more than one window for them; in each there are five at most.
    expect(passed(answers)).toBeGreaterThanOrEqual(5);
    expect(passed(answers)).toBeLessThan(400);
    expect(answers.find((answer) => answer !== null)).toMatch(/^limit=5, remaining=\d, reset=[01]\.\d{3}$/);
  });
});

describe('a key', () => {
  it('gets no more requests by making up methods', async () => {
    const now = Date.parse('2026-03-01T00:00:00Z');
    const app = createApp({
      database: world.database,
      requests_per_second: 5,
      clock: () => new Date(now),
      settings: world.work.settings,
    });
    const authorization = `Basic ${Buffer.from(`${world.key}:`).toString('base64')}`;
    const statuses: number[] = [];
    // Also one that is longer than a database would index.
    for (const method of [
      ...'ABCDEFGH',
      Array.from({ length: 3000 }, () => randomUUID())
        .join('')
        .slice(0, 12_000),
    ]) {
      const headers = { authorization, 'x-http-method-override': method };
      statuses.push((await app.inject({ method: 'POST', url: '/api/v1/lead/', headers })).statusCode);
    }
    expect(statuses).toEqual([405, 405, 405, 405, 405, 429, 429, 429, 429]);
  });
});

describe('a network address', () => {
  const now = Date.parse('2026-02-01T00:00:00Z');
  const app = () =>
    createApp({
      database: world.database,
      requests_per_second: 3,
      clock: () => new Date(now),
      settings: world.work.settings,
    });
  let last = 0;
  /** One that nobody else has here. */
  const address = (): string => `198.51.100.${++last}`;
  const sent = async (
    remoteAddress: string,
    url: string,
    {
      method = 'GET',
      payload,
      headers = {},
    }: { method?: 'GET' | 'POST'; payload?: object; headers?: Record<string, string> } = {},
  ) => (await app().inject({ method, url, remoteAddress, headers, ...(payload ? { payload } : {}) })).statusCode;
  const times = async (count: number, work: (n: number) => Promise<number>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n++) statuses.push(await work(n));
    return statuses;
  };
  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });

  it('that tries wrong keys or none is limited, wherever it sends them, and a right key goes on from it', async () => {
    const from = address();
    const paths = ['/api/v1/lead/', '/api/v1/task/', '/api/v1/me/', '/api/v1/lead/', '/api/v1/contact/'];
    const wrong = (n: number) => sent(from, paths[n] ?? '', { headers: n === 1 ? {} : basic(`api_wrong${n}`) });
    expect(await times(5, wrong)).toEqual([401, 401, 401, 429, 429]);
    expect(await sent(from, '/api/v1/me/', { headers: basic(world.key) })).toBe(200);
    expect(await sent(from, '/api/v1/me/', { headers: { cookie: 'ajar_session=x' } })).toBe(429);
    expect(await sent(address(), '/api/v1/me/')).toBe(401);
  });

  it.each([
    ['POST', '/api/v1/session/', { email: 'nobody@example.com', password: 'wrong password' }],
    ['POST', '/api/v1/invitation/', { token: 'x', password: 'a long password' }],
    ['GET', '/go/export/orga_x/expo_x.csv?expires=1&signature=x', undefined],
  ] as const)('is limited on %s %s, which is open to all', async (method, url, payload) => {
    const from = address();
    const one = () => sent(from, url, { method, ...(payload ? { payload } : {}) });
    const statuses = await times(5, one);
    expect(statuses.slice(3)).toEqual([429, 429]);
    expect(statuses.slice(0, 3)).not.toContain(429);
    expect(await sent(address(), url, { method, ...(payload ? { payload } : {}) })).not.toBe(429);
  });

  it('is one with all others of its IPv6 /64, and an IPv4 one however it is written', async () => {
    const from = (n: number): string => `2001:db8:0:77::${n}`;
    expect(await times(5, (n) => sent(from(n), '/api/v1/me/'))).toEqual([401, 401, 401, 429, 429]);
    expect(await sent('2001:db8:0:78::1', '/api/v1/me/')).toBe(401);
    const ipv4 = address();
    await times(3, () => sent(ipv4, '/api/v1/me/'));
    expect(await sent(`::ffff:${ipv4}`, '/api/v1/me/')).toBe(429);
  });
});
