// What searches find by texts: words, phrases, beginnings, whole values, telephone numbers.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { all, related, type, when, words } from '../../../test/search-nodes.ts';
import { sql } from '../../database/connect.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-11T12:00:00Z' });
});

const make = async (path: string, body: object): Promise<Json> => {
  const answer = await world.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

const find = async (query: object, more: object = {}): Promise<Json> =>
  (await world.post('/data/search/', { query, ...more })).body;
const idsOf = async (query: object, more: object = {}): Promise<string[]> =>
  (await find(query, more)).data.map(({ id }: Json) => id);

describe('texts', () => {
  it('are found in a lead and in its contacts, whole words in any order', async () => {
    const acme = await make('/lead/', {
      name: 'Acme Rockets',
      url: 'https://acme.example',
      addresses: [{ city: 'Springfield', label: 'business', country: 'US' }],
      contacts: [
        { name: 'Ann O’Brien', emails: [{ email: 'ann.b@rocket-mail.example' }], phones: [{ phone: '+14155550100' }] },
      ],
    });
    const other = await make('/lead/', { name: 'Äcme Racquets', description: 'rockets? never' });
    const found = async (value: string, mode = 'full_words') =>
      (await idsOf(all(type('lead'), words(value, mode)))).sort();
    expect(await found('rockets ACME')).toEqual([acme.id]);
    expect(await found('rockets')).toEqual([acme.id, other.id].sort());
    expect(await found('acme ann')).toEqual([acme.id]);
    expect(await found('ann.b@rocket-mail.example')).toEqual([acme.id]);
    expect(await found('4155550100')).toEqual([acme.id]);
    expect(await found('springfield')).toEqual([acme.id]);
    expect(await found('business')).toEqual([]);
    expect(await found('rock')).toEqual([]);
    expect(await found('rock spring', 'beginning_of_words')).toEqual([acme.id]);
    expect(await found('Acme rockets', 'phrase')).toEqual([acme.id]);
    expect(await found('rockets acme', 'phrase')).toEqual([]);
    expect(await found('acme rockets', 'exact_value')).toEqual([acme.id]);
    expect(await found('ann', 'exact_value')).toEqual([]);
    expect(await found('äcme')).toEqual([other.id]);
    expect(await found('')).toHaveLength(2);
  });

  it('of one field are compared with that field alone', async () => {
    const lead = await make('/lead/', { name: 'Blue Whale', description: 'A big fish. Not!' });
    const test = async (name: string, value: string, mode: string): Promise<boolean> =>
      (await idsOf(all(type('lead'), when('lead', name, { type: 'text', value, mode })))).includes(lead.id);
    expect(await test('name', 'whale blue', 'full_words')).toBe(true);
    expect(await test('name', 'fish', 'full_words')).toBe(false);
    expect(await test('name', 'wha', 'beginning_of_words')).toBe(true);
    expect(await test('name', 'hale', 'beginning_of_words')).toBe(false);
    expect(await test('description', 'fish not', 'phrase')).toBe(true);
    expect(await test('description', 'big not', 'phrase')).toBe(false);
    expect(await test('name', ' BLUE whale', 'exact_value')).toBe(true);
    expect(await test('name', 'blue', 'exact_value')).toBe(false);
  });

  it('that thousands of leads have are found as well as those that few have', async () => {
    const [status] = (await world.get('/status/lead/')).body.data;
    await world.database.query(sql`
      insert into lead (organization_id, id, name, display_name, status_id, date_created, date_updated)
      select ${world.organization_id}, 'lead_' || n, 'Common ' || n, 'Common ' || n, ${status.id},
        now() - n * interval '1 minute', now()
      from generate_series(1, 2100) n`);
    const rare = await make('/lead/', { name: 'Rare', contacts: [{ name: 'A common name' }, { name: 'Other' }] });
    const { data, count } = await find(all(type('lead'), words('common')), { include_counts: true, _limit: 3 });
    expect([data[0].id, data[1].id, count.total]).toEqual(['lead_1', 'lead_2', 2101]);
    expect(await idsOf(all(type('lead'), words('other common')))).toEqual([rare.id]);
    expect(await idsOf(all(type('lead'), words('common 77')))).toEqual(['lead_77']);
    expect(await idsOf(all(type('lead'), { ...words('common'), negate: true }))).toEqual([]);
  });

  it('of telephone numbers are found by any piece of three digits or more', async () => {
    const lead = await make('/lead/', { contacts: [{ phones: [{ phone: '+14155550123' }] }] });
    const found = (value: string, mode = 'full_words') =>
      idsOf(
        all(
          type('lead'),
          related(
            'lead',
            'contact',
            related('contact', 'contact_phone', when('contact_phone', 'phone', { type: 'text', value, mode })),
          ),
        ),
      );
    expect(await found('555-0123')).toEqual([lead.id]);
    expect(await found('(415) 555')).toEqual([lead.id]);
    expect(await found('0124')).toEqual([]);
    expect(await found('+1 415 555 0123', 'exact_value')).toEqual([lead.id]);
    expect(await found('5550123', 'exact_value')).toEqual([]);
  });
});
