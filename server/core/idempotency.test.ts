// `Idempotency-Key`: what is sent twice is done once, whoever sends it, at whatever moment the server is killed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlace, type Place, startServer } from '../../test/ajar.ts';
import { type Answer, type Caller, caller, newWorld, type World } from '../../test/harness.ts';
import { createApp } from '../app.ts';
import { sql } from '../database/connect.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

const withKey = (key: string) => ({ 'idempotency-key': key });
const post = (key: string, body: unknown, by: Caller = world, path = '/lead/') => by.post(path, body, withKey(key));
const leadsNamed = async (name: string, by: Caller = world): Promise<number> =>
  (await by.get('/lead/?_limit=200&_fields=name')).body.data.filter((lead: { name: string }) => lead.name === name)
    .length;

describe('what is sent again', () => {
  /** A member who may do all but manage the organization, with what changes their role. */
  const demotable = async () => {
    const member = await world.member('superuser');
    const { memberships } = (await member.get('/me/')).body;
    // Another server process, which has not seen them yet.
    const afterwards = () => caller(createApp({ database: world.database }), member);
    const become = (role_id: string) => world.put(`/membership/${memberships[0].id}/`, { role_id });
    return { member, afterwards, become, membership_id: memberships[0].id };
  };

  it('by somebody who has lost the permission since is refused as if it were new, and may be again with it', async () => {
    const { member, afterwards, become } = await demotable();
    const key = randomUUID();
    const body = { name: `Stage ${key}` };
    const first = await post(key, body, member, '/pipeline/');
    await become('user');
    const refused = await post(key, body, afterwards(), '/pipeline/');
    const fresh = await post(randomUUID(), body, afterwards(), '/pipeline/');
    expect([refused.status, refused.body]).toEqual([403, fresh.body]);
    await become('superuser');
    const before = (await world.events()).length;
    expect((await post(key, body, afterwards(), '/pipeline/')).body).toEqual(first.body);
    expect((await world.events()).length).toBe(before);
  });

  it('to a field that is kept from one’s role since is refused', async () => {
    const { member, afterwards } = await demotable();
    const field = (await world.post('/custom_field/lead/', { name: randomUUID(), type: 'text' })).body;
    const key = randomUUID();
    const body = { name: 'Kept', [`custom.${field.id}`]: 'x' };
    expect((await post(key, body, member)).status).toBe(200);
    await world.put(`/custom_field/lead/${field.id}/`, { editable_with_roles: ['admin'] });
    expect((await post(key, body, afterwards())).status).toBe(403);
  });

  it('to what one sees no longer is refused', async () => {
    const { member, afterwards } = await demotable();
    const s_query = { query: { type: 'match_all' } };
    const view = (await world.post('/saved_search/', { name: 'Shared', s_query, is_shared: true })).body;
    const query = { type: 'saved_search', saved_search_id: view.id };
    const body = { query: { type: 'and', queries: [{ type: 'object_type', object_type: 'lead' }, query] } };
    const key = randomUUID();
    expect((await post(key, body, member, '/data/search/')).status).toBe(200);
    await world.put(`/saved_search/${view.id}/`, { is_shared: false });
    const fresh = await post(randomUUID(), body, afterwards(), '/data/search/');
    expect(fresh.status).toBeGreaterThanOrEqual(400);
    const again = await post(key, body, afterwards(), '/data/search/');
    expect([again.status, again.body]).toEqual([fresh.status, fresh.body]);
  });

  it('by somebody who has left is refused, also after they came back and by whatever key', async () => {
    const { member, afterwards, membership_id } = await demotable();
    const key = randomUUID();
    expect((await post(key, { name: 'Left' }, member)).status).toBe(200);
    await world.delete(`/membership/${membership_id}/`);
    expect((await post(key, { name: 'Left' }, afterwards())).status).toBe(401);
    const { email } = (await world.get(`/user/${member.user_id}/`)).body;
    expect((await world.post('/membership/', { email, role_id: 'superuser' })).body.id).toBe(membership_id);
    expect((await post(key, { name: 'Left' }, afterwards())).status).toBe(401);
  });

  it('is answered although a new one would find its name taken', async () => {
    const [key, label] = [randomUUID(), randomUUID()];
    const first = await post(key, { label }, world, '/status/lead/');
    expect((await post(randomUUID(), { label }, world, '/status/lead/')).status).toBe(400);
    expect((await post(key, { label }, world, '/status/lead/')).body).toEqual(first.body);
  });
});

