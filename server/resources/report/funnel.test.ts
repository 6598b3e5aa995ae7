// The funnel reports (activities-search-automation.md §8.6).
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let colleague: Caller;
let lead_id: string;
let pipeline: string;
const status: Record<string, string> = {};

const DAY = 86_400;

const opportunity = async (by: Caller, label: string, more: object = {}): Promise<string> => {
  const body = { lead_id, status_id: status[label], user_id: by.user_id, value: 1000, confidence: 50, ...more };
  return (await world.post('/opportunity/', body)).body.id;
};
const move = async (now: string, id: string, label: string): Promise<void> => {
  world.setNow(now);
  await world.put(`/opportunity/${id}/`, { status_id: status[label] });
};
const question = () => ({
  pipeline,
  type: 'created-cohort',
  report_relative_range: 'all-time',
  cohort_relative_range: 'this-month',
});
const ask = (what: 'stages' | 'totals', more: object = {}) =>
  world.post(`/report/funnel/opportunity/${what}/`, { ...question(), ...more });
const byLabel = (stages: { status: { label: string }; count: number }[]) =>
  Object.fromEntries(stages.map(({ status: { label }, ...figures }) => [label, figures]));
const counts = async (more: object = {}) =>
  Object.fromEntries((await ask('stages', more)).body.aggregations.stages.map((one: never) => countOf(one)));
const countOf = ({ status: { label }, count }: { status: { label: string }; count: number }) => [label, count];

beforeAll(async () => {
  world = await newWorld({ now: '2026-02-10T12:00:00Z' });
  colleague = await world.member('user');
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
  const statuses = ['Found', 'Talking', 'Offered'].map((label) => ({ label, type: 'active' }));
  const made = await world.post('/pipeline/', {
    name: 'Sales of yachts',
    statuses: [...statuses, { label: 'Sold', type: 'won' }, { label: 'Gone', type: 'lost' }],
  });
  pipeline = made.body.id;
  for (const { id, label } of made.body.statuses) status[label] = id;

  const old = await opportunity(world, 'Found');
  world.setNow('2026-03-01T12:00:00Z');
  const [won, skipped, lost] = [
    await opportunity(world, 'Found', { value: 3000, value_period: 'monthly', confidence: 10 }),
    await opportunity(world, 'Found'),
    await opportunity(world, 'Found', { value: 500 }),
  ];
  await opportunity(colleague, 'Talking', { value: 200 });
  await move('2026-03-02T12:00:00Z', won, 'Talking');
  await move('2026-03-04T12:00:00Z', won, 'Offered');
  await move('2026-03-05T12:00:00Z', won, 'Sold');
  await move('2026-03-06T12:00:00Z', skipped, 'Offered');
  await move('2026-03-04T12:00:00Z', lost, 'Talking');
  await move('2026-03-08T12:00:00Z', lost, 'Gone');
  await move('2026-03-09T12:00:00Z', old, 'Talking');
  world.setNow('2026-03-10T12:00:00Z');
});

