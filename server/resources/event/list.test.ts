import { beforeAll, describe, expect, test } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { sql } from '../../database/connect.ts';

let world: World;
let lead: Json;
beforeAll(async () => {
  world = await newWorld();
  lead = (await world.post('/lead/', { name: 'Bluth', contacts: [{ name: 'Michael' }] })).body;
  await world.post('/task/', { lead_id: lead.id, text: 'call' });
  await world.post('/activity/note/', { lead_id: lead.id, note: 'rich' });
  await world.post('/lead/', { name: 'Sitwell' });
  await world.put(`/lead/${lead.id}/`, { name: 'Bluth Company' });
});

const ids = (page: Json): string[] => page.data.map((event: Json) => event.id);
const page = async (at: World, query: Record<string, string | null>): Promise<Json> => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  const { status, body } = await at.get(`/event/?${new URLSearchParams(given)}`);
  expect(status).toBe(200);
  return body;
};
/** The ids of all events, newest first. */
const all = async (at: World): Promise<string[]> =>
  (
    await at.database.query<{ id: string }>(
      sql`select id from event where organization_id = ${at.organization_id} order by sequence desc`,
    )
  ).map(({ id }) => id);

describe('a page', () => {
  test('shows the newest events, in the documented form', async () => {
    const { data } = await page(world, {});
    expect(data[0]).toEqual({
      id: expect.stringMatching(/^ev_/),
      date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      date_updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      organization_id: world.organization_id,
      user_id: world.user_id,
      request_id: expect.stringMatching(/^req_/),
      api_key_id: expect.stringMatching(/^api_/),
      oauth_client_id: null,
      oauth_scope: null,
      object_type: 'lead',
      object_id: lead.id,
      lead_id: lead.id,
      action: 'updated',
      changed_fields: expect.arrayContaining(['name', 'display_name', 'date_updated']),
      data: expect.objectContaining({ id: lead.id, name: 'Bluth Company' }),
      previous_data: expect.objectContaining({ name: 'Bluth' }),
      meta: { request_method: 'PUT', request_path: `/api/v1/lead/${lead.id}/` },
    });
  });

  test('holds the fields that are asked for', async () => {
    const { data } = await page(world, { _fields: 'id,action,nonsense' });
    expect(Object.keys(data[0])).toEqual(['id', 'action']);
    const one = (await world.get(`/event/${data[0].id}/?_fields=meta`)).body;
    expect(Object.keys(one)).toEqual(['meta']);
  });

  test.each([
    ['_limit=51', 'The limit you set is larger than the maximum limit for this resource (max_limit = 50).'],
    ['_limit=x', '_limit must be an integer (got "x" instead).'],
    ['_limit=-1', '_limit must be a non-negative integer (got "-1" instead).'],
    ['_skip=10', '_skip is not supported for events. Use _cursor.'],
    ['date_updated__gt=soon', 'date_updated__gt: Invalid ISO 8601 datetime.'],
  ])('is refused with %s', async (query, error) => {
    const { status, body } = await world.get(`/event/?${query}`);
    expect([status, body]).toEqual([400, { error }]);
  });

  test('takes _skip=0, _limit=0, and bounds on date_created, which say nothing', async () => {
    expect(ids(await page(world, { _skip: '0', date_created__gt: '2999-01-01' }))).toEqual(await all(world));
    expect(await page(world, { _limit: '0' })).toMatchObject({ data: [], cursor_next: null });
  });
});

describe('one event', () => {
  test('is the same as in the list', async () => {
    const [first] = (await page(world, {})).data;
    expect((await world.get(`/event/${first.id}/`)).body).toEqual(first);
  });

  test('that is unknown is a 404', async () => {
    const { status, body } = await world.get('/event/ev_0000000000000000000000/');
    expect([status, body]).toEqual([404, { error: 'Empty query: Event matching query does not exist.' }]);
  });
});

