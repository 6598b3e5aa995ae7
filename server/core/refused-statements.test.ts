// What becomes of a request when the database gives up on one of its statements.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../test/harness.ts';
import { createApp } from '../app.ts';
import { type Database, raw } from '../database/connect.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

interface Giving {
  /** SQLSTATE. */
  code: string;
  /** A piece of the statements that it gives up on, the first so many times. */
  on: string;
  times: number;
}

/** The same database, which gives up on some statements. */
function givingUp(database: Database, giving: Giving): Database {
  const gives = (text: string): boolean => text.includes(giving.on) && giving.times-- > 0;
  const giveUp = raw(`do $$ begin raise sqlstate '${giving.code}'; end $$`);
  return {
    ...database,
    onBehalf: (sender) => givingUp(database.onBehalf(sender), giving),
    query: (statement, options) => database.query(gives(statement.text) ? giveUp : statement, options),
    transaction: <T, A>(work: (tx: Database) => Promise<T>, finish?: (tx: Database, result: T) => Promise<A>) => {
      const inside = (tx: Database): Promise<T> => work(givingUp(tx, giving));
      return finish ? database.transaction(inside, finish) : database.transaction(inside);
    },
  };
}

/** Asks a server with such a database. Not by a `Caller`, to whom no server may say 503. */
function asker(giving: Giving) {
  const app = createApp({ database: givingUp(world.database, giving) });
  const authorization = `Basic ${Buffer.from(`${world.key}:`).toString('base64')}`;
  return async (method: 'GET' | 'POST', path: string, payload?: object, headers: Record<string, string> = {}) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization, ...headers },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };
}

const leadsNamed = async (name: string): Promise<number> =>
  (await world.get(`/lead/?_fields=id&query=${encodeURIComponent(`name:"${name}"`)}`)).body.data.length;

describe('a request with an Idempotency-Key that loses a race against others', () => {
  const losing = (times: number) => {
    const ask = asker({ code: '40P01', on: 'insert into "lead"', times });
    const headers = { 'idempotency-key': randomUUID() };
    return (name: string) => ask('POST', '/lead/', { name }, headers);
  };

  it('is tried again as a whole, and kept once', async () => {
    const create = losing(2);
    const first = await create('Third time');
    expect([first.status, first.headers['idempotent-replayed']]).toEqual([200, undefined]);
    const second = await create('Third time');
    expect([second.body, second.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
    expect(await leadsNamed('Third time')).toBe(1);
    expect((await world.events()).filter(({ object_id }) => object_id === first.body.id)).toHaveLength(1);
  });

  it('again and again is a 503, and leaves its key free', async () => {
    const create = losing(3);
    const first = await create('Lost');
    expect([first.status, first.headers['retry-after']]).toEqual([503, '1']);
    expect(await leadsNamed('Lost')).toBe(0);
    const second = await create('Lost');
    expect([second.status, second.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect(await leadsNamed('Lost')).toBe(1);
  });
});

describe('a request that takes the database longer than it may is a 503 that says so', () => {
  const error = 'The request took the database too long. Ask for less at a time, or try again later.';

  it.each([
    ['a list', 'from "lead"', 'GET', '/lead/', undefined],
    ['a search', 'from "lead"', 'POST', '/data/search/', { query: { type: 'object_type', object_type: 'lead' } }],
    ['a write', 'insert into "lead"', 'POST', '/lead/', { name: 'Slow' }],
  ] as const)('for %s, with an Idempotency-Key or without', async (_what, on, method, path, body) => {
    const ask = asker({ code: '57014', on, times: 2 });
    for (const headers of [undefined, { 'idempotency-key': randomUUID() }]) {
      const answer = await ask(method, path, body, headers);
      expect([answer.status, answer.body]).toEqual([503, { error }]);
    }
    expect(await leadsNamed('Slow')).toBe(0);
  });
});
