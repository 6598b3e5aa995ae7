// Running smart views: what they pick, for whoever runs them.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import { sql } from '../../database/connect.ts';

let world: World;
let user: Caller;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T02:00:00Z' });
  user = await world.member('user');
  await world.post('/lead/', { name: 'Of the admin', contacts: [{ name: 'Ann' }] });
  await user.post('/lead/', { name: 'Of the user', contacts: [{ name: 'Bob' }] });
});

async function newView(values: Json, by: Caller = world): Promise<string> {
  const { status, body } = await by.post('/saved_search/', { name: 'View', is_shared: by === world, ...values });
  expect([status, body]).toEqual([200, body]);
  return body.id;
}
const all = (object_type: string, ...more: Json[]) => ({
  query: { type: 'and', queries: [{ type: 'object_type', object_type }, ...more] },
});
const field = (field_name: string, condition: Json, object_type = 'lead') => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type, field_name },
  condition,
});
const run = async (id: string, by: Caller = world, search = '', headers?: Record<string, string>): Promise<Json> =>
  (await by.get(`/saved_search/${id}/run/${search}`, headers)).body;
const names = async (id: string, by: Caller = world, headers?: Record<string, string>): Promise<string[]> =>
  (await run(id, by, '?_fields=name', headers)).data.map(({ name }: { name: string }) => name).sort();

describe('a view that an admin shares', () => {
  it.each([
    ['as JSON', { s_query: all('lead', field('created_by', { type: 'current_user' })) }],
    ['as text', { query: 'created_by:me' }],
  ])('shows each reader their own leads, its query kept %s', async (_how, values) => {
    const id = await newView(values);
    expect(await names(id)).toEqual(['Of the admin']);
    expect(await names(id, user)).toEqual(['Of the user']);
  });

  it.each([
    [
      'as JSON',
      {
        s_query: all(
          'lead',
          field('date_created', {
            type: 'moment_range',
            on_or_after: { type: 'start_end_of_predefined_relative_period', range: 'today', which: 'start' },
          }),
        ),
      },
    ],
    ['as text', { query: 'created >= today' }],
  ])('has today where the reader is, its query kept %s', async (_how, values) => {
    const id = await newView(values);
    world.setNow('2026-03-10T08:00:00Z');
    expect(await names(id, user)).toHaveLength(2);
    // In Tokyo it is 17:00, and the leads came at 11:00; in New York it is 4:00, and they came yesterday.
    expect(await names(id, user, { 'x-tz-offset': '9' })).toHaveLength(2);
    expect(await names(id, user, { 'x-tz-offset': '-4' })).toHaveLength(0);
  });
});

describe('running a view', () => {
  it('answers the objects of its type, as their lists do', async () => {
    const leads = await run(await newView({ query: '*' }));
    expect(leads).toEqual({ has_more: false, data: (await world.get('/lead/')).body.data });
    const contacts = await run(await newView({ type: 'contact', s_query: { query: { type: 'match_all' } } }));
    const listed = (await world.get('/contact/')).body.data;
    expect(contacts.data.map((one: Json) => one.id).sort()).toEqual(listed.map((one: Json) => one.id).sort());
  });

  it('keeps its order and its limit, page by page', async () => {
    const sort = [{ direction: 'desc', field: { type: 'regular_field', object_type: 'lead', field_name: 'name' } }];
    const id = await newView({ s_query: { ...all('lead'), sort, results_limit: 1 } });
    expect(await run(id, world, '?_fields=name')).toEqual({ has_more: false, data: [{ name: 'Of the user' }] });
    expect(await run(id, world, '?_fields=name&_skip=1')).toEqual({ has_more: false, data: [] });
    await world.put(`/saved_search/${id}/`, { s_query: { ...all('lead'), sort } });
    expect(await run(id, world, '?_limit=1&_fields=name')).toEqual({ has_more: true, data: [{ name: 'Of the user' }] });
    const second = await run(id, world, '?_limit=1&_skip=1&_fields=name');
    expect(second).toEqual({ has_more: false, data: [{ name: 'Of the admin' }] });
    await world.put(`/saved_search/${id}/`, { s_query: { ...all('lead'), results_limit: 0 } });
    expect(await run(id)).toEqual({ has_more: false, data: [] });
  });

  it('shows that it was used recently, without counting as a change', async () => {
    world.setNow('2026-04-01T00:00:00Z');
    const id = await newView({ query: '*' });
    const look = async () => (await world.get(`/saved_search/${id}/`)).body;
    world.setNow('2026-06-01T00:00:00Z');
    const idle = await look();
    expect(idle.used_recently).toBe(false);
    await run(id, user);
    expect(await look()).toEqual({ ...idle, used_recently: true });
    world.setNow('2026-07-15T00:00:00Z');
    expect((await look()).used_recently).toBe(false);
  });

  it('with a limit that is none is a 400', async () => {
    const id = await newView({ query: '*' });
    for (const search of ['?_limit=201', '?_limit=x', '?_skip=-1', '?_skip=10001']) {
      expect((await world.get(`/saved_search/${id}/run/${search}`)).status).toBe(400);
    }
  });

  it('with a custom field that is gone is a 400', async () => {
    const cf = (await world.post('/custom_field/lead/', { name: 'Gone', type: 'text' })).body.id;
    const id = await newView({ query: `custom.${cf}:x` });
    await world.delete(`/custom_field/lead/${cf}/`);
    expect((await world.get(`/saved_search/${id}/run/`)).status).toBe(400);
  });
});

