// Search texts in lists: what they do beside the other parameters, in other zones, for other people, and when they are wrong.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { sql } from '../../database/connect.ts';

let world: World;
const leads: Record<string, string> = {};
const statuses: Record<string, string> = {};

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  for (const { label, id } of (await world.get('/status/opportunity/')).body.data) statuses[label] = id;
  for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon']) {
    leads[name] = (await world.post('/lead/', { name, description: 'Greek letter' })).body.id;
  }
  const sold = { lead_id: leads.Alpha, status_id: statuses.Won, date_won: '2026-01-15' };
  await world.post('/opportunity/', { ...sold, note: 'a', value: 1000 });
  await world.post('/opportunity/', { ...sold, note: 'b', value: 3000, date_won: '2026-02-15' });
  await world.post('/opportunity/', { ...sold, note: 'c', value: 2000 });
  await world.post('/opportunity/', { lead_id: leads.Beta, note: 'd', value: 500 });
});

const query = (text: string, more = ''): string => `query=${encodeURIComponent(text)}${more}`;
const list = async (path: string, headers?: Record<string, string>, by: Pick<World, 'get'> = world): Promise<Json> => {
  const { status, body } = await by.get(path, headers);
  expect([status, body.error ?? body['field-errors']]).toEqual([200, undefined]);
  return body;
};
const names = async (text: string, headers?: Record<string, string>): Promise<string[]> =>
  (await list(`/lead/?${query(text, '&_fields=name')}`, headers)).data.map(({ name }: Json) => name).sort();
const notes = async (parameters: string): Promise<string> =>
  (await list(`/opportunity/?${parameters}`)).data.map(({ note }: Json) => note).join('');

