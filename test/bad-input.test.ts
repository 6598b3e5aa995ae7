// What no request may do, whatever it holds: make the server fail, or leave half a write behind. The harness throws at
// every answer of 500 and above.
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../server/database/connect.ts';
import { bodyFields, endpoints, pathOf } from './endpoints.ts';
import { newWorld, type World } from './harness.ts';

let world: World;
let objects: Record<string, string>;

beforeAll(async () => {
  world = await newWorld();
  objects = await oneOfEach(world);
});

async function oneOfEach(at: World): Promise<Record<string, string>> {
  const lead = (await at.post('/lead/', { name: 'Target', contacts: [{ name: 'Ann' }] })).body;
  const task = (await at.post('/task/', { lead_id: lead.id, text: 'x' })).body;
  const note = (await at.post('/activity/note/', { lead_id: lead.id, note: 'x' })).body;
  const opportunity = (await at.post('/opportunity/', { lead_id: lead.id })).body;
  const events = [{ object_type: 'lead', action: 'created' }];
  const webhook = (await at.post('/webhook/', { url: 'https://hooks.example.com/', events })).body;
  const view = (await at.post('/saved_search/', { name: 'x', query: '*' })).body;
  const deletion = (await at.post('/bulk_action/delete/', { query: '*' })).body;
  return {
    lead: lead.id,
    contact: lead.contacts[0].id,
    task: task.id,
    note: note.id,
    opportunity: opportunity.id,
    saved_search: view.id,
    webhook: webhook.id,
    bulk_delete: deletion.id,
  };
}

const LONG = 'x'.repeat(10_000);
/** Values that no field is made for; each field takes one or two of them at most. */
const NASTY: unknown[] = [
  null,
  true,
  -1,
  1e300,
  0.5,
  '',
  LONG,
  '2026-02-30',
  '9999999-01-01T00:00:00Z',
  '\u0000',
  'a\ud800b',
  [],
  [null],
  [[[]]],
  [LONG],
  {},
  { a: { b: 1 } },
  { constructor: 1, toString: null },
  "'; drop table lead; --",
  '../../etc/passwd',
];

const rows = async (): Promise<unknown> =>
  world.database.query(sql`select count(*) from event where organization_id = ${world.organization_id}`);

describe('a body with a value of the wrong kind', () => {
  for (const endpoint of endpoints().filter(({ body }) => body)) {
    it(`is a 4xx that changes nothing, or fits: ${endpoint.method} ${endpoint.path}`, async () => {
      const path = pathOf(endpoint, objects);
      for (const field of bodyFields(endpoint)) {
        for (const value of NASTY) {
          const before = await rows();
          const send = endpoint.method === 'PUT' ? world.put : world.post;
          const { status, body } = await send(path, { [field]: value });
          if (status < 400) continue;
          expect(Object.keys(body).some((key) => ['error', 'errors', 'field-errors'].includes(key))).toBe(true);
          expect(await rows()).toEqual(before);
        }
      }
    });
  }
});

describe('a body that is not a JSON object', () => {
  it.each([
    ['{"name": ', 'The request contains invalid JSON.'],
    ['', 'The request contains invalid JSON.'],
    ['{"value": NaN}', 'The request contains invalid JSON.'],
    ['[]', 'JSON data must be a dict.'],
    ['null', 'JSON data must be a dict.'],
    ['"text"', 'JSON data must be a dict.'],
  ])('%s is refused in the documented words', async (text, error) => {
    const { status, body } = await world.post('/lead/', text);
    expect([status, body]).toEqual([400, { error }]);
  });

  it('or that is sent as another type is refused', async () => {
    const { status, body } = await world.post('/lead/', 'name=x', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([status, body.error]).toEqual([
      400,
      "Please send valid JSON with a 'Content-Type: application/json' header.",
    ]);
  });
});

describe('a body that is an object', () => {
  it.each([
    ['with a key twice', '{"name": "a", "name": "b"}'],
    ['with a key twice, spelled differently', '{"name": "a", "n\\u0061me": "b"}'],
    ['with a NUL character', '{"name": "a\\u0000b"}'],
    ['with half of a surrogate pair', '{"name": "a\\ud800b"}'],
    ['nested very deeply', `{"addresses": ${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('%s is a 400', async (_what, text) => {
    const before = await rows();
    expect((await world.post('/lead/', text)).status).toBe(400);
    expect(await rows()).toEqual(before);
  });

  it('larger than a megabyte is a 413', async () => {
    const { status, body } = await world.post('/lead/', { description: 'x'.repeat(1_100_000) });
    expect([status, typeof body.error]).toEqual([413, 'string']);
  });

  it('with strings that hold what looks like keys is taken', async () => {
    const description = 'she said: {"name": "a", "name": "b"} \\" and "\\\\": left';
    expect((await world.post('/lead/', { description })).body.description).toBe(description);
  });

  it('with keys that every object inherits is no way to what is behind them', async () => {
    const { status, body } = await world.post('/task/', {
      lead_id: objects.lead,
      text: 'x',
      constructor: 1,
      toString: 2,
    });
    expect([status, Object.keys(body['field-errors']).sort()]).toEqual([400, ['constructor', 'toString']]);
    expect((await world.post('/task/', `{"lead_id":"${objects.lead}","text":"x","__proto__":{"a":1}}`)).status).toBe(
      400,
    );
  });
});

describe('query parameters', () => {
  it.each([
    '/task/?_limit=x',
    '/task/?_limit=-1',
    '/task/?_limit=1e3',
    '/task/?_skip=999999999',
    '/task/?date__gt=2026-02-30',
    '/task/?date_created__lt=soon',
    '/lead/?_limit=201',
    '/task/?id=%00',
    '/task/?%00=1',
  ])('%s is a 400', async (path) => {
    expect((await world.get(path)).status).toBe(400);
  });

  it.each([
    `/task/?id__in=${'x,'.repeat(2000)}x`,
    '/task/?id__in=',
    '/task/?_fields=',
    `/task/?_fields=${'custom.cf_x,'.repeat(300)}`,
    '/task/?_fields=id"%27;drop',
    '/task/?_order_by=id;drop,-date',
    '/task/?__proto__=1&constructor=2&toString__in=3',
    '/task/?date=&assigned_to=',
    '/task/?lead_id[$ne]=1',
    '/task/?_type=%27',
  ])('%s is answered', async (path) => {
    expect((await world.get(path.slice(0, 8000))).status).toBe(200);
  });

  it('in _params that are neither text, number, boolean nor list are a 400', async () => {
    const override = { 'x-http-method-override': 'GET' };
    expect((await world.post('/task/', { _params: { _limit: { a: 1 } } }, override)).status).toBe(400);
    expect((await world.post('/task/', { _params: 'x' }, override)).status).toBe(400);
  });
});

describe('an id in the path', () => {
  it.each(['x', '%00', '%ff', 'task_', `task_${'x'.repeat(43)}`, 'lead_x%2Fy', '..%2F..', "'", 'x'.repeat(400)])(
    'that is nobody’s, %s, is a 4xx',
    async (id) => {
      for (const answer of [
        await world.get(`/task/${id}/`),
        await world.put(`/task/${id}/`, { text: 'y' }),
        await world.delete(`/task/${id}/`),
      ]) {
        expect([400, 404]).toContain(answer.status);
      }
    },
  );
});

describe('x-tz-offset', () => {
  it.each(['x', '99', '5:30', '-14.5', 'UTC'])('%s is a 400', async (offset) => {
    expect((await world.get('/task/?view=inbox', { 'x-tz-offset': offset })).status).toBe(400);
  });
});