describe('stages', () => {
  it('counts an opportunity in each status from its first to its furthest, a lost one in its lost status too', async () => {
    const { status: code, body } = await ask('stages');
    expect(code).toBe(200);
    expect(body.aggregations.stages.map(({ status: { label } }: { status: { label: string } }) => label)).toEqual([
      'Found',
      'Talking',
      'Offered',
      'Sold',
      'Gone',
    ]);
    expect(byLabel(body.aggregations.stages)).toEqual({
      Found: {
        count: 3,
        value: 4500,
        weighted_value: 3000 + 500 + 0,
        count_conversion_rate: 1,
        value_conversion_rate: 1,
        weighted_value_conversion_rate: 1,
        count_lost: 0,
        value_lost: 0,
        count_lost_ratio: 0,
        value_lost_ratio: 0,
        // To Talking after one day, to Offered after five, to Talking after three.
        average_time_to_advance: 3 * DAY,
      },
      Talking: {
        count: 4,
        value: 4700,
        weighted_value: 3000 + 500 + 0 + 100,
        count_conversion_rate: 0.5,
        value_conversion_rate: 0.851064,
        weighted_value_conversion_rate: 0.972222,
        count_lost: 1,
        value_lost: 500,
        count_lost_ratio: 0.25,
        value_lost_ratio: 0.106383,
        average_time_to_advance: 2 * DAY,
      },
      Offered: {
        count: 2,
        value: 4000,
        weighted_value: 3500,
        count_conversion_rate: 0.5,
        value_conversion_rate: 0.75,
        weighted_value_conversion_rate: 0.857143,
        count_lost: 0,
        value_lost: 0,
        count_lost_ratio: 0,
        value_lost_ratio: 0,
        average_time_to_advance: DAY,
      },
      Sold: expect.objectContaining({
        count: 1,
        value: 3000,
        count_conversion_rate: 0,
        average_time_to_advance: null,
      }),
      Gone: expect.objectContaining({ count: 1, value: 500, count_conversion_rate: 0, count_lost: 0 }),
    });
  });

  it('says the same of each user, with every status', async () => {
    const { data } = (await ask('stages')).body;
    const theirs = data.find(({ user_id }: { user_id: string }) => user_id === colleague.user_id);
    expect(data).toHaveLength(2);
    expect(byLabel(theirs.stages)).toMatchObject({
      Found: { count: 0, value: 0, count_conversion_rate: null, count_lost_ratio: null },
      Talking: { count: 1, value: 200, count_conversion_rate: 0 },
      Sold: { count: 0 },
    });
  });

  it('looks only at what was in the time of the report', async () => {
    const report = { start: '2026-03-01T00:00:00Z', end: '2026-03-04T00:00:00Z' };
    const early = { report_relative_range: null, report_datetime_range: report };
    expect(await counts(early)).toEqual({ Found: 3, Talking: 2, Offered: 0, Sold: 0, Gone: 0 });
  });

  it('takes the opportunities that were active in the time, whenever they were created', async () => {
    const active = { type: 'active-stage-cohort', report_relative_range: 'this-month' };
    expect(await counts(active)).toEqual({ Found: 4, Talking: 5, Offered: 2, Sold: 1, Gone: 1 });
    // On this day one was sold, one found it had been left, and two were where they are.
    const day = { start: '2026-03-07', end: '2026-03-08' };
    expect(await counts({ ...active, report_relative_range: null, report_datetime_range: day })).toEqual({
      Found: 1,
      Talking: 2,
      Offered: 1,
      Sold: 0,
      Gone: 0,
    });
  });

  it('is of some users, and of the leads of a smart view', async () => {
    expect(await counts({ users: [colleague.user_id] })).toMatchObject({ Found: 0, Talking: 1 });
    const view = (name: string) =>
      world.post('/saved_search/', {
        name,
        s_query: {
          query: {
            type: 'and',
            queries: [
              { type: 'object_type', object_type: 'lead' },
              {
                type: 'field_condition',
                field: { type: 'regular_field', object_type: 'lead', field_name: 'name' },
                condition: { type: 'text', mode: 'full_words', value: name },
              },
            ],
          },
        },
      });
    const of = async (name: string) => ({
      query: { type: 'saved_search', saved_search_id: (await view(name)).body.id },
    });
    expect(await counts(await of('Wayne'))).toMatchObject({ Found: 3 });
    expect(await counts(await of('Acme'))).toMatchObject({ Found: 0 });
  });

  it('compares with another time, which it then reports', async () => {
    expect(await counts({ compared_relative_range: 'last-month' })).toMatchObject({ Found: 1, Talking: 1, Offered: 0 });
    const march = { start: '2026-03-01', end: '2026-03-11' };
    const exact = { cohort_relative_range: null, cohort_datetime_range: march };
    expect(await counts(exact)).toMatchObject({ Found: 3 });
    expect(await counts({ ...exact, compared_datetime_range: 'same-days-last-month' })).toMatchObject({ Found: 1 });
    const custom = { start: '2026-02-01', end: '2026-02-10' };
    expect(await counts({ compared_custom_range: custom })).toMatchObject({ Found: 0 });
  });

  it('as CSV has a line for each user and status', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/v1/report/funnel/opportunity/stages/',
      headers: { authorization: `Basic ${btoa(`${world.key}:`)}`, accept: 'text/csv' },
      payload: question(),
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    const lines = answer.body.trim().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * 5);
    expect(lines[0]).toMatch(/^user_id,status_id,status_label,status_type,count,value,/);
    expect(lines).toContainEqual(
      expect.stringContaining(`${colleague.user_id},${status.Talking},Talking,active,1,200,`),
    );
  });
});

