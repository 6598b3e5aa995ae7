// How many tasks each view holds, ours.
import { beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;
let other_id: string;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
  other_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
  const tasks = [
    { date: '2026-03-09' },
    { date: '2026-03-10' },
    { date: '2026-03-10T14:59:00Z' },
    { date: '2026-03-10T15:30:00Z' },
    {},
    { date: '2026-03-11' },
    { date: '2026-03-10T23:30:00Z', lead_id: other_id },
    { is_complete: true },
  ];
  for (const task of tasks) await world.post('/task/', { lead_id, text: 'x', ...task });
});

const counts = async (query = '', headers: Record<string, string> = {}) =>
  (await world.get(`/task/counts/${query}`, headers)).body;

it('counts by the caller’s day; overdue is a day or an instant that is over', async () => {
  const all = { inbox: 6, overdue: 2, today: 4, future: 1, archive: 1, completed_today: 1 };
  expect(await counts()).toEqual(all);
  // In Auckland it is the eleventh already.
  expect(await counts('', { 'x-tz-offset': '13' })).toEqual({ ...all, inbox: 7, overdue: 3, today: 4, future: 0 });
});

it('takes the filters of the list, and passes over the view', async () => {
  expect(await counts(`?lead_id=${other_id}&view=archive`)).toMatchObject({ inbox: 1, archive: 0 });
  expect(await counts('?assigned_to=user_nobody')).toMatchObject({ inbox: 0, future: 0, archive: 0 });
});

it('what was done on another day and changed today is not done today', async () => {
  world.setNow('2026-03-12T15:00:00Z');
  expect(await counts()).toMatchObject({ archive: 1, completed_today: 0 });
  const [{ id }] = (await world.get('/task/?is_complete=true')).body.data;
  await world.put(`/task/${id}/`, { text: 'changed' });
  expect(await counts()).toMatchObject({ archive: 1, completed_today: 0 });
  world.setNow('2026-03-10T16:00:00Z');
});

it('counts nothing of another organization', async () => {
  const stranger = await newWorld();
  expect((await stranger.get(`/task/counts/?lead_id=${lead_id}`)).body).toMatchObject({ inbox: 0, archive: 0 });
});
