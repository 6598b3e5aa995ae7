// Lists of opportunities: filters, orders, aggregates and groups (core.md §12.4).
import { beforeAll, describe, expect, it } from 'vitest';
import { caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import type { Database } from '../../database/connect.ts';

let world: World;
let other: string;
let leads: string[];
let statuses: Record<string, string>;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  other = (await world.member('user')).user_id;
  leads = [(await world.post('/lead/', { name: 'Bluth' })).body.id, (await world.post('/lead/', {})).body.id];
  const { data } = (await world.get('/status/opportunity/')).body;
  statuses = Object.fromEntries(data.map((status: Json) => [status.label, status.id]));
  const [bluth, wayne] = leads;
  const yearly = { lead_id: wayne, value: 50_000, value_period: 'annual', confidence: 75, note: 'b' };
  await world.post('/opportunity/', {
    lead_id: bluth,
    value: 300_000,
    confidence: 75,
    note: 'a',
    date_won: '2026-03-31',
  });
  await world.post('/opportunity/', { ...yearly, status_id: statuses.Won, date_won: '2026-12-31' });
  world.setNow('2026-03-11T15:00:00Z');
  const monthly = { lead_id: wayne, value: 5_000, value_period: 'monthly', note: 'c', user_id: other };
  await world.post('/opportunity/', { ...monthly, status_id: statuses['Contract Sent'], date_won: '2027-01-01' });
  await world.post('/opportunity/', { lead_id: wayne, note: 'd', status_id: statuses.Lost });
});

const list = async (parameters: string, who = world): Promise<Json> =>
  (await who.get(`/opportunity/?${parameters}`)).body;
const notes = async (parameters: string): Promise<string> =>
  (await list(parameters)).data.map((one: Json) => one.note).join('');
/** The notes of the opportunities that match, by age. */
const picks = (parameters: string): Promise<string> => notes(`${parameters}&_order_by=date_created`);

describe('a filter', () => {
  it('picks by lead, user and status', async () => {
    expect(await picks(`lead_id=${leads[0]}`)).toBe('a');
    expect(await picks(`user_id=${other}`)).toBe('c');
    expect(await picks(`user_id__in=${other},${world.user_id}`)).toBe('abcd');
    expect(await picks(`status_id=${statuses.Won}`)).toBe('b');
    expect(await picks(`status_id__in=${statuses.Won},${statuses.Lost}`)).toBe('bd');
    expect(await picks('user_id__in=')).toBe('');
    expect(await picks(`organization_id=${world.organization_id}`)).toBe('abcd');
  });

  it('picks by what the status says', async () => {
    expect(await picks('status_type=active')).toBe('ac');
    expect(await picks('status_type__in=won,lost')).toBe('bd');
    expect(await picks('status_label=Contract Sent')).toBe('c');
    expect(await picks('status=Won')).toBe('b');
    expect(await picks('status__in=Won, Contract Sent')).toBe('bc');
    expect(await picks('status_label__in=')).toBe('');
  });

  it('picks by period', async () => {
    expect(await picks('value_period=annual')).toBe('b');
    expect(await picks('value_period__in=annual,monthly')).toBe('bc');
  });

  it('picks by day and by moment', async () => {
    expect(await picks('date_won=2026-12-31')).toBe('b');
    expect(await picks('date_won__gt=2026-03-31&date_won__lte=2026-12-31')).toBe('b');
    expect(await picks('date_won__gte=2026-03-31&date_won__lt=2026-12-31')).toBe('a');
    expect(await picks('date_won=')).toBe('d');
    expect(await picks('date_created__gte=2026-03-11')).toBe('cd');
    expect(await picks('date_updated__lt=2026-03-11')).toBe('ab');
    expect((await world.get('/opportunity/?date_won=soon')).status).toBe(400);
  });

  it('that nobody knows says nothing', async () => {
    expect(await picks('colour=red')).toBe('abcd');
  });
});