describe('what names an object that is gone since', () => {
  const leads = async (by: Caller = world): Promise<{ source: string; destination: string }> => ({
    source: (await by.post('/lead/', { name: 'Source' })).body.id,
    destination: (await by.post('/lead/', { name: 'Destination' })).body.id,
  });
  const task = async () => {
    const lead_id = (await world.post('/lead/', { name: 'Tasks' })).body.id;
    const { id } = (await world.post('/task/', { lead_id, text: 'x', date: '2030-01-01' })).body;
    return { id, lead_id };
  };

  /** Makes what is there to be consumed, and gives the request and what else happens before it is sent again. */
  type Consuming = () => Promise<{ path: string; body: object; meanwhile?: () => Promise<unknown> }>;
  const consuming: Record<string, Consuming> = {
    'a merge': async () => ({ path: '/lead/merge/', body: await leads() }),
    'a merge into what is deleted since': async () => {
      const body = await leads();
      return { path: '/lead/merge/', body, meanwhile: () => world.delete(`/lead/${body.destination}/`) };
    },
    'an undo': async () => {
      const made = await world.post('/lead/', { name: 'Undone' }, { 'x-ajar-undoable': 'true' });
      return { path: '/undo/', body: { request_ids: [made.headers['x-request-id']] } };
    },
    'the undo of a bulk action': async () => {
      const { body } = await world.post('/bulk_action/delete/', { query: 'name:"nobody at all"' });
      await world.runJobs();
      return { path: `/bulk_action/delete/${body.id}/undo/`, body: {} };
    },
    'a snooze of what is deleted since': async () => {
      const { id } = await task();
      const meanwhile = () => world.delete(`/task/${id}/`);
      return { path: `/task/${id}/snooze/`, body: { until: '2031-01-01' }, meanwhile };
    },
    'the end of a snooze': async () => {
      const { id } = await task();
      await world.post(`/task/${id}/snooze/`, { until: '2031-01-01' });
      return { path: `/task/${id}/unsnooze/`, body: {}, meanwhile: () => world.delete(`/task/${id}/`) };
    },
    'a task of a lead that is deleted since': async () => {
      const { lead_id } = await task();
      return { path: '/task/', body: { lead_id, text: 'y' }, meanwhile: () => world.delete(`/lead/${lead_id}/`) };
    },
    'a member who is removed since': async () => {
      const email = `${randomUUID()}@example.com`;
      const meanwhile = async () => {
        const { data } = (await world.get('/membership/?_limit=200')).body;
        const mine = (data ?? []).find(
          (one: { user_email?: string; email?: string }) => (one.email ?? one.user_email) === email,
        );
        if (mine) await world.delete(`/membership/${mine.id}/`);
      };
      return { path: '/membership/', body: { email, role_id: 'user' }, meanwhile };
    },
  };

  it.each(Object.keys(consuming))('is answered as at first: %s', async (name) => {
    const { path, body, meanwhile } = await (consuming[name] as Consuming)();
    const key = randomUUID();
    const first = await post(key, body, world, path);
    expect(first.status, JSON.stringify(first.body)).toBeLessThan(300);
    await meanwhile?.();
    const again = await post(key, body, world, path);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers['idempotent-replayed']).toBe('true');
  });

  it('is refused to who may not do it any more', async () => {
    const member = await world.member('superuser');
    const { memberships } = (await member.get('/me/')).body;
    const [key, body] = [randomUUID(), await leads()];
    expect((await post(key, body, member, '/lead/merge/')).status).toBe(200);
    await world.put(`/membership/${memberships[0].id}/`, { role_id: 'restricteduser' });
    const afterwards = caller(createApp({ database: world.database }), member);
    expect((await post(key, body, afterwards, '/lead/merge/')).status).toBe(403);
  });
});

