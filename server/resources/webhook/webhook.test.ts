import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld();
});

const events = [{ object_type: 'lead', action: 'created' }];
const url = 'https://hooks.example.com/ajar?x=1';
const make = async (body: object = {}, by = world as Pick<World, 'post'>): Promise<Json> => {
  const answer = await by.post('/webhook/', { url, events, ...body });
  expect(answer.status).toBe(201);
  return answer.body;
};

describe('a new webhook', () => {
  it('is active and healthy, checks certificates, and has a key of its own', async () => {
    world.setNow('2026-02-08T20:30:54.314Z');
    const one = await make();
    expect(one).toEqual({
      id: expect.stringMatching(/^whsub_[0-9A-Za-z]{22}$/),
      url,
      events: [{ object_type: 'lead', action: 'created', extra_filter: null }],
      event_filter: null,
      verify_ssl: true,
      status: 'active',
      pause_reason: null,
      signature_key: expect.stringMatching(/^[0-9a-f]{64}$/),
      health_status: 'healthy',
      latest_error: null,
      recent_consecutive_fail_buckets_cnt: 0,
      counters: {},
      created_by: world.user_id,
      updated_by: world.user_id,
      date_created: expect.stringMatching(/^2026-02-08T20:30:54\.\d{6}$/),
      date_updated: expect.stringMatching(/^2026-02-08T20:30:54\.\d{6}$/),
    });
    const again = (await world.get(`/webhook/${one.id}/`)).body;
    expect(again).toEqual({ ...one, counters: { delivered: 0, failed_attempts: 0 } });
    expect((await make()).signature_key).not.toBe(one.signature_key);
  });

  it('leaves nothing in the event log, above all not its key', async () => {
    const before = (await world.events()).length;
    const { id } = await make();
    await world.put(`/webhook/${id}/`, { url: 'https://elsewhere.example.com/' });
    await world.delete(`/webhook/${id}/`);
    expect(await world.events()).toHaveLength(before);
  });

  it('can be made for each pair that is told of, and it is told which of them happen here', async () => {
    const { data } = (await world.get('/webhook/event_types/')).body;
    const happens = (type: string) => data.find((one: Json) => one.object_type === type);
    expect(happens('lead')).toEqual({
      object_type: 'lead',
      actions: ['created', 'updated', 'deleted', 'merged'],
      happens: true,
    });
    expect(happens('task.opportunity_due').happens).toBe(true);
    expect(happens('activity.email').happens).toBe(false);
    const all = data.flatMap(({ object_type, actions }: Json) =>
      actions.map((action: string) => ({ object_type, action })),
    );
    expect((await make({ events: all })).events).toHaveLength(all.length);
  });

  it('echoes its filters', async () => {
    const extra_filter = { type: 'field_accessor', field: 'user_id', filter: { type: 'equals', value: 'user_1' } };
    const event_filter = { type: 'not', filter: { type: 'is_null' } };
    const { id } = await make({ events: [{ ...events[0], extra_filter }], event_filter });
    expect((await world.get(`/webhook/${id}/`)).body).toMatchObject({ events: [{ extra_filter }], event_filter });
  });

  it.each<[string, object, string, string]>([
    ['without events', { events: undefined }, 'events', 'Field required'],
    ['with no event', { events: [] }, 'events', 'List should have at least 1 item after validation, not 0'],
    ['without an address', { url: undefined }, 'url', 'Field required'],
    ['to a file', { url: 'file:///etc/passwd' }, 'url', 'Invalid URL'],
    ['to an address without a scheme', { url: 'hooks.example.com' }, 'url', 'Invalid URL'],
    ['to no address at all', { url: 'https://' }, 'url', 'Invalid URL'],
    ['to an address with spaces', { url: 'https://a b.example' }, 'url', 'Invalid URL'],
    [
      'with an unknown object',
      { events: [{ object_type: 'note', action: 'created' }] },
      'events',
      'events[0]: there are no events "note.created".',
    ],
    [
      'with an unknown action',
      { events: [...events, { object_type: 'lead', action: 'sent' }] },
      'events',
      'events[1]: there are no events "lead.sent".',
    ],
    ['with half an event', { events: [{ object_type: 'lead' }] }, 'events', 'events[0] needs object_type and action.'],
    [
      'with an inherited name',
      { events: [{ object_type: 'constructor', action: 'length' }] },
      'events',
      'there are no events',
    ],
    [
      'with a misspelt key in an event',
      { events: [{ ...events[0], filter: {} }] },
      'events',
      'events[0]: there is no key "filter".',
    ],
    [
      'with a filter that is none',
      { events: [{ ...events[0], extra_filter: { type: 'not' } }] },
      'events',
      'events[0].extra_filter needs filter.',
    ],
    [
      'with an event filter that is none',
      { event_filter: { type: 'all' } },
      'event_filter',
      'event_filter.type is none of',
    ],
    ['with an unknown key', { urls: [] }, 'urls', 'Extra inputs are not permitted'],
    ['with a word for yes', { verify_ssl: 'yes' }, 'verify_ssl', 'Input should be a valid boolean'],
  ])('%s is refused', async (_what, body, field, message) => {
    const answer = await world.post('/webhook/', { url, events, ...body });
    expect(answer.status).toBe(400);
    expect(answer.body['field-errors'][field]).toContain(message);
    expect((await world.get('/webhook/')).body.data).toEqual([]);
  });

  it('is refused when there are forty', async () => {
    for (let n = 0; n < 38; n++) await make();
    const both = await Promise.all([1, 2, 3].map(() => world.post('/webhook/', { url, events })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 201, 400]);
    expect((await world.post('/webhook/', { url, events })).body.errors).toEqual([
      'An organization can have at most 40 webhooks.',
    ]);
  });
});

