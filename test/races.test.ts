// Several clients at once: whatever order their requests take, nothing that was acknowledged is lost.
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from './harness.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld();
  lead_id = (await world.post('/lead/', { name: 'Contested' })).body.id;
});

const newTask = async () => (await world.post('/task/', { lead_id, text: 'x' })).body;
const times = <T>(n: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => work(at)));

describe('two clients that change one task', () => {
  it('at once both have their change', async () => {
    const task = await newTask();
    const [text, priority] = await Promise.all([
      world.put(`/task/${task.id}/`, { text: 'changed' }),
      world.put(`/task/${task.id}/`, { priority: 'high' }),
    ]);
    expect([text.status, priority.status]).toEqual([200, 200]);
    expect((await world.get(`/task/${task.id}/`)).body).toMatchObject({ text: 'changed', priority: 'high' });
  });

  it('to the same end leave one completion', async () => {
    const task = await newTask();
    await times(8, () => world.put(`/task/${task.id}/`, { is_complete: true }));
    const completions = (await world.get(`/activity/task_completed/?lead_id=${lead_id}&_limit=100`)).body.data;
    expect(completions.filter((one: { task_id: string }) => one.task_id === task.id).length).toBe(1);
    const events = (await world.events()).filter(
      (event) => event.object_id === task.id && event.action === 'completed',
    );
    expect(events.length).toBe(1);
  });

  it('one by one and one in bulk neither wait for each other for ever nor lose a change', async () => {
    const tasks = await times(20, newTask);
    const ids = tasks.map(({ id }) => id);
    const answers = await Promise.all([
      ...ids.map((id) => world.put(`/task/${id}/`, { text: 'by hand' })),
      world.put(`/task/?id__in=${ids.join()}`, { priority: 'high' }),
      world.put(`/task/?id__in=${[...ids].reverse().join()}`, { is_complete: true }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { data } = (await world.get(`/task/?id__in=${ids.join()}`)).body;
    for (const task of data) expect(task).toMatchObject({ text: 'by hand', priority: 'high', is_complete: true });
  });
});

it('tasks that one bulk request has moved out of the filter of another are not picked by that', async () => {
  const inbox = (await world.post('/lead/', { name: 'Inbox' })).body.id;
  await times(20, () => world.post('/task/', { lead_id: inbox, text: 'x' }));
  const path = `/task/snooze/?lead_id=${inbox}&view=inbox`;
  const answers = await times(6, (at) => world.post(path, { until: `2090-01-1${at}` }));
  expect(answers.map(({ body }) => body.count).sort()).toEqual([0, 0, 0, 0, 0, 20]);
  const { data } = (await world.get(`/task/?lead_id=${inbox}&_fields=snooze_count`)).body;
  for (const task of data) expect(task).toEqual({ snooze_count: 1 });
});

describe('a lead that is deleted while tasks are added to it', () => {
  it('takes along those that were added, and refuses those that come later', async () => {
    const doomed = (await world.post('/lead/', {})).body.id;
    const [deleted, ...added] = await Promise.all([
      world.delete(`/lead/${doomed}/`),
      ...Array.from({ length: 12 }, () => world.post('/task/', { lead_id: doomed, text: 'x' })),
    ]);
    expect(deleted?.status).toBe(200);
    for (const { status, body } of added) {
      if (status === 200) expect((await world.get(`/task/${body.id}/`)).status).toBe(404);
      else expect([status, body]).toEqual([400, { errors: [], 'field-errors': { lead: 'Object does not exist.' } }]);
    }
  });
});

describe('the event log', () => {
  it('has one event for each row that concurrent clients made, each in the state that it left', async () => {
    const before = (await world.events()).length;
    const made = await times(30, newTask);
    const events = (await world.events()).slice(before);
    expect(events.map((event) => event.object_id).sort()).toEqual(made.map(({ id }) => id).sort());
    for (const event of events) expect(event.data.text).toBe('x');
  });
});
