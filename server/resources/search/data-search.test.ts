// POST /data/search/: what it takes, what it answers, and how a search goes on.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { sql } from '../../database/connect.ts';
import type { Query } from '../../query/query.ts';
import { searchedTypes, searchObject } from '../../query/vocabulary.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-11T12:00:00Z' });
});

const make = async (path: string, body: object): Promise<Json> => {
  const answer = await world.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

const type = (object_type: string): Query => ({ type: 'object_type', object_type });
const all = (...queries: object[]): object => ({ type: 'and', queries });
const field = (object_type: string, field_name: string) => ({ type: 'regular_field', object_type, field_name });
const when = (object_type: string, field_name: string, condition: object, negate = false) => ({
  type: 'field_condition',
  field: field(object_type, field_name),
  condition,
  negate,
});
const related = (this_object_type: string, related_object_type: string, related_query: object, negate = false) => ({
  type: 'has_related',
  this_object_type,
  related_object_type,
  related_query,
  negate,
});
const words = (value: string, mode = 'full_words') => ({ type: 'text', value, mode });

const find = async (query: object, more: object = {}): Promise<Json> =>
  (await world.post('/data/search/', { query, ...more })).body;
const idsOf = async (query: object, more: object = {}): Promise<string[]> =>
  (await find(query, more)).data.map(({ id }: Json) => id);

describe('an answer', () => {
  it('holds ids and types alone unless fields are asked for, which are as the object itself shows them', async () => {
    const cf = await make('/custom_field/lead/', { name: 'Tier', type: 'text' });
    const lead = await make('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }], [`custom.${cf.id}`]: 'gold' });
    const query = type('lead');
    expect((await find(query)).data).toEqual([{ __object_type: 'lead', id: lead.id }]);
    const names = ['name', 'contacts', 'date_created', `custom.${cf.id}`, 'nothing', 'num_contacts', 'addresses_count'];
    const { data } = await find(query, { _fields: { lead: names, contact: ['name'] } });
    expect(data).toEqual([
      {
        __object_type: 'lead',
        id: lead.id,
        name: 'Acme',
        contacts: lead.contacts,
        date_created: lead.date_created,
        [`custom.${cf.id}`]: 'gold',
        num_contacts: 1,
        addresses_count: 0,
      },
    ]);
  });

  it('tells tasks and activities of different types apart, each with its own fields', async () => {
    const lead = await make('/lead/', {
      name: 'Acme',
      contacts: [{ name: 'Ann', phones: [{ phone: '+14155550100' }] }],
    });
    const note = await make('/activity/note/', { lead_id: lead.id, note: 'Hello' });
    const task = await make('/task/', { lead_id: lead.id, text: 'Call' });
    const call = await make('/task/', {
      _type: 'outgoing_call',
      lead_id: lead.id,
      contact_id: lead.contacts[0].id,
      text: 'Ring',
    });
    const fields = { 'activity.note': ['note'], task: ['text', '_type'] };
    const { data: activities } = await find(all(type('activity')), { _fields: fields });
    expect(activities).toContainEqual({ __object_type: 'activity.note', id: note.id, note: 'Hello' });
    expect(activities.map((one: Json) => one.__object_type).sort()).toEqual(['activity.created', 'activity.note']);
    const { data: tasks } = await find(type('task'), { _fields: fields });
    expect(tasks).toContainEqual({ __object_type: 'task.lead', id: task.id, text: 'Call', _type: 'lead' });
    expect(tasks).toHaveLength(2);
    expect(await idsOf(type('task.outgoing_call'))).toEqual([call.id]);
    expect(await idsOf(all(type('activity'), type('activity.note')))).toEqual([note.id]);
  });

  it('says how many match, and how many of them may be had', async () => {
    for (const name of ['A', 'B', 'C']) await make('/lead/', { name });
    const query = type('lead');
    expect(await find(query)).not.toHaveProperty('count');
    const counted = await find(query, { include_counts: true, results_limit: 2, limit: null });
    expect([counted.data.length, counted.cursor, counted.count]).toEqual([2, null, { limited: 2, total: 3 }]);
    const none = await find(query, { include_counts: true, results_limit: 0 });
    expect([none.data, none.cursor, none.count]).toEqual([[], null, { limited: 0, total: 3 }]);
  });

  it('takes at most two statements, however much is asked for', async () => {
    const lead = await make('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] });
    await make('/opportunity/', { lead_id: lead.id, value: 100 });
    const query = all(
      type('lead'),
      words('acme'),
      related('lead', 'contact', when('contact', 'name', { type: 'exists' })),
    );
    const body = { query, include_counts: true, _fields: { lead: ['_all', 'next_task_date'] } };
    expect(await world.countStatements(() => world.post('/data/search/', body))).toBeLessThanOrEqual(2);
  });
});

it('the example of docs/search.md finds what it says', async () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(await readFile('docs/search.md', 'utf8')) ?? [];
  const offered = async (lead: object, value: number): Promise<string> => {
    const { id } = await make('/lead/', lead);
    await make('/opportunity/', { lead_id: id, value });
    return id;
  };
  const british = [{ country: 'GB' }];
  const small = await offered({ name: 'Small', addresses: british }, 60_000);
  const large = await offered({ name: 'Large', contacts: [{ emails: [{ email: 'ann@example.com' }] }] }, 90_000);
  await offered({ name: 'Elsewhere' }, 90_000);
  await offered({ name: 'Cheap', addresses: british }, 50_000);
  const busy = await offered({ name: 'Busy', addresses: british }, 90_000);
  await make('/task/', { lead_id: busy, text: 'Call', date: '2026-04-01' });
  const { status, body } = await world.post('/data/search/', JSON.parse(example));
  expect(status).toBe(200);
  expect(body.count).toEqual({ limited: 2, total: 2 });
  expect(body.data.map(({ id, num_opportunities }: Json) => [id, num_opportunities])).toEqual([
    [large, 1],
    [small, 1],
  ]);
});

describe('every field', () => {
  it.each(searchedTypes())('of %s can be shown, tested and, by its kind, ordered by', async (object_type) => {
    const lead = await make('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] });
    await make('/opportunity/', { lead_id: lead.id, value: 100 });
    await make('/task/', { lead_id: lead.id, text: 'Call' });
    const fields = Object.entries(searchObject(object_type)?.fields ?? {});
    const tested = fields.filter(([, one]) => !one.shown_only);
    const exist = tested.map(([name]) => when(object_type, name, { type: 'exists' }));
    for (let at = 0; at < exist.length; at += 50) {
      const query = all(type(object_type), { type: 'or', queries: exist.slice(at, at + 50) });
      await find(query, { _fields: { [object_type]: fields.slice(at, at + 50).map(([name]) => name) } });
    }
    const ordered = tested.filter(([, { kind }]) => ['text', 'number', 'moment', 'day', 'due'].includes(kind));
    for (let at = 0; at < ordered.length; at += 10) {
      const sort = ordered.slice(at, at + 10).map(([name]) => ({ direction: 'asc', field: field(object_type, name) }));
      const { cursor } = await find(type(object_type), { sort, _limit: 1 });
      if (cursor) await find(type(object_type), { sort, _limit: 1, cursor });
    }
  });
});

describe('pages', () => {
  const names = (answer: Json): string[] => answer.data.map((one: Json) => one.name);
  const fields = { _fields: { lead: ['name'] } };

  it.each([
    ['by a number, missing ones last', [{ direction: 'desc', field: field('lead', 'primary_opportunity_value') }]],
    [
      'by a text, then by a date',
      [
        { direction: 'asc', field: field('lead', 'description') },
        { direction: 'asc', field: field('lead', 'date_created') },
      ],
    ],
    ['by an opportunity’s day', [{ direction: 'asc', field: field('lead', 'primary_opportunity_date_won') }]],
    ['newest first', []],
  ])('together hold each object once, in the order of the whole: %s', async (_name, sort) => {
    for (let n = 0; n < 7; n++) {
      const lead = await make('/lead/', { name: `L${n}`, description: n % 3 === 0 ? null : `d${n % 3}` });
      if (n % 2 === 0)
        await make('/opportunity/', { lead_id: lead.id, value: n % 4, date_won: n > 3 ? `2026-05-0${n}` : null });
    }
    const body = { query: type('lead'), sort, ...fields };
    const whole = names((await world.post('/data/search/', body)).body);
    expect(new Set(whole).size).toBe(7);
    const found: string[] = [];
    let cursor = null;
    do {
      const { body: page } = await world.post('/data/search/', { ...body, _limit: 2, cursor });
      found.push(...names(page));
      cursor = page.cursor;
    } while (cursor);
    expect(found).toEqual(whole);
  });

  it('go on after what was created meanwhile, and stop at the results limit', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await make('/lead/', { name });
    const body = { query: type('lead'), _limit: 2, results_limit: 3, ...fields };
    const { body: first } = await world.post('/data/search/', body);
    await make('/lead/', { name: 'E' });
    const { body: second } = await world.post('/data/search/', { ...body, cursor: first.cursor });
    expect([names(first), names(second), second.cursor]).toEqual([['D', 'C'], ['B'], null]);
  });

  it('are refused after thirty seconds, with another body, and with a cursor that was made up', async () => {
    for (const name of ['A', 'B']) await make('/lead/', { name });
    const body = { query: type('lead'), _limit: 1 };
    const { cursor } = (await world.post('/data/search/', body)).body;
    const errorOf = async (sent: object): Promise<Json> => {
      const { status, body: answer } = await world.post('/data/search/', sent);
      return [status, answer['field-errors']?.cursor];
    };
    expect(await errorOf({ ...body, _limit: 2, cursor })).toEqual([400, 'The cursor belongs to another search.']);
    expect(await errorOf({ ...body, cursor: 'abc' })).toEqual([400, 'Invalid cursor.']);
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const forged = [
      parts.with(4, ["'; drop table lead"]),
      parts.with(4, []),
      parts.with(3, "x' or true"),
      parts.with(2, -1),
    ];
    for (const one of forged) {
      const made = Buffer.from(JSON.stringify(one)).toString('base64url');
      expect(await errorOf({ ...body, cursor: made })).toEqual([400, 'Invalid cursor.']);
    }
    world.setNow('2026-03-11T12:01:00Z');
    expect(await errorOf({ ...body, cursor })).toEqual([400, 'The cursor has expired.']);
  });
});

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

it('whatever a query holds, it is answered or refused', async () => {
  const moment = (before: object): object => when('opportunity', 'date_won', { type: 'moment_range', before });
  const whole = all(
    type('lead'),
    words('acme', 'phrase'),
    { type: 'id', value: 'lead_1' },
    { type: 'slice', index: 1, of: 2 },
    { type: 'status_at', object_type: 'lead', status_ids: ['stat_1'], at: { type: 'now' } },
    when('lead', 'num_contacts', { type: 'number_range', gt: 1 }),
    when('lead', 'created_by', { type: 'reference', reference_type: 'user', object_ids: ['user_1'] }),
    when('lead', 'timezone_id', { type: 'local_time', on_or_after: '09:00:00', before: null }),
    related('lead', 'opportunity', moment({ type: 'fixed_utc', value: '0001-01-01T00:00:00Z' })),
    related('lead', 'opportunity', moment({ type: 'fixed_local_date', value: '9999-12-31', which: 'end' })),
    related(
      'lead',
      'task.lead',
      when('task.lead', 'date', {
        type: 'moment_range',
        before: { type: 'fixed_local_date', value: '0001-01-01', which: 'start' },
      }),
    ),
    related(
      'lead',
      'opportunity',
      moment({ type: 'offset', direction: 'past', moment: { type: 'now' }, offset: { years: 2025, days: 90 } }),
    ),
  );
  const nasty = [
    null,
    true,
    -1,
    0,
    1e300,
    '',
    'x',
    "'; drop table lead; --",
    '9999-12-31',
    '0001-01-01T00:00:00+14:00',
    '%_\\',
    [],
    {},
    [null],
  ];
  expect((await world.post('/data/search/', { query: whole }, { 'x-tz-offset': '-14' })).status).toBe(200);
  const paths = pathsIn(whole);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.constantFrom<unknown>(...nasty),
      fc.constantFrom('-14', '0', '14'),
      async (path, value, zone) => {
        const query = path.length === 0 ? value : replaced(whole, path, value);
        const { status } = await world.post('/data/search/', { query }, { 'x-tz-offset': zone });
        expect([200, 400]).toContain(status);
      },
    ),
    { numRuns: 250 },
  );
});