describe('cursors', () => {
  test.each([1, 2, 7])('lead through all events and back, %i a page', async (size) => {
    const _limit = String(size);
    const pages: Json[] = [];
    for (let next: string | null = ''; next !== null; next = pages.at(-1).cursor_next) {
      pages.push(await page(world, { _limit, _cursor: next }));
    }
    expect(pages.flatMap(ids)).toEqual(await all(world));
    expect(pages[0].cursor_previous).toBeNull();
    const back: string[] = [];
    let newer = pages.at(-1);
    for (let at = pages.length - 2; at >= 0; at--) {
      newer = await page(world, { _limit, _cursor: newer.cursor_previous });
      back.unshift(...ids(newer));
      // Forward pages are filled from the old end.
      expect(newer.data).toHaveLength(at > 0 || (await all(world)).length % size === 0 ? size : newer.data.length);
    }
    expect(newer.cursor_previous).toBeNull();
    expect([...back, ...ids(pages.at(-1))]).toEqual(await all(world));
    const older = await page(world, { _limit, _cursor: newer.cursor_next });
    expect(ids(older)).toEqual((await all(world)).slice(newer.data.length, newer.data.length + size));
  });

  test('of a walk back and of the tail together show what happens meanwhile exactly once', async () => {
    const own = await newWorld();
    await own.post('/lead/', { name: 'before' });
    const first = await page(own, { _limit: '5' });
    const seen = ids(first);
    for (let { cursor_next } = first; cursor_next !== null; ) {
      await own.post('/lead/', { name: 'meanwhile' });
      const older = await page(own, { _limit: '5', _cursor: cursor_next });
      seen.push(...ids(older));
      cursor_next = older.cursor_next;
    }
    for (let { cursor_tail, cursor_previous } = first; ; ) {
      const newer = await page(own, { _limit: '2', _cursor: cursor_tail });
      seen.push(...ids(newer));
      ({ cursor_tail, cursor_previous } = newer);
      if (cursor_previous === null) break;
    }
    expect(seen.sort()).toEqual((await all(own)).sort());
  });

  test('cursor_tail stays good when there is nothing new, while cursor_previous is null', async () => {
    const own = await newWorld();
    let { cursor_tail } = await page(own, {});
    const quiet = await page(own, { _cursor: cursor_tail });
    expect(quiet).toMatchObject({ data: [], cursor_previous: null });
    expect(ids(await page(own, { _cursor: quiet.cursor_next }))).toEqual(await all(own));
    cursor_tail = quiet.cursor_tail;
    const { id } = (await own.post('/lead/', { name: 'new' })).body;
    const { data } = await page(own, { _cursor: cursor_tail, object_type: 'lead', action: 'created' });
    expect(data.map((event: Json) => event.object_id)).toEqual([id]);
  });

  test.each(['x', '!', 'W10', 'eyJhIjoxfQ', 'WyJvbGRlciIsIi8vMSIsMSx7fV0', 'x'.repeat(5000)])(
    'that nobody gave out are a 400: %s',
    async (cursor) => {
      const { status, body } = await world.get(`/event/?_cursor=${cursor}`);
      expect([status, body]).toEqual([400, { error: 'The cursor is not valid.' }]);
    },
  );

  test('that are older than the log are a 400', async () => {
    const own = await newWorld({ now: '2026-01-01T00:00:00Z' });
    const { cursor_tail } = await page(own, {});
    own.setNow('2026-01-30T00:00:00Z');
    expect((await own.get(`/event/?_cursor=${cursor_tail}`)).status).toBe(200);
    own.setNow('2026-02-01T00:00:00Z');
    const { status, body } = await own.get(`/event/?_cursor=${cursor_tail}`);
    expect([status, body.error]).toEqual([400, expect.stringContaining('too old')]);
  });
});

const NAMES = ['object_type', 'object_id', 'action', 'lead_id', 'user_id', 'request_id'] as const;
const ALLOWED = new Set([
  '',
  'object_type,object_id',
  'object_type,action',
  'object_id,action',
  'lead_id',
  'object_type,lead_id',
  'object_type,action,lead_id',
  'lead_id,user_id',
  'object_type,lead_id,user_id',
  'object_type,action,lead_id,user_id',
  'user_id',
  'object_id,user_id',
  'object_id,action,user_id',
  'object_type,user_id',
  'object_type,action,user_id',
  'request_id',
]);