describe('totals', () => {
  it('says what was won of what is over, and how long that took', async () => {
    const { body } = await ask('totals');
    expect(body.aggregations).toEqual({
      count: 4,
      count_total_complete: 2,
      count_total_won: 1,
      count_win_rate: 0.5,
      value_total_complete: 3500,
      value_total_won: 3000,
      value_win_rate: 0.857143,
      average_time_to_win: 4 * DAY,
      average_value_annualized_per_won_opportunity: 36_000,
      sales_velocity: 0.208333,
    });
    expect(body.data).toContainEqual({
      user_id: colleague.user_id,
      count: 1,
      count_total_complete: 0,
      count_total_won: 0,
      count_win_rate: 0,
      value_total_complete: 0,
      value_total_won: 0,
      value_win_rate: 0,
      average_time_to_win: null,
      average_value_annualized_per_won_opportunity: 0,
      sales_velocity: 0,
    });
  });

  it('is all zeros where there is nothing', async () => {
    const { body } = await ask('totals', { cohort_relative_range: 'last-year' });
    expect(body).toMatchObject({ aggregations: { count: 0, count_win_rate: 0, average_time_to_win: null }, data: [] });
  });
});

it.each([
  [{ pipeline: undefined }, { pipeline: 'This field is required.' }],
  [{ pipeline: 'pipe_nobody' }, { pipeline: 'Object does not exist.' }],
  [{ type: 'cohort' }, { type: 'Not a valid choice.' }],
  [{ report_relative_range: 'tomorrow' }, { report_relative_range: 'Not a valid choice.' }],
  [{ report_relative_range: null }, { report_relative_range: 'This field is required.' }],
  [{ cohort_relative_range: null }, { cohort_relative_range: 'This field is required.' }],
  [
    { cohort_datetime_range: { start: '2026-01-01', end: '2026-02-01' } },
    { cohort_datetime_range: 'Only one of cohort_relative_range and cohort_datetime_range can be given.' },
  ],
  [
    { cohort_relative_range: null, cohort_datetime_range: { start: '2026-02-01', end: '2026-01-01' } },
    { cohort_datetime_range: 'end is before start.' },
  ],
  [
    { cohort_relative_range: null, cohort_datetime_range: 'March' },
    { cohort_datetime_range: 'start must be an ISO 8601 date-time.' },
  ],
  [
    { compared_datetime_range: 'same-days-last-week' },
    { compared_datetime_range: 'It can only be given together with cohort_datetime_range.' },
  ],
  [
    { compared_relative_range: 'last-week', compared_custom_range: { start: '2026-01-01', end: '2026-02-01' } },
    { compared_custom_range: 'Only one of compared_relative_range and compared_custom_range can be given.' },
  ],
  [{ users: 'me' }, { users: 'Value must be of list type.' }],
  [{ users: [5] }, { users: 'Value must be of str type.' }],
  [{ query: { type: 'text' } }, { query: 'Its type must be saved_search.' }],
  [{ query: { type: 'saved_search', saved_search_id: 'save_nobody' } }, { query: 'Object does not exist.' }],
  [{ colour: 'red' }, { colour: 'Extra inputs are not permitted' }],
])('refuses %j', async (more, errors) => {
  for (const what of ['stages', 'totals'] as const) {
    const { status: code, body } = await ask(what, more);
    expect([code, body]).toEqual([400, { errors: [], 'field-errors': errors }]);
  }
});

it('reports nothing of another organization', async () => {
  const stranger = await newWorld();
  const body = { pipeline, type: 'active-stage-cohort', report_relative_range: 'all-time' };
  expect((await stranger.post('/report/funnel/opportunity/totals/', body)).body['field-errors']).toEqual({
    pipeline: 'Object does not exist.',
  });
});
