// Who reads along misses nothing and is told nothing twice, however many write at a time and whenever they commit.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { newId } from '../../core/ids.ts';
import { type Database, sql } from '../../database/connect.ts';

const WRITERS = 20;
const ROUNDS = 6;
const LONG = 60_000;

let world: World;
beforeAll(async () => {
  world = await newWorld();
  await world.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => world.app.close());

const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

/** Puts events into the log one after the other, as a slow transaction would, and commits or takes all back. */
async function write(database: Database, organization_id: string, object_id: string, rollback: boolean): Promise<void> {
  const work = database.transaction(async (tx) => {
    // Some have their transaction's number long before their first event, some take it with that.
    if (Math.random() < 0.5) await tx.query(sql`select pg_current_xact_id()`);
    for (let at = 0; at < 3; at++) {
      await pause(15);
      await tx.query(sql`
        insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action,
          changed_fields, meta)
        values (${organization_id}, ${newId('ev')}, now(), now(), 'lead', ${object_id}, 'updated', '[]', '{}')`);
    }
    await pause(40);
    if (rollback) throw new Error('taken back');
  });
  await work.catch((error) => {
    if (error.message !== 'taken back') throw error;
  });
}

/** Rewrites an event as consolidation does: a new place in the log, the same id. */
const rewrite = (database: Database, organization_id: string, id: string) =>
  database.query(sql`
    update event set sequence = default, transaction = pg_current_xact_id(), date_updated = now()
    where organization_id = ${organization_id} and id = ${id}`);

async function everybodyWrites(own: World): Promise<void> {
  const one = async (at: number): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      if (at % 4 === 0) {
        const { id } = (await own.post('/lead/', { name: `${at}.${round}` })).body;
        await own.put(`/lead/${id}/`, { name: 'renamed' });
      } else {
        await write(own.database, own.organization_id, `lead_${at}`, (at + round) % 5 === 0);
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, at) => one(at)));
}

/** Reads on by cursor, a few events a page, until nobody writes any more and all has been read. */
async function tailByCursor(own: World, start: string, done: () => boolean): Promise<Json[]> {
  const seen: Json[] = [];
  for (let cursor = start; ; ) {
    const last = done();
    const page = (await own.get(`/event/?_limit=7&_cursor=${cursor}`)).body;
    seen.push(...page.data.toReversed());
    cursor = page.cursor_tail;
    if (last && page.cursor_previous === null) return seen;
    if (page.cursor_previous === null) await pause(5);
  }
}

async function tailByStream(own: World, start: string): Promise<{ seen: Json[]; stop: () => Promise<void> }> {
  const left = new AbortController();
  const { port } = own.app.server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/event/stream/?last_event_id=${start}`, {
    headers: { authorization: `Basic ${btoa(`${own.key}:`)}` },
    signal: left.signal,
  });
  const seen: Json[] = [];
  const read = async () => {
    let text = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = [...block.matchAll(/^data: (.*)$/gm)].map(([, line]) => line).join('\n');
        if (data !== '') seen.push(JSON.parse(data));
      }
    }
  };
  const reading = read().catch((error) => {
    if (error.name !== 'AbortError') throw error;
  });
  return {
    seen,
    stop: async () => {
      left.abort();
      await reading;
    },
  };
}

const logged = (own: World) =>
  own.database.query<{ id: string; object_id: string }>(
    sql`select id, object_id from event where organization_id = ${own.organization_id} order by sequence`,
  );

/** What happened to each object, in order. */
const byObject = (events: readonly { id: string; object_id: string }[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(events, (event) => event.object_id)].map(([id, all]) => [id, all.map((event) => event.id)]).sort(),
  );

test(
  `${WRITERS} writers at a time: readers by cursor and by stream are told each event once, each object's in order`,
  async () => {
    const before = await logged(world);
    const { cursor_tail } = (await world.get('/event/?_limit=1')).body;
    let writing = true;
    const streams = [await tailByStream(world, cursor_tail), await tailByStream(world, cursor_tail)];
    const cursors = [1, 2].map(() => tailByCursor(world, cursor_tail, () => !writing));
    await everybodyWrites(world);
    writing = false;
    const all = (await logged(world)).slice(before.length);
    expect(all.length).toBeGreaterThan(200);
    for (const seen of await Promise.all(cursors)) expect(byObject(seen)).toEqual(byObject(all));
    for (const { seen, stop } of streams) {
      for (const end = Date.now() + 10_000; seen.length < all.length && Date.now() < end; ) await pause(20);
      await stop();
      expect(byObject(seen)).toEqual(byObject(all));
    }
  },
  LONG,
);

test('an event that is rewritten is told again, to cursors and streams', async () => {
  const { cursor_tail } = (await world.get('/event/?_limit=1')).body;
  const stream = await tailByStream(world, cursor_tail);
  const lead = (await world.post('/lead/', { name: 'x' })).body;
  const first = (await world.get(`/event/?_cursor=${cursor_tail}`)).body;
  const id = first.data.find((event: Json) => event.object_id === lead.id).id;
  const told = async (times: number) => {
    const count = () => stream.seen.filter((event) => event.id === id).length;
    for (const end = Date.now() + 10_000; count() < times && Date.now() < end; ) await pause(20);
    expect(count()).toBe(times);
  };
  await told(1);
  await rewrite(world.database, world.organization_id, id);
  const second = (await world.get(`/event/?_cursor=${first.cursor_tail}`)).body;
  expect(second.data.map((event: Json) => event.id)).toEqual([id]);
  await told(2);
  await stream.stop();
});