describe('a view in another', () => {
  it('picks its members, for a reader who may see it', async () => {
    const inner = await newView({ query: 'created_by:me' });
    const outer = await newView({ query: `in:"${inner}" and name:admin` });
    expect(await names(outer)).toEqual(['Of the admin']);
    expect(await names(outer, user)).toEqual([]);
    await world.put(`/saved_search/${inner}/`, { is_shared: false });
    expect(await names(outer)).toEqual(['Of the admin']);
    const { status, body } = await user.get(`/saved_search/${outer}/run/`);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.not.stringContaining('Of the')]);
  });

  it('cannot contain itself, at once or through others', async () => {
    const a = await newView({ query: '*' });
    const b = await newView({ query: `in:"${a}"` });
    const c = await newView({ query: `in:"${b}"` });
    for (const inside of [a, b, c]) {
      const { status, body } = await world.put(`/saved_search/${a}/`, { query: `in:"${inside}"` });
      expect([status, body['field-errors'].query]).toEqual([400, `The smart view ${a} speaks of itself.`]);
    }
    expect(await names(c)).toEqual(['Of the admin', 'Of the user']);
  });

  it('that came to contain itself, when two were written at once, is refused when it runs', async () => {
    const a = await newView({ query: '*' });
    const b = await newView({ query: `in:"${a}"` });
    await world.database.query(sql`
      update saved_search set query = ${`in:"${b}"`} where organization_id = ${world.organization_id} and id = ${a}`);
    for (const id of [a, b]) {
      const { status, body } = await world.get(`/saved_search/${id}/run/`);
      expect([status, body['field-errors'].query]).toEqual([400, `The smart view ${id} speaks of itself.`]);
    }
  });

  it('goes only so deep', async () => {
    const ids = [await newView({ query: '*' })];
    for (let status = 200; status === 200; ) {
      const answer = await world.post('/saved_search/', { name: 'Deeper', query: `in:"${ids.at(-1)}"` });
      status = answer.status;
      if (status === 200) ids.push(answer.body.id);
      else expect(answer.body['field-errors'].query).toMatch('nested more than 5 levels deep');
    }
    expect(ids).toHaveLength(6);
    expect(await names(ids.at(-1) ?? '')).toHaveLength(2);
  });

  it('goes to only so many', async () => {
    let inner = await newView({ query: '*' });
    const twice = (id: string) => `in:"${id}" or in:"${id}"`;
    for (const _level of [1, 2, 3, 4]) inner = await newView({ query: twice(inner) });
    const { status, body } = await world.post('/saved_search/', { name: 'Wider', query: twice(inner) });
    expect([status, body['field-errors'].query]).toEqual([400, 'The smart view speaks of more than 50 others.']);
  });
});

describe('lead_saved_search_id of opportunities', () => {
  it('picks those whose lead is in the view, for the reader', async () => {
    const leads = (await world.get('/lead/?_fields=id,name')).body.data;
    for (const { id, name } of leads) await world.post('/opportunity/', { lead_id: id, note: name });
    const id = await newView({ query: 'created_by:me' });
    const notes = async (by: Caller, view: string) =>
      (await by.get(`/opportunity/?lead_saved_search_id=${view}`)).body.data.map((one: Json) => one.note);
    expect(await notes(world, id)).toEqual(['Of the admin']);
    expect(await notes(user, id)).toEqual(['Of the user']);
    const contacts = await newView({ type: 'contact', s_query: all('contact') });
    const secret = await newView({ query: '*' }, user);
    for (const wrong of [contacts, secret, 'save_x']) {
      expect((await world.get(`/opportunity/?lead_saved_search_id=${wrong}`)).status).toBe(400);
    }
  });
});
