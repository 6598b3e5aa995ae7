// How leads are read: lists, and fields that are there on request only (core.md §10.1, §10.2).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
});

const newLead = async (body: object = {}) => (await world.post('/lead/', body)).body;

describe('the list of leads', () => {
  let own: World;

  beforeAll(async () => {
    own = await newWorld();
    for (let i = 0; i < 4; i++)
      await own.post('/lead/', { name: `Lead ${i}`, contacts: [{ name: 'A' }, { name: 'B' }] });
  });

  it('is newest first and says how many there are in all', async () => {
    const { body } = await own.get('/lead/?_limit=3');
    expect(body.data.map((lead: { name: string }) => lead.name)).toEqual(['Lead 3', 'Lead 2', 'Lead 1']);
    expect([body.has_more, body.total_results]).toEqual([true, 4]);
    const { body: last } = await own.get('/lead/?_skip=3&_fields=name');
    expect(last).toEqual({ has_more: false, total_results: 4, data: [{ name: 'Lead 0' }] });
    expect((await own.get('/lead/?_skip=9')).body).toEqual({ has_more: false, total_results: 4, data: [] });
    expect((await (await newWorld()).get('/lead/')).body).toEqual({ has_more: false, total_results: 0, data: [] });
  });

  it('refuses limits beyond its caps in the words of newer resources', async () => {
    const errors = async (query: string) => {
      const { status, body } = await own.get(`/lead/?${query}`);
      return [status, body];
    };
    expect(await errors('_limit=201')).toEqual([
      400,
      { errors: [], 'field-errors': { _limit: 'Input should be less than or equal to 200' } },
    ]);
    expect(await errors('_skip=35001')).toEqual([
      400,
      { errors: [], 'field-errors': { _skip: 'Input should be less than or equal to 35000' } },
    ]);
    expect((await own.get('/lead/?_limit=200&_skip=35000')).status).toBe(200);
  });

  it.each([
    ['/contact/', 200],
    ['/pipeline/', 200],
    ['/webhook/', 200],
    ['/opportunity/', 250],
    ['/saved_search/', 600],
    ['/task/', 1000],
    ['/user/', 1000],
    ['/activity/', 100],
  ])('of others have caps of their own: %s takes %i', async (path, most) => {
    expect((await own.get(`${path}?_limit=${most}`)).status).toBe(200);
    expect((await own.get(`${path}?_limit=${most + 1}`)).status).toBe(400);
  });

  it('with contacts and tasks is one statement', async () => {
    const statements = await own.countStatements(() => own.get('/lead/'));
    expect(statements).toBe(1);
  });
});

describe('fields on request', () => {
  it('are there with _fields or _all only', async () => {
    const lead = await newLead({
      addresses: [{ address_1: '1 Main St', city: 'Bonn', state: '', country: 'DE' }],
      contacts: [
        { name: 'Gob' },
        { emails: [{ email: 'b@example.com', type: 'home' }], phones: [{ phone: '+14155550100' }] },
      ],
    });
    expect(lead).not.toHaveProperty('primary_email');
    const { body } = await world.get(`/lead/${lead.id}/?_fields=_all`);
    expect(body).toMatchObject({
      id: lead.id,
      primary_email: { email: 'b@example.com', type: 'home', is_unsubscribed: false },
      primary_phone: { phone: '+14155550100', phone_formatted: '+1 415-555-0100', country: 'US' },
      primary_address_summary: 'Bonn, DE',
      primary_address_full: '1 Main St, Bonn, DE',
      contacts_summary: 'Gob, b@example.com',
      localtime: null,
      recent_calls: [],
      summaries: [],
    });
    const bare = (await newLead()).id;
    expect((await world.get(`/lead/${bare}/?_fields=primary_phone,primary_email,primary_address_full`)).body).toEqual({
      primary_phone: null,
      primary_email: null,
      primary_address_full: null,
    });
  });

  it('are not those of its opportunities and its incomplete tasks', async () => {
    const lead = await newLead();
    await world.post('/task/', { lead_id: lead.id, text: 'Open', date: '2026-03-01' });
    await world.post('/task/', { lead_id: lead.id, text: 'Done', is_complete: true });
    const opportunity = (await world.post('/opportunity/', { lead_id: lead.id, value: 5000 })).body;
    const { body } = await world.get(`/lead/${lead.id}/`);
    expect(body.opportunities).toEqual([opportunity]);
    expect(body.tasks).toMatchObject([{ text: 'Open', view: 'inbox', lead_name: 'Untitled' }]);
  });
});
