import { beforeAll, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../../test/harness.ts';
import { type Database, sql } from '../database/connect.ts';
import {
  BEGINNING,
  eventsAfter,
  includes,
  isPosition,
  isVisibleIn,
  newestPosition,
  type Position,
  settleRestored,
} from './event-reader.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

/** Puts an event into the log as a write does; its object's id names it. */
const log = (database: Database, { organization_id }: World, object_id: string) =>
  database.query(sql`
    insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action, changed_fields, meta)
    values (${organization_id}, ${`ev_${object_id}`}, now(), now(), 'lead', ${object_id}, 'created', '[]', '{}')`);

const read = (at: World, after: Position, limit = 100) =>
  eventsAfter(at.database, { organization_id: at.organization_id, after, limit });

/** Reads on until nothing is left. */
async function readAll(at: World, from: Position, limit: number): Promise<{ ids: string[]; position: Position }> {
  const ids: string[] = [];
  for (let position = from; ; ) {
    const batch = await read(at, position, limit);
    expect(isPosition(batch.position)).toBe(true);
    expect(batch.events.length).toBeLessThanOrEqual(limit);
    ids.push(...batch.events.map((event) => event.object_id));
    position = batch.position;
    if (batch.caught_up) return { ids, position };
  }
}

test.each([1, 2, 3, 100])('everything since the beginning comes once and in order, %i at a time', async (limit) => {
  const logged = (await world.events()).map((event) => event.object_id);
  expect((await readAll(world, BEGINNING, limit)).ids).toEqual(logged);
});

test.each([1, 2, 3, 100])('what comes later comes once, %i at a time', async (limit) => {
  const own = await newWorld();
  const start = await newestPosition(own.database, own.organization_id);
  expect(await read(own, start)).toMatchObject({ events: [], caught_up: true });
  for (const id of ['a', 'b', 'c', 'd', 'e']) await log(own.database, own, id);
  const first = await readAll(own, start, limit);
  expect(first.ids).toEqual(['a', 'b', 'c', 'd', 'e']);
  await log(own.database, own, 'f');
  expect((await readAll(own, first.position, limit)).ids).toEqual(['f']);
});

test('an event that is rewritten comes again, also to who was on the way', async () => {
  const own = await newWorld();
  const start = await newestPosition(own.database, own.organization_id);
  for (const id of ['a', 'b', 'c']) await log(own.database, own, id);
  const { position } = await read(own, start, 1);
  await own.database.query(sql`
    update event set sequence = default, transaction = pg_current_xact_id()
    where organization_id = ${own.organization_id} and object_id = any(${['a', 'b']}::text[])`);
  expect((await readAll(own, position, 1)).ids.sort()).toEqual(['a', 'b', 'c']);
});

test('a position of a server that had seen more, from which this database was restored, goes on by the sequence', async () => {
  const own = await newWorld();
  await log(own.database, own, 'a');
  const { events } = await read(own, BEGINNING);
  const sequence = events.at(-1)?.sequence;
  await log(own.database, own, 'b');
  // As rows come out of a dump: with the transactions of the server that it was taken from.
  await own.database.query(sql`
    update event set transaction = '900000000000'::xid8 where organization_id = ${own.organization_id}`);
  await settleRestored(own.database);
  await log(own.database, own, 'c');
  for (const position of [
    `900000000001:900000000001:/900000000005:900000000009:900000000007/${sequence}`,
    `900000000005:900000000009:900000000006//${sequence}`,
  ]) {
    expect(isPosition(position)).toBe(true);
    expect((await readAll(own, position, 1)).ids).toEqual(['b', 'c']);
  }
});

describe('with several transactions at a time', () => {
  /** Runs a transaction that waits to be told what to log, and when to end. */
  async function open(at: World) {
    let tell: (step: string | null) => void = () => {};
    let done: () => void = () => {};
    const begun = Promise.withResolvers<void>();
    const ended = at.database.transaction(async (tx) => {
      await tx.query(sql`select pg_current_xact_id()`);
      begun.resolve();
      for (;;) {
        const step = await new Promise<string | null>((resolve) => {
          tell = resolve;
          done();
        });
        if (step === null) return;
        await log(tx, at, step);
      }
    });
    await begun.promise;
    const logs = (id: string) =>
      new Promise<void>((resolve) => {
        done = resolve;
        tell(id);
      });
    return {
      logs,
      commits: () => {
        tell(null);
        return ended;
      },
    };
  }

  test('an event with a lower sequence that is committed later is not passed over, nor is another held up', async () => {
    const own = await newWorld();
    let position = await newestPosition(own.database, own.organization_id);
    // The elder takes the higher sequence, so that neither sequences nor transactions are in the order of commits.
    const elder = await open(own);
    const younger = await open(own);
    await younger.logs('low');
    await elder.logs('high');
    await elder.commits();
    const first = await readAll(own, position, 10);
    expect(first.ids).toEqual(['high']);
    position = first.position;
    expect((await readAll(own, position, 10)).ids).toEqual([]);
    await younger.commits();
    expect((await readAll(own, position, 10)).ids).toEqual(['low']);
    expect((await readAll(own, (await readAll(own, position, 10)).position, 10)).ids).toEqual([]);
  });

  test('what is committed while a reader is on its way comes after', async () => {
    const own = await newWorld();
    const start = await newestPosition(own.database, own.organization_id);
    const late = await open(own);
    await late.logs('late');
    for (const id of ['a', 'b', 'c']) await log(own.database, own, id);
    const { position, events } = await read(own, start, 1);
    expect(events.map((event) => event.object_id)).toEqual(['a']);
    await late.commits();
    expect((await readAll(own, position, 1)).ids).toEqual(['b', 'c', 'late']);
  });
});

test('snapshots show what was committed before them', () => {
  expect(['9', '10', '11', '12', '13', '14', '15'].map((one) => isVisibleIn('10:14:10,12', one))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(includes('10:14:10,12', '10:12:10')).toBe(true);
  expect(includes('10:14:10,12', '12:13:12')).toBe(false);
  expect(includes('10:14:10', '15:15:')).toBe(false);
});

test.each(['', 'x', '/', '1:1:/', '1:1://-1', '1:1://1/2', '2:1://1', '1:3:3//1', '0:0://1', '1:9:3,2//1', '//1e3'])(
  '"%s" is no position',
  (text) => expect(isPosition(text)).toBe(false),
);
