// The grammar that every endpoint shares (core.md §1): authentication, methods, lists, fields, overrides, PUT as a patch.
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../server/app.ts';
import { sql } from '../server/database/connect.ts';
import { type Caller, caller, newWorld, testDatabase, type World } from './harness.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld();
  lead_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
});

const newTask = async (body: object = {}) => (await world.post('/task/', { lead_id, text: 'x', ...body })).body;
const request = (headers: Record<string, string>, url = '/api/v1/task/') => world.app.inject({ url, headers });

describe('authentication', () => {
  it.each([
    ['no header', {}],
    ['an unknown key', { authorization: `Basic ${btoa('api_nobody:')}` }],
    ['an empty key', { authorization: `Basic ${btoa(':')}` }],
    ['not base64', { authorization: 'Basic !!!' }],
    ['another scheme', { authorization: 'Digest x' }],
  ])('fails with %s', async (_what, headers) => {
    const answer = await request(headers);
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error).toMatch(
      /^The server could not verify that you are authorized to access the URL requested\./,
    );
    expect(answer.headers['www-authenticate']).toMatch(/^Basic/);
  });

  it('takes the key as user name, whatever the password', async () => {
    const answer = await request({ authorization: `Basic ${btoa(`${world.key}:anything`)}` });
    expect(answer.statusCode).toBe(200);
  });

  it('costs no query for a key that was just verified', async () => {
    await world.get('/task/');
    expect(await world.countStatements(() => world.get('/task/'))).toBe(1);
  });

  it('ends when the key is revoked: a server that has not seen the key yet refuses it at once', async () => {
    const member = await world.member('user');
    await world.database.query(sql`update api_key set date_revoked = now() where user_id = ${member.user_id}`);
    expect((await member.get('/task/')).status).toBe(401);
  });
});

describe('a request', () => {
  it('carries its id in the answer and on its events', async () => {
    const { headers, body } = await world.post('/task/', { lead_id, text: 'x' });
    const event = (await world.events()).find(({ object_id }) => object_id === body.id);
    expect(headers['x-request-id']).toMatch(/^req_[0-9A-Za-z]{22}$/);
    expect(event?.request_id).toBe(headers['x-request-id']);
  });

  it('may leave out the slash at the end', async () => {
    const task = await newTask();
    expect((await world.get('/task')).status).toBe(200);
    expect((await world.get(`/task/${task.id}`)).body.id).toBe(task.id);
  });

  it('for an address that is not there is a 404 in the documented words', async () => {
    const { status, body } = await world.get('/tusk/');
    const error =
      'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';
    expect([status, body]).toEqual([404, { error }]);
  });

  it('with a method that the address does not have is a 405 that says which it has', async () => {
    const { status, headers, body } = await world.post(`/task/${(await newTask()).id}/`, {});
    expect([status, headers.allow]).toEqual([405, 'GET, PUT, DELETE']);
    expect(body.error).toContain('Use PUT');
  });

  it('without the permission is a 403 that names it', async () => {
    const restricted = await world.member('restricteduser');
    const { status, body } = await restricted.delete(`/lead/${lead_id}/`);
    expect([status, body.error]).toEqual([403, expect.stringContaining('delete_leads')]);
  });
});

describe('a list', () => {
  it('gives a hundred objects unless another number is asked for, and none for _limit=0', async () => {
    const other = (await world.post('/lead/', {})).body.id;
    await Promise.all(Array.from({ length: 101 }, () => world.post('/task/', { lead_id: other, text: 'x' })));
    const page = async (query: string) => (await world.get(`/task/?lead_id=${other}&${query}`)).body;
    expect(await page('')).toMatchObject({ has_more: true, data: { length: 100 } });
    expect(await page('_skip=100')).toMatchObject({ has_more: false, data: { length: 1 } });
    expect(await page('_skip=101')).toEqual({ has_more: false, data: [] });
    expect(await page('_limit=101')).toMatchObject({ has_more: false, data: { length: 101 } });
    expect(await page('_limit=0')).toEqual({ has_more: true, data: [] });
  });

  it('says in the words of its resource that a limit is too large', async () => {
    const max = (n: number) =>
      `The limit you set is larger than the maximum limit for this resource (max_limit = ${n}).`;
    expect((await world.get('/task/?_limit=1001')).body).toEqual({ error: max(1000) });
    expect((await world.get('/contact/?_limit=201')).body).toEqual({ error: max(200) });
    expect((await world.get('/activity/?_limit=101')).body).toEqual({ error: max(100) });
    const fields = { _limit: 'Input should be less than or equal to 200' };
    expect((await world.get('/lead/?_limit=201')).body).toEqual({ errors: [], 'field-errors': fields });
    expect((await world.get('/task/?_limit=x')).body).toEqual({
      error: '_limit must be an integer (got "x" instead).',
    });
    const negative = { error: '_skip must be a non-negative integer (got "-1" instead).' };
    expect((await world.get('/task/?_skip=-1')).body).toEqual(negative);
  });

  it('passes over parameters and orders that nobody declared', async () => {
    expect((await world.get('/task/?colour=red&text__gt=1&_order_by=colour')).status).toBe(200);
  });

  it('reads booleans as Python writes them, and an empty value as null', async () => {
    const nobodys = await newTask({ assigned_to: null });
    const { data } = (await world.get('/task/?is_complete=False&assigned_to=')).body;
    expect(data.map(({ id }: { id: string }) => id)).toEqual([nobodys.id]);
    expect((await world.get(`/task/?id=${nobodys.id}&is_complete=True`)).body.data).toEqual([]);
  });

  it('matches nothing for an empty list of values', async () => {
    expect((await world.get('/task/?id__in=')).body.data).toEqual([]);
  });
});