describe('a webhook that is there', () => {
  it('changes in what the body says; null says nothing', async () => {
    const { id, signature_key } = await make();
    const wanted = [{ object_type: 'task.lead', action: 'completed' }];
    const { body } = await world.put(`/webhook/${id}/`, { events: wanted, verify_ssl: false, url: null, status: null });
    const changed = {
      url,
      verify_ssl: false,
      status: 'active',
      signature_key,
      events: [{ ...wanted[0], extra_filter: null }],
    };
    expect(body).toMatchObject(changed);
    expect((await world.put(`/webhook/${id}/`, { events: [{ object_type: 'lead', action: 'x' }] })).status).toBe(400);
    expect((await world.put(`/webhook/${id}/`, { url: 'ftp://example.com/' })).status).toBe(400);
    expect((await world.put(`/webhook/${id}/`, { status: 'off' })).status).toBe(400);
    expect((await world.get(`/webhook/${id}/`)).body).toMatchObject(changed);
  });

  it('is paused and resumed by hand, and says so', async () => {
    const { id } = await make();
    const paused = (await world.put(`/webhook/${id}/`, { status: 'paused' })).body;
    expect(paused).toMatchObject({ status: 'paused', pause_reason: 'api' });
    expect((await world.put(`/webhook/${id}/`, { status: 'active' })).body).toMatchObject({
      status: 'active',
      pause_reason: null,
      health_status: 'healthy',
    });
  });

  it('is listed with the others, oldest first, page by page, and gone once deleted', async () => {
    // A clock that moves on with every look at it.
    world.setNow('2026-02-08T20:30:54Z');
    const ids = [(await make()).id, (await make()).id, (await make()).id];
    const { body } = await world.get('/webhook/?_limit=2');
    expect([body.has_more, body.data.length]).toEqual([true, 2]);
    expect((await world.get('/webhook/?_fields=id')).body.data.map(({ id }: Json) => id)).toEqual(ids);
    const deleted = await world.delete(`/webhook/${ids[0]}/`);
    expect([deleted.status, deleted.body]).toEqual([200, {}]);
    expect((await world.get(`/webhook/${ids[0]}/`)).body).toEqual({
      error: 'Empty query: Webhook matching query does not exist.',
    });
    expect((await world.delete(`/webhook/${ids[0]}/`)).status).toBe(404);
  });
});

describe('a member who does not manage the organization', () => {
  it('has subscriptions, and sees, changes and deletes no others', async () => {
    const theirs = await make();
    const user = await world.member('user');
    const mine = await make({}, user);
    expect((await user.get('/webhook/')).body.data.map(({ id }: Json) => id)).toEqual([mine.id]);
    expect((await user.put(`/webhook/${mine.id}/`, { verify_ssl: false })).status).toBe(200);
    const path = `/webhook/${theirs.id}/`;
    const refused = [
      await user.get(path),
      await user.put(path, { status: 'paused' }),
      await user.delete(path),
      await user.get(`${path}deliveries/`),
      await user.post(`${path}test/`, {}),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await world.get(path)).body.status).toBe('active');
    const admin = (await world.get('/webhook/')).body.data.map(({ id }: Json) => id);
    expect(admin.sort()).toEqual([theirs.id, mine.id].sort());
    expect((await world.put(`/webhook/${mine.id}/`, { status: 'paused' })).body.status).toBe('paused');
    expect((await user.delete(`/webhook/${mine.id}/`)).status).toBe(200);
  });

  it('has ten at most, also at once, and leaves the others to others', async () => {
    const user = await world.member('restricteduser');
    const body = { url, events };
    const made = await Promise.all(Array.from({ length: 14 }, () => user.post('/webhook/', body)));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(10);
    const refused = await user.post('/webhook/', body);
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      ['You can have at most 10 webhooks in this organization.'],
    ]);
    expect((await (await world.member('user')).post('/webhook/', body)).status).toBe(201);
    for (let n = 0; n < 12; n++) await make();
    await user.delete(`/webhook/${(await user.get('/webhook/')).body.data[0].id}/`);
    expect((await user.post('/webhook/', body)).status).toBe(201);
  });
});