describe('the order', () => {
  it('is newest first, or as asked for', async () => {
    expect(await notes('')).toBe('dcba');
    expect(await notes('_order_by=-value')).toBe('abcd');
    expect(await notes('_order_by=annualized_value&value_period__in=monthly,annual')).toBe('bc');
    expect(await notes('_order_by=-annualized_expected_value')).toBe('abcd');
    expect(await notes('_order_by=date_won')).toBe('abcd');
    expect(await notes('_order_by=-date_won')).toBe('cbad');
    expect(await notes('_order_by=-confidence,date_created')).toBe('abcd');
    expect(await notes('_order_by=-user_name,-date_created')).toBe('cdba');
    expect(await notes('_order_by=date_updated')).toBe('abcd');
  });
});

describe('paging', () => {
  it('goes by objects, up to 250', async () => {
    expect(await list('_limit=3&_order_by=date_created')).toMatchObject({ has_more: true, total_results: 4 });
    expect(await notes('_limit=3&_skip=3&_order_by=date_created')).toBe('d');
    expect((await world.get('/opportunity/?_limit=250')).status).toBe(200);
    expect((await world.get('/opportunity/?_limit=251')).status).toBe(400);
  });

  it('takes one statement', async () => {
    expect(await world.countStatements(() => list('_limit=2&status_type=active'))).toBe(1);
  });
});

describe('the aggregates', () => {
  it('are about all that match, whatever the page', async () => {
    const { data, has_more, ...sums } = await list('_limit=1');
    expect([data.length, has_more]).toEqual([1, true]);
    expect(sums).toEqual({
      total_results: 4,
      count_by_value_period: { one_time: 2, monthly: 1, annual: 1 },
      total_value_one_time: 300_000,
      total_value_one_time_formatted: '$3,000',
      total_value_monthly: 5_000,
      total_value_monthly_formatted: '$50',
      total_value_annual: 50_000,
      total_value_annual_formatted: '$500',
      total_value_annualized: 410_000,
      total_value_annualized_formatted: '$4,100',
      expected_value_one_time: 225_000,
      expected_value_one_time_formatted: '$2,250',
      expected_value_monthly: 2_500,
      expected_value_monthly_formatted: '$25',
      expected_value_annual: 37_500,
      expected_value_annual_formatted: '$375',
      expected_value_annualized: 292_500,
      expected_value_annualized_formatted: '$2,925',
    });
  });

  it('are null where there is nothing, and there on an empty page too', async () => {
    expect(await list('value_period=annual')).toMatchObject({
      total_value_monthly: null,
      total_value_monthly_formatted: null,
      expected_value_annualized: 37_500,
    });
    expect(await list('status=None')).toMatchObject({
      data: [],
      total_results: 0,
      count_by_value_period: {},
      total_value_annualized: null,
    });
    expect(await list('_skip=100')).toMatchObject({ data: [], total_results: 4 });
    expect(await list('_limit=0')).toMatchObject({ data: [], has_more: true, total_results: 4 });
  });

  it('stay when only some fields are asked for', async () => {
    const { data, total_results } = await list('_fields=note&_order_by=date_created');
    expect([data, total_results]).toEqual([[{ note: 'a' }, { note: 'b' }, { note: 'c' }, { note: 'd' }], 4]);
  });
});