describe('filters', () => {
  const sets = Array.from({ length: 2 ** NAMES.length }, (_, bits) => NAMES.filter((_name, at) => bits & (2 ** at)));
  test.each(sets)('by %s %s %s %s %s %s', async (...names) => {
    const { data } = await page(world, {});
    const wanted = data.find((event: Json) => event.object_type === 'contact');
    const asked = names.map((name): [string, string] => [name, wanted[name]]);
    const bounds: [string, string][] = [['date_updated__gte', '2026-01-01']];
    for (const more of [[], bounds]) {
      const { status, body } = await world.get(`/event/?${new URLSearchParams([...asked, ...more])}`);
      if (ALLOWED.has(names.join())) {
        expect(body.data).toEqual(data.filter((event: Json) => names.every((name) => event[name] === wanted[name])));
        expect(body.data).not.toHaveLength(0);
      } else {
        expect([status, body.error]).toEqual([
          400,
          expect.stringContaining('object_type + action; object_id + action'),
        ]);
      }
    }
  });

  test('by a lead find the lead and what belongs to it', async () => {
    const types = new Set((await page(world, { lead_id: lead.id })).data.map((event: Json) => event.object_type));
    expect(types).toEqual(new Set(['lead', 'contact', 'task.lead', 'activity.note']));
  });

  test('with an empty value find what has none', async () => {
    const { data } = await page(world, { lead_id: '', object_type: 'status.lead' });
    expect(data).toHaveLength(7);
  });

  test('by when an event was changed hold for the pages behind the cursor too', async () => {
    const own = await newWorld();
    const names: string[] = [];
    for (const day of ['01', '02', '03', '04', '05']) {
      own.setNow(`2026-03-${day}T12:00:00Z`);
      names.unshift((await own.post('/lead/', { name: day })).body.id);
    }
    const bounds = { date_updated__gte: '2026-03-02', date_updated__lt: '2026-03-04T12:00:00Z' };
    const filters = { object_type: 'lead', action: 'created', _limit: '1' };
    const first = await page(own, { ...bounds, ...filters });
    const second = await page(own, { ...filters, _cursor: first.cursor_next });
    expect([...first.data, ...second.data].map((event) => event.object_id)).toEqual([names[2], names[3]]);
    expect(second.cursor_next).toBeNull();
    expect((await page(own, { ...filters, _cursor: second.cursor_previous })).cursor_previous).toBeNull();
  });

  test('by a day mean the day of the caller', async () => {
    const own = await newWorld({ now: '2026-03-01T23:30:00Z' });
    await own.post('/lead/', { name: 'late' });
    const path = '/event/?object_type=lead&action=created&date_updated__gte=2026-03-02';
    expect((await own.get(path)).body.data).toHaveLength(0);
    expect((await own.get(path, { 'x-tz-offset': '1' })).body.data).toHaveLength(1);
  });
});

describe('what an event was about', () => {
  test('is shown to everybody for an hour, later to admins only', async () => {
    const own = await newWorld({ now: '2026-03-01T12:00:00Z' });
    await own.post('/lead/', { name: 'x' });
    const user = await own.member('user');
    const path = '/event/?object_type=lead&action=created';
    own.setNow('2026-03-01T12:59:00Z');
    expect((await user.get(path)).body.data[0].data.name).toBe('x');
    own.setNow('2026-03-01T13:00:01Z');
    const [event] = (await user.get(path)).body.data;
    expect(Object.keys(event).filter((key) => /data$/.test(key))).toEqual([]);
    expect(Object.keys((await user.get(`/event/${event.id}/?_fields=id,data,previous_data`)).body)).toEqual(['id']);
    expect((await own.get(path)).body.data[0].data.name).toBe('x');
  });
});

describe('events older than the log keeps', () => {
  test.each([
    [undefined, '2026-03-31T12:00:00Z'],
    [60, '2026-04-30T12:00:00Z'],
    [3, '2026-03-04T12:00:00Z'],
  ] as const)('are not there any more, deleted or not (kept for %s days)', async (event_retention_days, end) => {
    const own = await newWorld({
      now: '2026-03-01T12:00:00Z',
      ...(event_retention_days ? { settings: { event_retention_days } } : {}),
    });
    await own.post('/lead/', { name: 'x' });
    const path = '/event/?object_type=lead&action=created';
    own.setNow(new Date(Date.parse(end) - 60_000).toISOString());
    const [event] = (await own.get(path)).body.data;
    expect((await own.get(`/event/${event.id}/`)).status).toBe(200);
    own.setNow(new Date(Date.parse(end) + 60_000).toISOString());
    expect((await own.get(path)).body.data).toEqual([]);
    expect((await own.get(`/event/${event.id}/`)).status).toBe(404);
  });

  test('do not exist where the log keeps all for ever', async () => {
    const own = await newWorld({ now: '2020-03-01T12:00:00Z', settings: { event_retention_days: null } });
    await own.post('/lead/', { name: 'x' });
    const { cursor_tail } = (await own.get('/event/')).body;
    own.setNow('2026-03-01T12:00:00Z');
    expect((await own.get('/event/?object_type=lead&action=created')).body.data).toHaveLength(1);
    expect((await own.get(`/event/?_cursor=${cursor_tail}`)).status).toBe(200);
  });
});

test('a page takes one statement, whatever it holds', async () => {
  for (const path of ['/event/', '/event/?_limit=1', `/event/?lead_id=${lead.id}&object_type=lead`]) {
    expect(await world.countStatements(() => world.get(path))).toBe(1);
  }
});