describe('a search text in the list of leads', () => {
  it('counts in total_results and pages with the list', async () => {
    const page = await list(`/lead/?${query('greek not alpha sort:name', '&_limit=2&_skip=1&_fields=name')}`);
    expect(page).toEqual({ has_more: true, total_results: 4, data: [{ name: 'Delta' }, { name: 'Epsilon' }] });
    const beyond = await list(`/lead/?${query('greek not alpha', '&_skip=9')}`);
    expect(beyond).toEqual({ has_more: false, total_results: 4, data: [] });
  });

  it('goes together with other filters', async () => {
    const moment = '&date_created__lt=2026-03-10T15:00:00Z';
    expect((await list(`/lead/?${query('*', moment)}`)).total_results).toBe(0);
  });

  it('that is empty finds everything', async () => {
    for (const text of ['', '  ', '*']) expect((await list(`/lead/?${query(text)}`)).total_results).toBe(5);
  });

  it('may come in a body, where it can be long', async () => {
    const ids = Object.values(leads).slice(0, 3);
    const text = `id in (${[...ids, ...Array.from({ length: 500 }, (_, i) => `"lead_${i}"`)].join(', ')})`;
    const answer = await world.post('/lead/', { _params: { query: text } }, { 'x-http-method-override': 'GET' });
    expect([answer.status, answer.body.total_results]).toEqual([200, 3]);
  });

  it('finds nothing of another organization', async () => {
    const other = await newWorld();
    expect((await list(`/lead/?${query('greek or name:alpha')}`, {}, other)).total_results).toBe(0);
    expect((await list(`/lead/?${query(`id:${leads.Alpha}`)}`, {}, other)).total_results).toBe(0);
    expect((await list(`/opportunity/?${query('a or value > 0')}`, {}, other)).total_results).toBe(0);
  });

  it('gives each lead to one slice, the same each time', async () => {
    const slices = await Promise.all([1, 2, 3].map((n) => names(`sort:created slice:${n}/3`)));
    expect(slices.flat().sort()).toEqual(Object.keys(leads).sort());
    expect(await names('slice:2/3')).toEqual(slices[1]);
  });

  it('speaks of smart views, and not of those that others keep for themselves', async () => {
    const body = { name: 'Two', query: 'alpha or beta', is_shared: true };
    const { id } = (await world.post('/saved_search/', body)).body;
    expect(await names(`in:"${id}"`)).toEqual(['Alpha', 'Beta']);
    expect(await names(`not in:${id} greek`)).toEqual(['Delta', 'Epsilon', 'Gamma']);
    const own = (await world.post('/saved_search/', { ...body, is_shared: false })).body.id;
    const user = await world.member('user');
    expect((await list(`/lead/?${query(`in:${id}`)}`, {}, user)).total_results).toBe(2);
    expect((await user.get(`/lead/?${query(`in:${own}`)}`)).status).toBe(400);
  });

  it('has days where the caller is', async () => {
    const early = await newWorld({ now: '2026-03-10T02:00:00Z' });
    await early.post('/lead/', { name: 'Night' });
    const found = async (text: string, offset: string): Promise<number> =>
      (await list(`/lead/?${query(text)}`, { 'x-tz-offset': offset }, early)).total_results;
    expect(await found('created:2026-03-10', '0')).toBe(1);
    expect(await found('created:2026-03-10', '-7')).toBe(0);
    expect(await found('created:2026-03-09', '-7')).toBe(1);
    expect(await found('created:today', '-7')).toBe(1);
    early.setNow('2026-03-10T08:00:00Z');
    expect(await found('created:today', '0')).toBe(1);
    expect(await found('created:yesterday', '-7')).toBe(1);
    expect(await found('created > "2026-03-10 01:59"', '-7')).toBe(1);
    expect(await found('created > "2026-03-10 02:00"', '-7')).toBe(0);
    expect(await found('created:6 hours ago', '-7')).toBe(1);
    expect(await found('created < 6 hours ago', '-7')).toBe(0);
    expect(await found('created > 6 hours ago', '-7')).toBe(0);
    expect(await found('created:last 6 hours', '-7')).toBe(0);
    expect(await found('created:last 7 hours', '-7')).toBe(1);
  });

  it('reads telephone numbers as the caller dials them', async () => {
    const contacts = [{ name: 'Uli', phones: [{ phone: '+49 151 23456789' }] }];
    await world.post('/lead/', { name: 'Handy', contacts });
    expect(await names('phone:"0151 23456789"')).toEqual([]);
    const { memberships } = (await world.get('/me/')).body;
    await world.database.query(sql`update membership set country = 'DE' where id = ${memberships[0].id}`);
    expect(await names('phone:"0151 23456789"')).toEqual(['Handy']);
    expect(await names('phone:"+49 (151) 234-56789"')).toEqual(['Handy']);
    expect(await names('phone:23456')).toEqual(['Handy']);
    expect(await names('phone:*')).toEqual(['Handy']);
    await world.delete(`/lead/${(await list(`/lead/?${query('name:handy')}`)).data[0].id}/`);
  });

  it('knows users by id, e-mail address and name, in any field that holds one', async () => {
    const own = await newWorld();
    const mel = await own.member('user');
    await mel.post('/lead/', { name: 'Hers' });
    await own.post('/lead/', { name: 'His' });
    const { email } = (await mel.get('/me/')).body;
    for (const who of [mel.user_id, email, email.toUpperCase(), '"Mel user"', 'mel*']) {
      const { data } = await list(`/lead/?${query(`created_by:${who} sort:-updated`)}`, {}, own);
      expect(data.map(({ name }: Json) => name)).toEqual(['Hers']);
    }
    expect((await list(`/lead/?${query('created_by:me')}`, {}, mel as World)).data[0].name).toBe('Hers');
    expect((await list(`/lead/?${query('created_by in (me, nobody)')}`, {}, own)).data[0].name).toBe('His');
  });

  it('sends as many statements for many names as for one', async () => {
    const count = (text: string): Promise<number> => world.countStatements(() => list(`/lead/?${query(text)}`));
    const few = await count('status:Potential');
    const many =
      'status in (Potential, Qualified, "Bad Fit") and (created_by:me or updated_by:Admin) and opportunity(status:won)';
    expect(await count(many)).toBe(few);
  });
});

describe('a search text in the list of opportunities', () => {
  it('is in the aggregates, and in every group', async () => {
    const whole = await list(`/opportunity/?${query('value >= 1000 sort:value')}`);
    expect([whole.total_results, whole.total_value_one_time]).toEqual([3, 6000]);
    const grouped = await list(`/opportunity/?${query('value >= 1000 sort:-value', '&_group_by=-date_won__month')}`);
    expect([grouped.total_results, grouped.total_value_one_time]).toEqual([3, 6000]);
    expect(
      grouped.data.map((group: Json) => [
        group.key,
        group.total_value_one_time,
        group.objects.map((one: Json) => one.note),
      ]),
    ).toEqual([
      ['2026-02', 3000, ['b']],
      ['2026-01', 3000, ['c', 'a']],
    ]);
    const none = await list(`/opportunity/?${query('value > 1000000')}`);
    expect([none.total_results, none.data]).toEqual([0, []]);
  });

  it('orders, unless the list is told another order', async () => {
    expect(await notes(query('sort:value'))).toBe('dacb');
    expect(await notes(query('sort:-value value > 500'))).toBe('bca');
    expect(await notes(query('sort:-value', '&_order_by=value'))).toBe('dacb');
    expect(await notes(query('sort:-value', '&_order_by=nothing'))).toBe('bcad');
  });

  it('may be about the leads', async () => {
    const text = encodeURIComponent('name:alpha or opportunity(value < 100)');
    expect(await notes(`lead_query=${text}&_order_by=value`)).toBe('acb');
    expect(await notes(`lead_query=beta&${query('value:500')}`)).toBe('d');
    expect(await notes('lead_query=*&_order_by=value')).toBe('dacb');
    const { id } = (await world.post('/saved_search/', { name: 'A', query: 'alpha' })).body;
    expect(await notes(`lead_saved_search_id=${id}&${query('value > 1000')}&_order_by=value`)).toBe('cb');
    expect(await notes(query(`lead(in:${id}) value < 2000`))).toBe('a');
  });

  it('has custom fields of its own', async () => {
    const { id } = (
      await world.post('/custom_field/opportunity/', { name: 'Deal Size', type: 'choices', choices: ['Big', 'Small'] })
    ).body;
    const made = (await world.post('/opportunity/', { lead_id: leads.Gamma, note: 'e', [`custom.${id}`]: 'Big' })).body;
    for (const text of [
      `custom.${id}:big`,
      '"custom.Deal Size":Big',
      'custom.deal_size:b*',
      `custom.${id} in (Big, Huge)`,
    ]) {
      expect(await notes(query(text))).toBe('e');
    }
    expect(await notes(query('custom.deal_size:Huge'))).toBe('');
    await world.delete(`/opportunity/${made.id}/`);
  });
});