function pathsIn(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.keys(value).flatMap((key) => pathsIn(value[key]).map((path) => [key, ...path]))];
}

function replaced(value: Json, [key = '', ...rest]: string[], by: unknown): Json {
  const inner = rest.length === 0 ? by : replaced(value[key], rest, by);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

describe('a wrong query', () => {
  const refusal = async (query: unknown, more: object = {}): Promise<Json> => {
    const { status, body } = await world.post('/data/search/', { query, ...more });
    expect(status).toBe(400);
    return body['field-errors'];
  };
  const inLead = (node: unknown) => ({ type: 'and', queries: [type('lead'), node] });
  const place = 'query.queries[1]';

  it.each([
    ['an unknown type of node', { type: 'near' }, `${place}.type`, /near/],
    ['an unknown field', when('lead', 'colour', { type: 'exists' }), `${place}.field.field_name`, /colour/],
    ['a field of another object', when('contact', 'name', { type: 'exists' }), `${place}.field.object_type`, /lead/],
    [
      'a condition that does not fit',
      when('lead', 'name', { type: 'number_range', gt: 1 }),
      `${place}.condition`,
      /number_range/,
    ],
    ['an unknown condition', when('lead', 'name', { type: 'sounds_like' }), `${place}.condition.type`, /sounds_like/],
    [
      'a bound of the wrong type',
      when('lead', 'num_contacts', { type: 'number_range', gt: '1' }),
      `${place}.condition.gt`,
      /number/,
    ],
    [
      'an unknown mode',
      when('lead', 'name', { type: 'text', value: 'a', mode: 'fuzzy' }),
      `${place}.condition.mode`,
      /phrase/,
    ],
    [
      'another kind of reference',
      when('lead', 'status_id', { type: 'reference', reference_type: 'user', object_ids: [] }),
      `${place}.condition.reference_type`,
      /status\.lead/,
    ],
    [
      'current_user of what is no user',
      when('lead', 'status_id', { type: 'current_user' }),
      `${place}.condition`,
      /current_user/,
    ],
    ['another object type', type('contact'), `${place}.object_type`, /lead/],
    [
      'a custom field that is not there',
      {
        type: 'field_condition',
        field: { type: 'custom_field', custom_field_id: 'cf_none' },
        condition: { type: 'exists' },
      },
      `${place}.field.custom_field_id`,
      /cf_none/,
    ],
    [
      'what is not related',
      related('lead', 'organization', { type: 'match_all' }),
      `${place}.related_object_type`,
      /organization/,
    ],
    [
      'what does not exist here',
      related('lead', 'activity.call', { type: 'match_all' }),
      `${place}.related_object_type`,
      /activity\.call/,
    ],
    [
      'a summary, which is only shown',
      when('lead', 'total_opportunity_value_summary', { type: 'exists' }),
      `${place}.field.field_name`,
      /summary/,
    ],
    [
      'an impossible day',
      when('lead', 'date_created', {
        type: 'moment_range',
        before: { type: 'fixed_local_date', value: '2026-02-30', which: 'start' },
      }),
      `${place}.condition.before.value`,
      /date/,
    ],
    [
      'a moment out of reach',
      when('lead', 'date_created', {
        type: 'moment_range',
        before: { type: 'offset', direction: 'future', moment: { type: 'now' }, offset: { years: 9000 } },
      }),
      `${place}.condition.before`,
      /9999/,
    ],
    ['a text where a query should be', 'lead', place, /dict/],
    [
      'a related query’s own fault',
      related('lead', 'contact', all(when('contact', 'x', { type: 'exists' }))),
      `${place}.related_query.queries[0].field.field_name`,
      /"x"/,
    ],
  ])('is refused with its place: %s', async (_name, node, at, text) => {
    const errors = await refusal(inLead(node));
    expect(Object.keys(errors)).toEqual([at]);
    expect(errors[at]).toMatch(text);
  });

  it('is refused when it does not say what to search for, or what nobody can search for', async () => {
    expect(await refusal(undefined)).toEqual({ query: 'This field is required.' });
    expect((await refusal({ type: 'match_all' })).query).toMatch(/object_type/);
    expect((await refusal(type('activity.call'))).query).toMatch(/activity\.call/);
    expect((await refusal(type('contact_email'))).query).toMatch(/contact_email/);
  });

  it('is refused when it is too deep or too large', async () => {
    let deep: object = { type: 'match_all' };
    for (let n = 0; n < 27; n++) deep = { type: 'and', queries: [deep] };
    expect(JSON.stringify(await refusal(inLead(deep)))).toMatch(/levels deep/);
    const wide = Array.from({ length: 499 }, () => ({ type: 'match_all' }));
    expect(JSON.stringify(await refusal(inLead(all(...wide))))).toMatch(/500/);
    const joins = Array.from({ length: 41 }, () => words('a'));
    expect(JSON.stringify(await refusal(inLead(all(...joins))))).toMatch(/40/);
  });

  it('does not pass for the order or the page either', async () => {
    const sorted = (name: string) => ({ sort: [{ direction: 'asc', field: field('lead', name) }] });
    expect(await refusal(type('lead'), sorted('status_id'))).toHaveProperty(['sort[0].field']);
    expect(await refusal(type('lead'), { _limit: 201 })).toHaveProperty('_limit');
    expect(await refusal(type('lead'), { _limit: '5' })).toHaveProperty('_limit');
    expect(await refusal(type('lead'), { results_limit: -1 })).toHaveProperty('results_limit');
    expect(await refusal(type('lead'), { _fields: ['name'] })).toHaveProperty('_fields');
    expect(await refusal(type('lead'), { include_counts: 'yes' })).toHaveProperty('include_counts');
  });
});
