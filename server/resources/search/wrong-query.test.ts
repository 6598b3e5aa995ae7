// What is wrong with a query is said with its place, and nothing that it holds makes the server fail.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { all, field, related, type, when, words } from '../../../test/search-nodes.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-11T12:00:00Z' });
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
      moment({ type: 'offset', direction: 'past', moment: { type: 'now' }, offset: { years: 2025, days: 60 } }),
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