describe('_fields', () => {
  it('chooses the fields of one object, of each in a list, and of what a write answers', async () => {
    const task = await newTask();
    expect((await world.get(`/task/${task.id}/?_fields=text,id,nonsense`)).body).toEqual({ id: task.id, text: 'x' });
    expect((await world.get(`/task/?id=${task.id}&_fields=text`)).body).toEqual({
      has_more: false,
      data: [{ text: 'x' }],
    });
    expect((await world.put(`/task/${task.id}/?_fields=text`, { text: 'y' })).body).toEqual({ text: 'y' });
    expect(Object.keys((await world.post('/task/?_fields=view', { lead_id, text: 'x' })).body)).toEqual(['view']);
  });

  it('without a known name leaves nothing', async () => {
    expect((await world.get(`/lead/${lead_id}/?_fields=nonsense`)).body).toEqual({});
  });

  it('_all adds what is answered on request only', async () => {
    const plain = Object.keys((await world.get(`/lead/${lead_id}/`)).body);
    const all = Object.keys((await world.get(`/lead/${lead_id}/?_fields=_all`)).body);
    expect(all).toEqual(expect.arrayContaining([...plain, 'primary_email', 'primary_phone', 'localtime']));
    expect(plain).not.toContain('primary_email');
  });
});

describe('x-http-method-override', () => {
  const get = { 'x-http-method-override': 'GET' };

  it('with _params in the body stands for a long query, whose values may be of any JSON type', async () => {
    const [one, two] = [await newTask(), await newTask()];
    const ids = { id__in: [one.id, two.id], _fields: 'id', is_complete: false, _limit: 1, _order_by: 'date_created' };
    const { body } = await world.post('/task/', { _params: ids }, get);
    expect(body).toEqual({ has_more: true, data: [{ id: one.id }] });
  });

  it('makes a POST a PUT or a DELETE as well', async () => {
    const task = await newTask();
    const put = { 'x-http-method-override': 'PUT' };
    expect((await world.post(`/task/${task.id}/`, { text: 'z' }, put)).body.text).toBe('z');
    expect((await world.post(`/task/${task.id}/`, {}, { 'x-http-method-override': 'DELETE' })).status).toBe(200);
    expect((await world.get(`/task/${task.id}/`)).status).toBe(404);
  });

  it('replaces the query string wholly', async () => {
    const { body } = await world.post('/task/?_limit=5000', { _params: { _limit: 0 } }, get);
    expect(body.data).toEqual([]);
  });
});

describe('a PUT', () => {
  it('changes only what is in the body, and null clears', async () => {
    const task = await newTask({ priority: 'high', agent_config_id: 'x' });
    const { body } = await world.put(`/task/${task.id}/`, { text: 'other' });
    expect(body).toMatchObject({ text: 'other', priority: 'high', agent_config_id: 'x' });
    const cleared = await world.put(`/task/${task.id}/`, { priority: null, agent_config_id: null });
    expect(cleared.body).toMatchObject({ priority: 'medium', agent_config_id: null });
  });

  it('passes over the keys of a whole object that callers may not write', async () => {
    const task = await newTask();
    const { status, body } = await world.put(`/task/${task.id}/`, { ...task, text: 'new', lead_name: 'Forged' });
    expect([status, body.text, body.lead_name]).toEqual([200, 'new', 'Acme']);
  });

  it('with a key that nobody knows is refused, but for leads', async () => {
    const task = await newTask();
    const { status, body } = await world.put(`/task/${task.id}/`, { colour: 'red', text: 'never' });
    expect([status, body['field-errors']]).toEqual([400, { colour: 'Extra inputs are not permitted' }]);
    expect((await world.get(`/task/${task.id}/`)).body.text).toBe('x');
    expect((await world.put(`/lead/${lead_id}/`, { colour: 'red' })).status).toBe(200);
  });
});

describe('the rate limit', () => {
  let limited: Caller;
  let colleague: Caller;
  let app: FastifyInstance;
  let now = Date.parse('2026-01-01T00:00:00.250Z');

  beforeAll(async () => {
    app = createApp({ database: await testDatabase(), requests_per_second: 3, clock: () => new Date(now) });
    limited = caller(app, world);
    colleague = caller(app, await world.member('user'));
  });

  it('counts per key and group of endpoints, and says in each answer what is left', async () => {
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await limited.get('/task/?_limit=0'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers.ratelimit).toBe('limit=3, remaining=2, reset=1.000');
    expect(answers[3]?.headers).toMatchObject({ ratelimit: 'limit=3, remaining=0, reset=1.000', 'retry-after': '1' });
    expect((await limited.get('/contact/?_limit=0')).status).toBe(200);
    expect((await colleague.get('/task/?_limit=0')).status).toBe(200);
    now += 1000;
    expect((await limited.get('/task/?_limit=0')).status).toBe(200);
  });

  it('is three times as much for the organization', async () => {
    now += 1000;
    const others = [colleague, await member(), await member()];
    for (const one of others) for (let n = 0; n < 3; n++) expect((await one.get('/task/?_limit=0')).status).toBe(200);
    expect((await limited.get('/task/?_limit=0')).status).toBe(429);
  });

  const member = async () => caller(app, await world.member('user'));
});
