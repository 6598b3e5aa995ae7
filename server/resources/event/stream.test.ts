// Streams over real sockets: an app of one's own on a free port, read by fetch.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { person, signedIn } from '../../../test/browser.ts';
import { type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import { sql } from '../../database/connect.ts';
import { readSettings } from '../../settings.ts';
import { MOST_PER_KEY } from './live.ts';
import { answerStream } from './stream.ts';

interface Told {
  id: string;
  event: string;
  data: Json;
}

interface Listening {
  status: number;
  body: string;
  told: Told[];
  /** The id to resume with. */
  id(): string;
  ended: Promise<void>;
  leave(): Promise<void>;
  until(done: (told: Told[]) => boolean): Promise<Told[]>;
}

const opened: Listening[] = [];
const addresses = new Map<World, string>();

async function addressOf(world: World): Promise<string> {
  if (!addresses.has(world)) {
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    addresses.set(world, `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`);
  }
  return addresses.get(world) ?? '';
}

async function listen(
  world: World,
  query = '',
  as: Caller = world,
  headers: Record<string, string> = {},
): Promise<Listening> {
  const left = new AbortController();
  const response = await fetch(`${await addressOf(world)}/api/v1/event/stream/${query}`, {
    headers: { authorization: `Basic ${btoa(`${as.key}:`)}`, ...headers },
    signal: left.signal,
  });
  const listening: Listening = {
    status: response.status,
    body: '',
    told: [],
    id: () => [...listening.body.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
    ended: Promise.resolve(),
    leave: async () => {
      left.abort();
      await listening.ended;
    },
    until: async (done) => {
      await eventually(() => done(listening.told));
      return listening.told;
    },
  };
  const read = async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      listening.body += part;
      listening.told = frames(listening.body);
    }
  };
  listening.ended = read().catch((error) => {
    if (error.name !== 'AbortError') throw error;
  });
  opened.push(listening);
  if (response.status === 200) await eventually(() => listening.id() !== '');
  return listening;
}

/** Reads a stream as the HTML standard says. */
function frames(text: string): Told[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .flatMap((block) => {
      const lines = block.split('\n').map((line) => /^(\w*): ?(.*)$/.exec(line) ?? []);
      const values = (name: string) => lines.filter(([, key]) => key === name).map(([, , value = '']) => value);
      const data = values('data').join('\n');
      return data === ''
        ? []
        : [{ id: values('id').at(-1) ?? '', event: values('event').at(-1) ?? '', data: JSON.parse(data) }];
    });
}

