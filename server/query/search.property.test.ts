// Random queries over small data: the database finds exactly what the plain model of a query finds.
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../test/harness.ts';
import { type Model, matches } from '../../test/search-model.ts';
import type { Condition, Query, QueryField, QueryMoment } from './query.ts';

let world: World;
let model: Omit<Model, 'now' | 'offset'>;
let customs: Record<'text' | 'number' | 'choices' | 'date' | 'datetime' | 'user', string>;
let statuses: string[];

const NOW = '2026-03-11T12:00:00Z';
const WORDS = ['acme', 'ann', 'an', 'bob', 'co', 'corp', 'Ärger', '42', 'b-o'];
const DAYS = [
  '2026-01-31',
  '2026-02-28',
  '2026-03-08',
  '2026-03-09',
  '2026-03-10',
  '2026-03-11',
  '2026-03-12',
  '2026-04-01',
];

beforeAll(async () => {
  world = await newWorld({ now: '2026-01-30T22:30:00Z' });
  await populate();
});

/** Two dozen leads and what hangs on them, picked by a small generator of its own: the same each time. */
async function populate(): Promise<void> {
  let seed = 7;
  const draw = (n: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  const of = <T>(list: readonly T[]): T => list[draw(list.length)] as T;
  const some = <T>(list: readonly T[]): T | null => (draw(3) === 0 ? null : of(list));
  const words = (): string => Array.from({ length: 1 + draw(3) }, () => of(WORDS)).join(of([' ', ' ', '. ', '-']));
  const make = async (path: string, body: object): Promise<Json> => {
    const answer = await world.post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const custom = async (type: string, more: object = {}): Promise<string> =>
    (await make('/custom_field/lead/', { name: type, type, ...more })).id;
  customs = {
    text: await custom('text'),
    number: await custom('number'),
    choices: await custom('choices', { choices: ['red', 'green', 'blue'], accepts_multiple_values: true }),
    date: await custom('date'),
    datetime: await custom('datetime'),
    user: await custom('user'),
  };
  statuses = (await world.get('/status/lead/')).body.data.map(({ id }: Json) => id);
  const values = (): object => ({
    [`custom.${customs.text}`]: some(WORDS),
    [`custom.${customs.number}`]: some([0, 1, 2.5, 10]),
    [`custom.${customs.choices}`]: some([['red'], ['red', 'blue'], ['green']]),
    [`custom.${customs.date}`]: some(DAYS),
    [`custom.${customs.datetime}`]: some([NOW, '2026-03-10T23:30:00Z']),
    [`custom.${customs.user}`]: some([world.user_id]),
  });
  for (let n = 0; n < 24; n++) {
    world.setNow(`${of(DAYS)}T${of(['00:10', '12:00', '23:50'])}:00Z`);
    const contacts = Array.from({ length: draw(3) }, () => ({
      name: some(WORDS) ?? words(),
      title: some(WORDS),
      emails: draw(2) === 0 ? [] : [{ email: `${of(['ann', 'bob'])}${draw(3)}@${of(['acme', 'co'])}.example` }],
    }));
    const addresses = draw(3) === 0 ? [{ city: of(WORDS) }] : [];
    const lead = await make('/lead/', {
      name: some(WORDS) === null ? '' : words(),
      description: some([words()]),
      status_id: of(statuses),
      contacts,
      addresses,
      ...values(),
    });
    const lead_id = lead.id;
    for (let k = draw(3); k > 0; k--) {
      const period = of(['one_time', 'monthly', 'annual']);
      await make('/opportunity/', {
        lead_id,
        value: some([0, 100, 5000]),
        value_period: period,
        date_won: some(DAYS),
        note: words(),
      });
    }
    for (let k = draw(3); k > 0; k--) {
      const date = draw(2) === 0 ? of(DAYS) : `${of(DAYS)}T${of(['01:00', '12:00', '23:00'])}:00Z`;
      await make('/task/', { lead_id, text: words(), date, is_complete: draw(2) === 0 });
    }
    if (draw(2) === 0) await make('/activity/note/', { lead_id, note: words() });
  }
  const all = async (path: string): Promise<Json[]> => (await world.get(path)).body.data;
  const leads = await all('/lead/');
  const tasks = await all('/task/?_limit=1000&_type=all');
  model = {
    user_id: world.user_id,
    leads,
    contacts: leads.flatMap((lead) => lead.contacts),
    opportunities: await all('/opportunity/?_limit=250'),
    tasks: tasks.filter((task) => task._type === 'lead'),
    other_tasks: tasks.filter((task) => task._type !== 'lead'),
    notes: await all('/activity/note/'),
  };
}

const negate = fc.boolean();
const mode = fc.constantFrom('full_words', 'phrase', 'beginning_of_words', 'exact_value');
const value = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.array(fc.constantFrom(...WORDS, 'c', 'example'), { maxLength: 3 }).map((words) => words.join(' ')),
);
const text = fc.record({ type: fc.constant('text'), value, mode });
const exists = fc.constant({ type: 'exists' });
const bound = fc.option(fc.constantFrom(-1, 0, 1, 2, 2.5, 100, 5000));
const numbers = fc.record(
  { type: fc.constant('number_range'), gt: bound, gte: bound, lt: bound, lte: bound },
  { requiredKeys: ['type'] },
);
const edge = fc.constantFrom('start', 'end');

const moment = fc.letrec((tie) => ({
  moment: fc.oneof(
    { depthSize: 'small' },
    fc.constant({ type: 'now' }),
    fc.record({
      type: fc.constant('fixed_utc'),
      value: fc.constantFrom(NOW, '2026-03-10T00:10:00Z', '2026-03-10T23:30:00+02:00'),
    }),
    fc.record({ type: fc.constant('fixed_local_date'), value: fc.constantFrom(...DAYS), which: edge }),
    fc.record({
      type: fc.constant('start_end_of_predefined_relative_period'),
      range: fc.constantFrom(
        'today',
        'yesterday',
        'tomorrow',
        'this-week',
        'last-week',
        'this-month',
        'last-month',
        'next-month',
        'this-quarter',
        'last-quarter',
        'this-year',
        'last-year',
      ),
      which: edge,
    }),
    fc.record({
      type: fc.constant('offset'),
      direction: fc.constantFrom('past', 'future'),
      moment: tie('moment'),
      offset: fc.record(
        { months: fc.nat(2), weeks: fc.nat(2), days: fc.nat(40), hours: fc.nat(30) },
        { requiredKeys: [] },
      ),
      which_day_end: fc.option(edge),
    }),
  ),
})).moment as fc.Arbitrary<QueryMoment>;
const moments = fc.record({
  type: fc.constant('moment_range'),
  on_or_after: fc.option(moment),
  before: fc.option(moment),
});

type Tested = [() => QueryField, fc.Arbitrary<object>];

const regular = (object_type: string, field_name: string, condition: fc.Arbitrary<object>): Tested => [
  () => ({ type: 'regular_field', object_type, field_name }),
  condition,
];
const custom = (name: keyof typeof customs, condition: fc.Arbitrary<object>): Tested => [
  () => ({ type: 'custom_field', custom_field_id: customs[name] }),
  condition,
];
const terms = (...of: string[]) =>
  fc.record({ type: fc.constant('term'), values: fc.uniqueArray(fc.constantFrom(...of)) });

const FIELDS: Record<string, Tested[]> = {
  lead: [
    regular('lead', 'name', text),
    regular('lead', 'display_name', text),
    regular('lead', 'description', fc.oneof(text, exists)),
    regular('lead', 'date_created', moments),
    regular('lead', 'num_contacts', numbers),
    regular('lead', 'num_incomplete_tasks', numbers),
    regular('lead', 'max_annualized_opportunity_value', numbers),
    regular('lead', 'created_by', fc.constant({ type: 'current_user' })),
    custom('text', fc.oneof(text, exists)),
    custom('number', fc.oneof(numbers, exists)),
    custom('choices', fc.oneof(terms('red', 'green', 'blue', 'gone'), exists)),
    custom('date', moments),
    custom('datetime', moments),
    custom('user', fc.oneof(fc.constant({ type: 'current_user' }), exists)),
  ],
  contact: [
    regular('contact', 'name', text),
    regular('contact', 'title', fc.oneof(text, exists)),
    regular('contact', 'emails_count', numbers),
  ],
  contact_email: [regular('contact_email', 'email', text)],
  address: [regular('address', 'city', text)],
  opportunity: [
    regular('opportunity', 'value', fc.oneof(numbers, exists)),
    regular('opportunity', 'annualized_value', numbers),
    regular('opportunity', 'value_period', terms('one_time', 'monthly')),
    regular('opportunity', 'date_won', fc.oneof(moments, exists)),
    regular('opportunity', 'note', text),
    regular('opportunity', 'status_type', terms('active', 'won')),
  ],
  'task.lead': [
    regular('task.lead', 'text', text),
    regular('task.lead', 'date', moments),
    regular('task.lead', 'is_complete', fc.record({ type: fc.constant('boolean'), value: fc.boolean() })),
  ],
  'activity.note': [regular('activity.note', 'note', text)],
};

const RELATED: Record<string, string[]> = {
  lead: ['contact', 'opportunity', 'task.lead', 'activity.note', 'address'],
  contact: ['lead', 'contact_email'],
  opportunity: ['lead'],
  'task.lead': ['lead'],
  'activity.note': ['lead'],
};

/** Queries are made as functions, since the ids in them are known only once there is data. */
function queries(type: string, depth: number): fc.Arbitrary<() => Query> {
  const tested = (FIELDS[type] ?? []).map(([field, condition]) =>
    fc.record({ condition, negate }).map(
      ({ condition, negate }) =>
        (): Query => ({ type: 'field_condition', field: field(), condition: condition as Condition, negate }),
    ),
  );
  const leaves: fc.Arbitrary<() => Query>[] = [...tested];
  if (!['contact_email', 'address'].includes(type)) {
    leaves.push(
      fc.record({ type: fc.constant('text' as const), value, mode, negate }).map((query) => () => query as Query),
    );
  }
  if (depth === 0) return fc.oneof(...leaves);
  const inner = queries(type, depth - 1);
  const connected = fc
    .record({
      type: fc.constantFrom('and' as const, 'or' as const),
      queries: fc.array(inner, { maxLength: 3 }),
      negate,
    })
    .map(
      ({ queries, ...node }) =>
        (): Query => ({ ...node, queries: queries.map((query) => query()) }),
    );
  const near = (RELATED[type] ?? []).map((related_object_type) =>
    fc.record({ query: queries(related_object_type, depth - 1), negate }).map(
      ({ query, negate }) =>
        (): Query => ({
          type: 'has_related',
          this_object_type: type,
          related_object_type,
          related_query: query(),
          negate,
        }),
    ),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.oneof(...leaves) },
    { weight: 2, arbitrary: connected },
    ...near.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
}

const SEARCHED: [string, keyof Omit<Model, 'now' | 'offset' | 'user_id' | 'other_tasks'>, number][] = [
  ['lead', 'leads', 100],
  ['contact', 'contacts', 25],
  ['opportunity', 'opportunities', 25],
  ['task.lead', 'tasks', 25],
  ['activity.note', 'notes', 20],
];

it.each(SEARCHED)(
  'a search for %s finds what its query means',
  async (type, of, numRuns) => {
    const zone = fc.constantFrom(0, -7, 5.5);
    await fc.assert(
      fc.asyncProperty(queries(type, 3), zone, async (made, hours) => {
        const query: Query = { type: 'and', queries: [{ type: 'object_type', object_type: type }, made()] };
        world.setNow(NOW);
        const answer = await world.post(
          '/data/search/',
          { query, _limit: 200, include_counts: true },
          { 'x-tz-offset': String(hours) },
        );
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
        const known = { ...model, now: new Date(NOW), offset: hours * 60 };
        const expected = known[of].filter((object) => matches(known, type, object, query)).map(({ id }) => id);
        expect(answer.body.data.map(({ id }: Json) => id).sort(), JSON.stringify(query)).toEqual(expected.sort());
        // Counted by a condition in another form.
        expect(answer.body.count.total, JSON.stringify(query)).toBe(expected.length);
      }),
      { numRuns, seed: 42 },
    );
  },
  120_000,
);