describe('a POST with a key', () => {
  it('is answered with its first answer when it is sent again, and writes nothing more', async () => {
    const key = randomUUID();
    const first = await post(key, { name: 'Once' });
    const events = (await world.events()).length;
    const second = await post(key, { name: 'Once' });
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(await leadsNamed('Once')).toBe(1);
    expect((await world.events()).length).toBe(events);
  });

  it('keeps the status of its first answer, and answers what has changed since as it was', async () => {
    const key = randomUUID();
    const first = await post(key, { name: 'Kept' }, world, '/pipeline/');
    await world.put(`/pipeline/${first.body.id}/`, { name: 'Changed' });
    const second = await post(key, { name: 'Kept' }, world, '/pipeline/');
    expect([second.status, second.body]).toEqual([201, first.body]);
  });

  it('is the same request with its keys and parameters in another order, and without its last slash', async () => {
    const key = randomUUID();
    const address = { city: 'Newport', state: 'CA' };
    const first = await post(key, { name: 'Any order', addresses: [address] }, world, '/lead/?_fields=id&x=1');
    const again = { addresses: [{ state: 'CA', city: 'Newport' }], name: 'Any order' };
    const second = await post(key, again, world, '/lead?x=1&_fields=id');
    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  it('is refused when its key was used for another body or path', async () => {
    const key = randomUUID();
    const lead = (await post(key, { name: 'First' })).body;
    const others = [
      await post(key, { name: 'Second' }),
      await post(key, { name: 'First' }, world, '/lead/?_fields=id'),
      await post(key, { name: 'First' }, world, '/pipeline/'),
      await post(key, { lead_id: lead.id, text: 'x' }, world, '/task/'),
    ];
    for (const { status, body } of others) {
      expect([status, body]).toEqual([409, { error: 'This Idempotency-Key was used for another request.' }]);
    }
    expect(await leadsNamed('Second')).toBe(0);
  });

  it('that was refused leaves nothing behind, so its key can be used again', async () => {
    const key = randomUUID();
    expect((await post(key, { text: 'no lead', lead_id: 'lead_x' }, world, '/task/')).status).toBe(400);
    expect((await post(key, '{"name": ')).status).toBe(400);
    expect((await post(key, { name: 'Corrected' })).status).toBe(200);
    expect((await post(key, { name: 'Corrected' })).headers['idempotent-replayed']).toBe('true');
  });

  it('that asks for several writes has all of them or none', async () => {
    const key = randomUUID();
    const contacts = [{ name: 'Lucille' }, { name: 'Gob', emails: [{ email: 'not one' }] }];
    expect((await post(key, { name: 'Half', contacts })).status).toBe(400);
    expect(await leadsNamed('Half')).toBe(0);
  });

  it.each([
    ['empty', ''],
    ['blank', '  '],
    ['too long', 'x'.repeat(256)],
  ])('that is %s is a 400', async (_what, key) => {
    const { status, body } = await post(key, { name: 'Bad key' });
    expect([status, body]).toEqual([400, { error: 'Idempotency-Key must have 1 to 255 characters.' }]);
    expect(await leadsNamed('Bad key')).toBe(0);
  });

  it('may have one of 255 characters, of any alphabet that a header carries', async () => {
    for (const key of ['k'.repeat(255), `clé ${randomUUID()} "x", '; drop table lead; --`]) {
      const first = await post(key, { name: 'Any key' });
      expect((await post(key, { name: 'Any key' })).body).toEqual(first.body);
    }
  });

  it('tells who listens of its events once, after it is committed', async () => {
    const told: string[] = [];
    const end = world.news.listen((organization_id) => told.push(organization_id));
    const key = randomUUID();
    await post(key, { name: 'News' });
    await post(key, { name: 'News' });
    end();
    expect(told).toEqual([world.organization_id]);
  });

  it('queues its job once, with what it writes', async () => {
    const alone = await newWorld();
    await alone.post('/lead/', { name: 'In bulk' });
    const { data } = (await alone.get('/status/lead/')).body;
    const edit = { type: 'set_lead_status', lead_status_id: data[1].id, s_query: { query: { type: 'match_all' } } };
    const key = randomUUID();
    const first = await post(key, edit, alone, '/bulk_action/edit/');
    const second = await post(key, edit, alone, '/bulk_action/edit/');
    expect([first.status, second.body]).toEqual([200, first.body]);
    await alone.runJobs();
    expect((await alone.get('/lead/?_fields=status_id')).body.data).toEqual([{ status_id: data[1].id }]);
    const edits = (await alone.get('/bulk_action/edit/')).body.data;
    expect(edits.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
      [first.body.id, 'done'],
    ]);
  });

  it('that does something to an object does it once', async () => {
    const lead_id = (await world.post('/lead/', { name: 'Snoozed' })).body.id;
    const task = (await world.post('/task/', { lead_id, text: 'x', date: '2030-01-01' })).body;
    const key = randomUUID();
    const path = `/task/${task.id}/snooze/`;
    await post(key, { until: '2030-02-01' }, world, path);
    await post(key, { until: '2030-02-01' }, world, path);
    expect((await world.get(`/task/${task.id}/?_fields=snooze_count`)).body).toEqual({ snooze_count: 1 });
  });
});

describe('a key', () => {
  it('means nothing to requests other than POST', async () => {
    const key = randomUUID();
    const lead = (await post(key, { name: 'Read' })).body;
    expect((await world.get(`/lead/${lead.id}/`, withKey(key))).body.name).toBe('Read');
    expect((await world.put(`/lead/${lead.id}/`, { name: 'Changed' }, withKey(key))).body.name).toBe('Changed');
    const list = { 'x-http-method-override': 'GET', ...withKey(key) };
    expect((await world.post('/lead/', { _params: { _limit: 1 } }, list)).body.data).toHaveLength(1);
  });

  it('belongs to one API key of one organization', async () => {
    const key = randomUUID();
    const [stranger, colleague] = [await newWorld(), await world.member('user')];
    const ids = [];
    for (const by of [world, stranger, colleague]) ids.push((await post(key, { name: 'Shared key' }, by)).body.id);
    expect(new Set(ids).size).toBe(3);
    expect((await post(key, { name: 'Something else' }, stranger)).status).toBe(409);
  });

  it('is forgotten after 24 hours, and not before', async () => {
    const late = await newWorld({ now: '2026-03-01T12:00:00Z' });
    const first = (await post('day', { name: 'Daily' }, late)).body.id;
    late.setNow('2026-03-02T11:59:59Z');
    expect((await post('day', { name: 'Daily' }, late)).body.id).toBe(first);
    late.setNow('2026-03-02T12:00:01Z');
    const second = await post('day', { name: 'Another day' }, late);
    expect([second.status, second.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect((await post('day', { name: 'Another day' }, late)).body).toEqual(second.body);
  });

  it('that is too old is deleted by the server', async () => {
    const late = await newWorld({ now: '2026-03-01T12:00:00Z' });
    await post('old', { name: 'Old' }, late);
    late.setNow('2026-03-02T13:00:00Z');
    await post('new', { name: 'New' }, late);
    await late.runJobs(['purge-first-answers']);
    const kept = await late.database.query(
      sql`select key from first_answer where organization_id = ${late.organization_id}`,
    );
    expect(kept).toEqual([{ key: 'new' }]);
  });
});

describe('twins', () => {
  /** What 20 of them are answered: a 409 while the first is under way, or the first answer. */
  async function expectOnce(name: string, callers: Caller[]): Promise<void> {
    const key = randomUUID();
    const send = (at: number): Promise<Answer> => post(key, { name }, callers[at % callers.length]);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => send(at)));
    const good = answers.filter(({ status }) => status === 200);
    expect(good.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(new Set(good.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of answers) {
      if (status !== 200) {
        const error = 'A request with this Idempotency-Key is still being answered.';
        expect([status, body]).toEqual([409, { error }]);
      }
    }
    expect((await send(0)).body).toEqual(good[0]?.body);
    expect(await leadsNamed(name)).toBe(1);
  }

  it('in one process write once', () => expectOnce('One process', [world]));

  it('in several processes write once', async () => {
    const others = [1, 2, 3].map(() => caller(createApp({ database: world.database }), world));
    await expectOnce('Several processes', [world, ...others]);
  });

  it('with keys of their own do not wait for each other', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => post(randomUUID(), { name: 'Own key' })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await leadsNamed('Own key')).toBe(30);
  });

  it('of requests that take turns finish, whether they have a key or not', async () => {
    const lead_id = (await post(randomUUID(), { name: 'Busy' })).body.id;
    await world.post('/task/', { lead_id, text: 'x', date: '2030-01-01' });
    const path = `/task/snooze/?lead_id=${lead_id}`;
    const snooze = (at: number) =>
      world.post(path, { until: '2030-02-01' }, at % 2 === 0 ? withKey(randomUUID()) : undefined);
    const answers = await Promise.all(Array.from({ length: 24 }, (_, at) => snooze(at)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});

it('a request without a key costs no statement for it', async () => {
  const plain = await world.countStatements(() => world.post('/lead/', { name: 'Plain' }));
  const keyed = await world.countStatements(() => post(randomUUID(), { name: 'Keyed' }));
  expect(keyed - plain).toBe(3);
});

describe('a server that is killed', () => {
  let place: Place;
  beforeAll(async () => {
    place = await newPlace();
  });
  afterAll(() => place.remove());

  const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
  const settings = { AJAR_API_KEY: KEY, LOG_LEVEL: 'fatal' };
  const headers = {
    authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
    'content-type': 'application/json',
  };
  /** How many answers the kill waits for. */
  const WRITES = 80;

  it('has done what it was asked once when it is asked again, or does it then', async () => {
    const sent: string[] = [];
    const answered = new Map<string, string>();
    const create = async (address: string, name: string): Promise<{ id: string; replayed: boolean }> => {
      const answer = await fetch(`${address}/api/v1/lead/`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': `key of ${name}` },
        body: JSON.stringify({ name }),
      });
      expect(answer.status).toBe(200);
      const { id } = (await answer.json()) as { id: string };
      return { id, replayed: answer.headers.get('idempotent-replayed') === 'true' };
    };
    const killed = await startServer(place, settings);
    await new Promise<void>((resolve) => {
      const write = async (): Promise<void> => {
        for (;;) {
          const name = randomUUID();
          sent.push(name);
          answered.set(name, (await create(killed.address, name)).id);
          if (answered.size === WRITES) resolve();
        }
      };
      // Each client ends with the connection that the kill breaks.
      for (let client = 0; client < 6; client++) write().catch(() => {});
    });
    await killed.end('SIGKILL');
    const server = await startServer(place, settings);
    for (const name of sent) {
      const { id, replayed } = await create(server.address, name);
      if (answered.has(name)) expect([id, replayed]).toEqual([answered.get(name), true]);
    }
    const names: string[] = [];
    for (let skip = 0, more = true; more; skip += 200) {
      const page = await fetch(`${server.address}/api/v1/lead/?_fields=name&_limit=200&_skip=${skip}`, { headers });
      const { data, has_more } = (await page.json()) as { data: { name: string }[]; has_more: boolean };
      names.push(...data.map(({ name }) => name));
      more = has_more;
    }
    expect(names.sort()).toEqual([...sent].sort());
    expect((await server.end('SIGTERM')).code).toBe(0);
  }, 120_000);
});