async function eventually(done: () => unknown): Promise<void> {
  for (const end = Date.now() + 15_000; !(await done()); ) {
    if (Date.now() > end) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const names = (told: Told[]): string[] => told.map(({ data }) => data.data?.name);
const leadsOnly = '?object_type=lead&action=created';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(async () => {
  for (const listening of opened) await listening.leave();
  for (const one of addresses.keys()) await one.app.close();
});

test('tells of what happens from then on, as the list shows it, under its name', async () => {
  await world.post('/lead/', { name: 'before' });
  const stream = await listen(world);
  const lead = (await world.post('/lead/', { name: 'after', contacts: [{ name: 'Ann' }, { name: 'Bob' }] })).body;
  await world.put(`/lead/${lead.id}/`, { name: 'renamed' });
  const told = await stream.until((all) => all.some(({ event }) => event === 'lead.updated'));
  expect(told.map(({ event }) => event).sort()).toEqual([
    'contact.created',
    'contact.created',
    'lead.created',
    'lead.updated',
  ]);
  const listed = (await world.get(`/event/?lead_id=${lead.id}`)).body.data;
  for (const { data } of told) expect(listed).toContainEqual(data);
});

test('tells each listener what it asked for, by any set of filters', async () => {
  const own = await newWorld();
  const [first, second] = [
    (await own.post('/lead/', { name: 'a' })).body,
    (await own.post('/lead/', { name: 'b' })).body,
  ];
  const tasks = await listen(own, '?object_type=task.lead');
  const ofFirst = await listen(own, `?lead_id=${first.id}&action=created&_fields=object_id`);
  for (const lead_id of [first.id, second.id]) await own.post('/task/', { lead_id, text: 'x' });
  await own.post('/activity/note/', { lead_id: first.id, note: 'y' });
  const last = await listen(own);
  const { id } = (await own.post('/lead/', { name: 'end' })).body;
  await last.until((told) => told.some(({ data }) => data.object_id === id));
  expect((await tasks.until((told) => told.length === 2)).map(({ data }) => data.lead_id)).toEqual([
    first.id,
    second.id,
  ]);
  const [task, note] = await ofFirst.until((told) => told.length === 2);
  expect([Object.keys(task?.data), Object.keys(note?.data)]).toEqual([['object_id'], ['object_id']]);
});

test('shows nothing of another organization, and nothing without a key', async () => {
  const own = await newWorld();
  const stream = await listen(own);
  await world.post('/lead/', { name: 'theirs' });
  await own.post('/lead/', { name: 'ours' });
  await stream.until((told) => told.length > 0);
  expect(names(stream.told)).toEqual(['ours']);
  expect((await listen(own, '', { ...own, key: 'api_none' })).status).toBe(401);
});

test('goes on after the last id, by header or parameter, and after the cursor_tail of a list', async () => {
  const own = await newWorld();
  const { cursor_tail } = (await own.get('/event/')).body;
  const first = await listen(own, leadsOnly);
  await own.post('/lead/', { name: 'a' });
  await own.post('/lead/', { name: 'b' });
  const told = await first.until((all) => all.length === 2);
  const afterA = told[0]?.id ?? '';
  await first.leave();
  await own.post('/lead/', { name: 'c' });
  const later = [
    await listen(own, leadsOnly, own, { 'last-event-id': afterA }),
    await listen(own, `${leadsOnly}&last_event_id=${afterA}`),
    await listen(own, `${leadsOnly}&last_event_id=nonsense`, own, { 'last-event-id': afterA }),
    await listen(own, `${leadsOnly}&last_event_id=${cursor_tail}`),
  ];
  await own.post('/lead/', { name: 'd' });
  for (const stream of later) await stream.until((all) => names(all).includes('d'));
  expect(later.map((stream) => names(stream.told))).toEqual([
    ['b', 'c', 'd'],
    ['b', 'c', 'd'],
    ['b', 'c', 'd'],
    ['a', 'b', 'c', 'd'],
  ]);
});

test('refuses ids that are none, that are too old, and cursors that lead back', async () => {
  const own = await newWorld();
  const { cursor_next, cursor_tail } = (await own.get('/event/?_limit=1')).body;
  for (const id of ['x', cursor_next]) expect((await listen(own, `?last_event_id=${id}`)).status).toBe(400);
  own.setNow(new Date(Date.now() + 40 * 86_400_000).toISOString());
  expect((await listen(own, `?last_event_id=${cursor_tail}`)).status).toBe(400);
});

test('tells of what other processes write', async () => {
  const own = await newWorld();
  const stream = await listen(own);
  await own.database.query(sql`
    insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action, changed_fields, meta)
    values (${own.organization_id}, ${newId('ev')}, now(), now(), 'lead', 'lead_x', 'merged', '[]', '{}')`);
  expect((await stream.until((told) => told.length === 1))[0]?.event).toBe('lead.merged');
});

test('waits for a reader who takes nothing, and then tells all, in order', async () => {
  const own = await newWorld();
  const ctx = contextOf(own);
  const { stream } = await answerStream(ctx, { query: new Map([['object_type', 'lead']]), headers: {} });
  const frame = stream[Symbol.asyncIterator]();
  await frame.next();
  const next = frame.next();
  const many = 2600;
  const log = (from: number, to: number) =>
    own.database.query(sql`
      insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action, changed_fields, meta)
      select ${own.organization_id}, 'ev_' || n, now(), now(), 'lead', n::text, 'updated', '[]', '{}'
      from generate_series(${from}::int, ${to}::int) n`);
  for (let at = 0; at < many; at += 650) {
    await log(at + 1, at + 650);
    own.news.tell(own.organization_id);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const parts = [String((await next).value)];
  while (parts.length < many) parts.push(String((await frame.next()).value));
  const told = frames(parts.join('')).map(({ data }) => Number(data.object_id));
  expect(told).toEqual(Array.from({ length: many }, (_, n) => n + 1));
  stream.destroy();
});

test('says from time to time that it is still there, and how far it has come', async () => {
  const own = await newWorld();
  const query = new Map([['object_type', 'nothing']]);
  const { stream } = await answerStream(contextOf(own), { query, headers: {} }, 20);
  const heard: string[] = [];
  for await (const part of stream) {
    heard.push(String(part));
    if (heard.length === 1) await own.post('/lead/', { name: 'not asked for' });
    if (heard.length === 40) break;
  }
  expect(heard.slice(1).every((part) => /^id: .*\n: nothing new\n\n$/.test(part))).toBe(true);
  const id = /^id: (.*)$/m.exec(heard.at(-1) ?? '')?.[1] ?? '';
  const after = (await own.get(`/event/?_cursor=${id}`)).body;
  expect(after.data).toEqual([]);
});

/** The context of a request by a world's own caller. */
function contextOf(own: World): Context {
  const unused = () => {
    throw new Error('not of this test');
  };
  return {
    ...own,
    news: own.news,
    clock: () => new Date(),
    resource: unused,
    resources: [],
    role_id: 'admin',
    permissions: new Set(['manage_organization'] as const),
    api_key_id: null,
    session_id: null,
    request_id: newId('req'),
    zone: 'UTC',
    request: { method: 'GET', path: '' },
    settings: readSettings({}),
    queue: unused,
  };
}

describe('a stream ends', () => {
  test('when its key is revoked or its owner has another role', async () => {
    const own = await newWorld();
    const [leaver, changer] = [await own.member('user'), await own.member('user')];
    const stays = await listen(own);
    const ending = [await listen(own, '', leaver), await listen(own, '', changer)];
    await own.database.query(sql`update api_key set date_revoked = now() where user_id = ${leaver.user_id}`);
    await own.database.query(sql`update membership set role_id = 'restricteduser' where user_id = ${changer.user_id}`);
    for (const { ended } of ending) await ended;
    await own.post('/lead/', { name: 'x' });
    await stays.until((told) => told.length > 0);
  });

  test('when its session has ended; until then it needs no key', async () => {
    const own = await newWorld();
    const who = await person(own);
    const at = await signedIn(own, who);
    const { status, until, ended } = await listen(own, '', own, { authorization: '', cookie: at.cookie });
    await own.post('/lead/', { name: 'x' });
    await until((told) => told.length > 0);
    expect(status).toBe(200);
    await at.delete('/session/');
    await ended;
  });

  test('when the server closes, which waits for nobody', async () => {
    const own = await newWorld();
    const streams = [await listen(own), await listen(own, leadsOnly)];
    await own.app.close();
    for (const { ended } of streams) await ended;
    addresses.delete(own);
  });

  test('when the server closes though its client has stopped reading', async () => {
    const own = await newWorld();
    const { port } = new URL(await addressOf(own));
    const socket = connect(Number(port), '127.0.0.1');
    const path = `/api/v1/event/stream/?last_event_id=${(await own.get('/event/')).body.cursor_tail}`;
    const authorization = `Basic ${btoa(`${own.key}:`)}`;
    await own.database.query(sql`
      insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action, changed_fields, meta, data)
      select ${own.organization_id}, 'ev_' || n, now(), now(), 'lead', n::text, 'updated', '[]', '{}',
        '{"description": "' || repeat('x', 10000) || '"}' from generate_series(1, 3000) n`);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ajar\r\nauthorization: ${authorization}\r\n\r\n`);
    await once(socket, 'readable');
    const closed = once(socket, 'close');
    await own.app.close();
    socket.resume();
    await closed;
    addresses.delete(own);
  });

  test('for the server when the client has gone', async () => {
    const own = await newWorld();
    for (let at = 0; at < MOST_PER_KEY * 2; at++) await (await listen(own)).leave();
    // Were they still counted, there would be no room.
    expect((await listen(own)).status).toBe(200);
  });
});

test('a key has so many streams at most', async () => {
  const own = await newWorld();
  for (let at = 0; at < MOST_PER_KEY; at++) expect((await listen(own)).status).toBe(200);
  expect((await listen(own)).status).toBe(429);
  expect((await listen(own, '', await own.member('user'))).status).toBe(200);
});

test('however many listen, the log is read once for all', async () => {
  const own = await newWorld();
  const streams: Listening[] = [];
  for (let at = 0; at < 10; at++) streams.push(await listen(own, leadsOnly));
  await own.post('/lead/', { name: 'warm' });
  for (const stream of streams) await stream.until((told) => told.length === 1);
  const reads = await own.countStatements(async () => {
    await own.post('/lead/', { name: 'x' });
    for (const stream of streams) await stream.until((told) => told.length === 2);
  });
  const alone = await own.countStatements(() => own.post('/lead/', { name: 'y' }));
  expect(reads).toBeLessThan(alone + streams.length);
});

test('tells of a smart view only those who may see it, whether they catch up or are told as it happens', async () => {
  const start = (await world.get('/event/')).body.cursor_tail;
  const colleague = await world.member('admin');
  const live = await listen(world, '?object_type=saved_search', colleague);
  await world.post('/saved_search/', { name: 'Secret', query: 'acquisition' });
  await world.post('/saved_search/', { name: 'Shared', query: 'acquisition', sharing_settings: { whole_org: true } });
  expect(names(await live.until((all) => names(all).includes('Shared')))).toEqual(['Shared']);
  const late = await listen(world, `?object_type=saved_search&last_event_id=${start}`, colleague);
  expect(names(await late.until((all) => names(all).includes('Shared')))).toEqual(['Shared']);
});
