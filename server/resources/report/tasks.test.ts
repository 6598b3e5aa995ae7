// What was done and what was overdue on each day, ours.
import { beforeAll, expect, it } from 'vitest';
import { type Caller, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let colleague: Caller;
let lead_id: string;

const at = async (now: string, work: () => Promise<unknown>): Promise<void> => {
  world.setNow(now);
  await work();
};
const add = async (task: object): Promise<string> =>
  (await world.post('/task/', { lead_id, text: 'x', ...task })).body.id;
const done = (id: string, by: Caller = world) => by.put(`/task/${id}/`, { is_complete: true });
const report = async (query: string): Promise<{ date: string; completed: number; overdue: number | null }[]> =>
  (await world.get(`/report/tasks/?${query}`)).body.data;
const column = async (name: 'completed' | 'overdue', query: string) => (await report(query)).map((row) => row[name]);

// Clocks in New York go forward on the eighth, a Sunday.
beforeAll(async () => {
  world = await newWorld({ now: '2026-03-05T15:00:00Z' });
  colleague = await world.member('user');
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
  const late = await add({ date: '2026-03-06' });
  const inTime = await add({ date: '2026-03-07T20:00:00Z' });
  const evening = await add({ date: '2026-03-07T23:00:00Z' });
  const theirs = await add({ date: '2026-03-06', assigned_to: colleague.user_id });
  await add({ date: '2026-03-20' });
  await at('2026-03-07T19:00:00Z', () => done(inTime));
  // Half past eleven in the evening in New York.
  await at('2026-03-08T03:30:00Z', () => done(evening));
  await at('2026-03-08T15:00:00Z', () => done(late));
  await at('2026-03-09T15:00:00Z', () => done(theirs, colleague));
  // Was overdue when it was made.
  await at('2026-03-09T16:00:00Z', () => add({ date: '2026-03-01' }));
  world.setNow('2026-03-10T12:00:00Z');
  await add({ date: '2026-03-10' });
  await add({ date: '2026-03-10T11:00:00Z' });
});

it('says for each day how many tasks were done, and by whom', async () => {
  const days = await report('date_start=2026-03-06&date_end=2026-03-11');
  expect(days.map(({ date, completed }) => [date, completed])).toEqual([
    ['2026-03-06', 0],
    ['2026-03-07', 1],
    ['2026-03-08', 2],
    ['2026-03-09', 1],
    ['2026-03-10', 0],
    ['2026-03-11', 0],
  ]);
  expect(days[2]).toMatchObject({ users: [{ user_id: world.user_id, completed: 2 }] });
  expect(days[3]).toMatchObject({ users: [{ user_id: colleague.user_id, completed: 1 }] });
});

it('counts what was overdue when each day ended, for today what is so far', async () => {
  expect(await column('overdue', 'date_start=2026-03-05&date_end=2026-03-11')).toEqual([0, 2, 3, 1, 1, 2, null]);
});

it('knows what was overdue before the first day, and forgets what is done on a later one', async () => {
  expect(await column('overdue', 'date_start=2026-03-07&date_end=2026-03-07')).toEqual([3]);
  expect(await column('overdue', 'date_start=2026-03-09&date_end=2026-03-09')).toEqual([1]);
});

it('takes the days of a zone, across a change of its clocks', async () => {
  const zone = 'zone=America/New_York';
  expect(await column('completed', `date_start=2026-03-07&date_end=2026-03-09&${zone}`)).toEqual([2, 1, 1]);
  expect(await column('overdue', `date_start=2026-03-07&date_end=2026-03-09&${zone}`)).toEqual([2, 1, 1]);
  const shifted = await world.get('/report/tasks/?date_start=2026-03-07&date_end=2026-03-07', { 'x-tz-offset': '-5' });
  expect(shifted.body.data).toMatchObject([{ completed: 2 }]);
});

it('of one user: what they did, and what is theirs to do', async () => {
  const range = 'date_start=2026-03-06&date_end=2026-03-09';
  expect(await report(`${range}&user_id=${colleague.user_id}`)).toMatchObject([
    { completed: 0, overdue: 1 },
    { completed: 0, overdue: 1 },
    { completed: 0, overdue: 1 },
    { completed: 1, overdue: 0 },
  ]);
});

it('a task that is opened again was not done', async () => {
  const { body } = await world.get(`/task/?is_complete=true&assigned_to=${colleague.user_id}`);
  await colleague.put(`/task/${body.data[0].id}/`, { is_complete: false });
  expect(await column('completed', 'date_start=2026-03-09&date_end=2026-03-09')).toEqual([0]);
  expect(await column('overdue', 'date_start=2026-03-09&date_end=2026-03-10')).toEqual([2, 3]);
});

it.each([
  ['', 'date_start', 'This field is required.'],
  ['date_start=2026-03-01', 'date_end', 'This field is required.'],
  ['date_start=2026-02-30&date_end=2026-03-01', 'date_start', 'A day is expected, such as 2026-02-28.'],
  ['date_start=2026-03-02&date_end=2026-03-01', 'date_end', 'It is before date_start.'],
  ['date_start=2020-01-01&date_end=2026-03-01', 'date_end', 'At most 366 days are reported.'],
  ['date_start=2026-03-01&date_end=2026-03-01&zone=Mars', 'zone', 'Not a time zone. Write it like America/New_York.'],
])('refuses %j', async (query, field, text) => {
  const { status, body } = await world.get(`/report/tasks/?${query}`);
  expect(status).toBe(400);
  expect(body['field-errors']).toEqual({ [field]: text });
});

it('reports nothing of another organization', async () => {
  const stranger = await newWorld({ now: '2026-03-10T12:00:00Z' });
  const { body } = await stranger.get(
    `/report/tasks/?date_start=2026-03-07&date_end=2026-03-07&user_id=${world.user_id}`,
  );
  expect(body.data).toEqual([{ date: '2026-03-07', completed: 0, overdue: 0, users: [] }]);
});
