// Quick successive updates of one object are one event (activities-search-automation.md §3.2).
import { beforeEach, expect, test } from 'vitest';
import { type Caller, type EventRow, newWorld, type World } from '../../test/harness.ts';

let world: World;
let lead_id: string;
let task: { id: string; text: string; date_updated: string };

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
  task = (await world.post('/task/', { lead_id, text: 'one', date: '2026-03-12' })).body;
});

const updates = async (id = task.id): Promise<EventRow[]> =>
  (await world.events()).filter(({ object_id, action }) => object_id === id && action === 'updated');

const put = (body: object, by: Caller = world) => by.put(`/task/${task.id}/`, body);

test('updates that follow each other by a few seconds are one event, from the first state to the last', async () => {
  await put({ text: 'two' });
  const [first] = await updates();
  world.setNow('2026-03-10T15:00:09Z');
  await put({ priority: 'high' });
  world.setNow('2026-03-10T15:00:17Z');
  const { body } = await put({ text: 'three' });
  const [event, ...more] = await updates();
  expect(more).toEqual([]);
  expect(event?.id).toBe(first?.id);
  expect(event?.changed_fields.toSorted()).toEqual(['date_updated', 'priority', 'text']);
  expect(event?.previous_data).toEqual({ text: 'one', priority: 'medium', date_updated: task.date_updated });
  expect(event?.data).toMatchObject({ text: 'three', priority: 'high', date_updated: body.date_updated });
});

test('one that is rewritten is the newest again; its date of creation stays', async () => {
  await put({ text: 'two' });
  await world.post('/lead/', { name: 'Other' });
  world.setNow('2026-03-10T15:00:05Z');
  await put({ text: 'three' });
  const events = await world.events();
  expect(events.at(-1)).toMatchObject({ object_id: task.id, action: 'updated', data: { text: 'three' } });
  const { date_created, date_updated } = events.at(-1) ?? {};
  expect(Number(date_updated) - Number(date_created)).toBeGreaterThan(4000);
});

test('a later one, one by somebody else, and one by another kind of request are events of their own', async () => {
  await put({ text: 'two' });
  world.setNow('2026-03-10T15:00:11Z');
  await put({ text: 'three' });
  await put({ text: 'four' }, await world.member('user'));
  await world.post(`/task/${task.id}/snooze/`, { until: 'tomorrow' });
  expect((await updates()).map(({ data }) => data.text)).toEqual(['two', 'three', 'four', 'four']);
});

test('whether the change is foreseen or looked up makes no difference', async () => {
  await put({ date: '2026-03-13' });
  await put({ text: 'two' });
  await put({ date: '2026-03-14T10:00:00Z' });
  const [event, ...more] = await updates();
  expect(more).toEqual([]);
  expect(event?.previous_data).toMatchObject({ date: '2026-03-12', due_date: '2026-03-12', text: 'one' });
  expect(event?.data).toMatchObject({ date: '2026-03-14T10:00:00+00:00', text: 'two', view: null });
  const { body } = await world.get(`/task/${task.id}/`);
  for (const key of Object.keys(event?.data ?? {})) {
    if (key !== 'view') expect([key, event?.data[key]]).toEqual([key, body[key]]);
  }
});

test('what happened between is not touched: a completion has its own event', async () => {
  await put({ text: 'two' });
  await put({ is_complete: true });
  await put({ text: 'three' });
  const events = (await world.events()).filter(({ object_id }) => object_id === task.id);
  expect(events.map(({ action }) => action)).toEqual(['created', 'completed', 'updated']);
  expect(events[1]?.data).toMatchObject({ text: 'two', is_complete: true });
});

test('updates of many objects at once are events of their own', async () => {
  await world.put(`/task/?id__in=${task.id}&lead_id=${lead_id}`, { priority: 'high' });
  const other = (await world.post('/task/', { lead_id, text: 'other' })).body.id;
  await world.put(`/task/?id__in=${task.id},${other}`, { priority: 'high' });
  await world.put(`/task/?id__in=${task.id},${other}`, { priority: 'medium' });
  expect(await updates(other)).toHaveLength(2);
});

test('clients that change one object at once lose no change, and the log has all of them', async () => {
  const changes = [{ text: 'two' }, { priority: 'high' }, { agent_config_id: 'x' }, { date: '2026-03-20' }];
  await Promise.all(changes.map((body) => put(body)));
  const { body } = await world.get(`/task/${task.id}/`);
  expect(body).toMatchObject({ text: 'two', priority: 'high', agent_config_id: 'x', date: '2026-03-20' });
  const changed = new Set((await updates()).flatMap(({ changed_fields }) => changed_fields));
  for (const field of ['text', 'priority', 'agent_config_id', 'date']) expect(changed).toContain(field);
  expect((await updates()).at(-1)?.data).toMatchObject({ date_updated: body.date_updated });
});