describe('a search text that is wrong', () => {
  it('is a 400 in the words of the list', async () => {
    const fault =
      'At character 1 (near prize > 5): opportunity has no field "prize". A text to search for that looks like one goes in quotes.';
    for (const [parameter, text] of [
      ['query', 'prize > 5'],
      ['lead_query', 'opportunity(prize > 5)'],
    ]) {
      const { status, body } = await world.get(`/opportunity/?${parameter}=${encodeURIComponent(text ?? '')}`);
      expect(status).toBe(400);
      expect(body.error.startsWith(`${parameter}: At character`)).toBe(true);
      if (parameter === 'query') expect(body).toEqual({ error: `query: ${fault}` });
    }
    const { body } = await world.get(`/lead/?${query('name:')}`);
    expect(body).toEqual({
      errors: [],
      'field-errors': { query: 'At character 6 (near name:): expected a value after :, but the text ends.' },
    });
  });

  it.each([
    ['stauts:won', 'did you mean "status"'],
    ['contct(x)', 'did you mean contact(…)'],
    ['opportunity(valeu > 5)', 'At character 13'],
    ['custom.nothing:1', 'lead has no custom field "nothing"'],
    ['created:soon', 'expected a date such as'],
    ['created > 2026-02-30', 'expected a date such as'],
    ['contacts:many', 'expected a number'],
    ['task(is_complete:perhaps)', 'expected yes or no'],
    ['status > won', 'expected ":", "=" or "!="'],
    ['(sort:name)x or a', 'outside of'],
    ['not sort:name', 'outside of'],
    ['sort:status', 'nothing can be ordered by "status"'],
    ['sort:nothing', 'lead has no field "nothing"'],
    ['slice:0/3', 'a share such as 1/10'],
    ['slice:4/3', 'a share such as 1/10'],
    ['in:save_nothing', 'save_nothing'],
    ['lead_status(label:x)', 'expected lead_status(status'],
    ['lead_status(on:today)', 'expected lead_status(status'],
    [Array.from({ length: 50 }, (_, i) => `w${i}`).join(' '), 'more than 40 words'],
  ])('says what is wrong: %s', async (text, told) => {
    const { status, body } = await world.get(`/lead/?${query(text)}`);
    expect(status).toBe(400);
    expect(body['field-errors'].query).toContain(told);
  });

  it('is a 400 or understood, whatever is in it', async () => {
    const piece = fc.constantFrom(
      ...[
        'name',
        'created',
        'status',
        'contacts',
        'custom.x',
        'in',
        'sort',
        'slice',
        'phone',
        'task(',
        'contact(',
        'lead_status(',
        ')',
        '(',
      ],
      ...[
        ':',
        ' : ',
        '=',
        '!=',
        '>',
        '<=',
        ' ',
        ' or ',
        ' and ',
        ' not ',
        '"',
        '"a b"',
        '\\',
        ',',
        '*',
        '..',
        '1/2',
        '1e400',
        '-1',
        '0x1F',
      ],
      ...[
        'me',
        'today',
        'last 99999 years',
        '999999 days ago',
        'in 999999 weeks',
        '9999-12-31',
        '0001-01-01',
        '9999-12-31T23:59:59Z',
        "'",
        '%',
        '_',
        ';--',
        '\u2028',
        'ß',
      ],
    );
    const texts = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        for (const path of ['/lead/', '/opportunity/']) {
          const { status } = await world.get(`${path}?${query(text, '&_limit=1')}`);
          expect([200, 400]).toContain(status);
        }
      }),
      { numRuns: 150 },
    );
  });
});