describe('groups', () => {
  const groups = async (parameters: string): Promise<Json[]> =>
    (await list(parameters)).data.map(({ key, objects, ...rest }: Json) => [
      key,
      objects.map((one: Json) => one.note).join(''),
      ...['year', 'quarter', 'month', 'weekyear', 'week'].flatMap((part) => (part in rest ? [rest[part]] : [])),
    ]);

  it('are by year, quarter, month or week of the day won', async () => {
    expect(await groups('_group_by=date_won__year')).toEqual([
      ['2026', 'ba', 2026],
      ['2027', 'c', 2027],
      ['none', 'd', null],
    ]);
    expect(await groups('_group_by=date_won__quarter')).toEqual([
      ['2026-Q1', 'a', 2026, 1],
      ['2026-Q4', 'b', 2026, 4],
      ['2027-Q1', 'c', 2027, 1],
      ['none', 'd', null, null],
    ]);
    expect(await groups('_group_by=date_won__month&status_type=active')).toEqual([
      ['2026-03', 'a', 2026, 3],
      ['2027-01', 'c', 2027, 1],
    ]);
    // The first of January 2027 is in the last week of 2026.
    expect(await groups('_group_by=-date_won__week&_order_by=date_created')).toEqual([
      ['2026-W53', 'bc', 2026, 53],
      ['2026-W14', 'a', 2026, 14],
      ['none', 'd', null, null],
    ]);
  });

  it('are by user, in the order of their names', async () => {
    const { data } = await list('_group_by=user_id&_order_by=value');
    expect(data.map((group: Json) => [group.key, group.user_id, group.user_name])).toEqual([
      [world.user_id, world.user_id, 'Admin'],
      [other, other, 'Mel user'],
    ]);
    expect(data[0].objects.map((one: Json) => one.note).join('')).toBe('bad');
    expect((await groups('_group_by=-user_id')).map(([key]) => key)).toEqual([other, world.user_id]);
  });

  it('have aggregates of their own, over all of the group', async () => {
    const { data, has_more, ...whole } = await list('_group_by=date_won__year&_limit=1');
    expect([data.length, has_more, whole.total_results]).toEqual([1, true, 4]);
    expect(data[0]).toMatchObject({
      objects: [{ note: 'b' }],
      total_results: 2,
      count_by_value_period: { one_time: 1, annual: 1 },
      total_value_annualized: 350_000,
      total_value_annualized_formatted: '$3,500',
    });
    expect(await groups('_group_by=date_won__year&_limit=1&_skip=1')).toEqual([['2026', 'a', 2026]]);
  });

  it('show the fields that are asked for', async () => {
    const { data } = await list('_group_by=date_won__year&_fields=note&_limit=1');
    expect(data[0].objects).toEqual([{ note: 'b' }]);
  });

  it('by anything else are refused', async () => {
    const { status, body } = await world.get('/opportunity/?_group_by=note');
    expect([status, body.error]).toEqual([400, expect.stringMatching(/^_group_by must be one of user_id,/)]);
  });
});

describe('a stalled opportunity', () => {
  it('is an active one that nothing has happened to for thirty days', async () => {
    const place = await newWorld({ now: '2026-01-01T00:00:00Z' });
    const { body: silent } = await place.post('/opportunity/', { note: 'silent' });
    const { body: lively } = await place.post('/opportunity/', { note: 'lively' });
    const { body: moving } = await place.post('/opportunity/', { note: 'moving' });
    await place.post('/opportunity/', { note: 'won', status: 'Won' });
    place.setNow('2026-02-15T00:00:00Z');
    await place.post('/activity/note/', { lead_id: lively.lead_id, note: 'Called' });
    await place.put(`/opportunity/${moving.id}/`, { value: 100 });
    const { data } = await list('is_stalled=true', place);
    expect(data.map((one: Json) => [one.note, one.is_stalled])).toEqual([['silent', true]]);
    expect((await list('is_stalled=false', place)).total_results).toBe(3);
    await place.put(`/opportunity/${silent.id}/`, { confidence: 20 });
    expect((await list('is_stalled=true', place)).total_results).toBe(0);
  });
});

it('sums of groups are of the same moment as the groups', async () => {
  const busy = await newWorld();
  const { id: lead_id } = (await busy.post('/lead/', { name: 'Busy' })).body;
  await busy.post('/opportunity/', { lead_id, value: 100 });
  // Another is added whenever the database is about to sum up.
  const database: Database = {
    ...busy.database,
    onBehalf: () => database,
    query: async (statement, options) => {
      if (statement.text.includes('grouping sets')) await busy.post('/opportunity/', { lead_id, value: 100 });
      return busy.database.query(statement, options);
    },
  };
  const reader = caller(createApp({ database }), busy);
  const { data, total_results } = (await reader.get('/opportunity/?_group_by=user_id')).body;
  expect(total_results).toBe(2);
  expect(data.map((group: Json) => [group.objects.length, group.total_results])).toEqual([[2, 2]]);
});
