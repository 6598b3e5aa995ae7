// Snoozing over HTTP; how words are read is tested with snooze-words.ts.
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';
import { sql } from '../../database/connect.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
});

const newTask = async (body: object = {}) => (await world.post('/task/', { lead_id, text: 'x', ...body })).body;

describe('a snooze', () => {
  it('moves the task out of the inbox, says how it was understood, and keeps where the task came from', async () => {
    const task = await newTask({ date: '2026-03-09' });
    const { body } = await world.post(`/task/${task.id}/snooze/`, { until: 'next tue 9am' }, { 'x-tz-offset': '-5' });
    expect(body).toMatchObject({
      date: '2026-03-17T14:00:00+00:00',
      view: 'future',
      snooze_count: 1,
      snoozed_from: '2026-03-09',
      understood: { until: 'next tue 9am', date: '2026-03-17T14:00:00+00:00' },
    });
    expect(body.understood.text).toContain('Tuesday, 17 March 2026 at 09:00');
  });

  it('again counts, and keeps the first date; to other clients it is a changed date', async () => {
    const task = await newTask({ date: '2026-03-09T10:00:00Z' });
    await world.post(`/task/${task.id}/snooze/`, { until: 'tomorrow' });
    const before = (await world.events()).length;
    world.setNow('2026-03-10T15:05:00Z');
    const { body } = await world.post(`/task/${task.id}/snooze/`, { until: '2026-03-14', skip_weekends: true });
    expect(body).toMatchObject({ date: '2026-03-16', snooze_count: 2, snoozed_from: '2026-03-09T10:00:00+00:00' });
    const [event] = (await world.events()).slice(before);
    expect(event).toMatchObject({ object_type: 'task.lead', action: 'updated', previous_data: { snooze_count: 1 } });
    expect(event?.changed_fields).toEqual(expect.arrayContaining(['date', 'due_date']));
  });

  it('is taken back by unsnooze, which does nothing to a task that was not snoozed', async () => {
    const task = await newTask({ date: '2026-03-09' });
    await world.post(`/task/${task.id}/snooze/`, { until: 'two_weeks' });
    const { body } = await world.post(`/task/${task.id}/unsnooze/`);
    expect(body).toMatchObject({ date: '2026-03-09', due_date: '2026-03-09', snooze_count: 0, snoozed_from: null });
    const again = (await world.post(`/task/${task.id}/unsnooze/`)).body;
    expect(again.date_updated).toBe(body.date_updated);
  });

  it('of a task without a date is taken back to a task without a date', async () => {
    const task = await newTask();
    expect((await world.post(`/task/${task.id}/snooze/`, { until: 'next_week' })).body.is_dateless).toBe(false);
    const { body } = await world.post(`/task/${task.id}/unsnooze/`);
    expect(body).toMatchObject({ is_dateless: true, due_date: null, date: '2026-03-10' });
  });

  it.each([
    [{ until: 'the day the music died' }, 'until'],
    [{ until: 'yesterday' }, 'until'],
    [{ until: '2026-03-01' }, 'until'],
    [{ until: '2026-02-30' }, 'until'],
    [{ until: 5 }, 'until'],
    [{}, 'until'],
    [{ until: 'tomorrow', skip_weekends: 'yes' }, 'skip_weekends'],
    [{ until: 'tomorrow', skip_weekend: true }, 'skip_weekend'],
  ])('until %j is a 400 that changes nothing', async (body, field) => {
    const task = await newTask({ date: '2026-03-09' });
    const answer = await world.post(`/task/${task.id}/snooze/`, body);
    expect([answer.status, Object.keys(answer.body['field-errors'])]).toEqual([400, [field]]);
    expect((await world.get(`/task/${task.id}/`)).body).toMatchObject({ date: '2026-03-09', snooze_count: 0 });
  });

  it('of a task that is not there is a 404', async () => {
    expect((await world.post('/task/task_x/snooze/', { until: 'tomorrow' })).status).toBe(404);
    expect((await world.post('/task/task_x/unsnooze/')).status).toBe(404);
  });

  it('is nothing for a completed task', async () => {
    const [done, open] = [await newTask({ is_complete: true }), await newTask({ date: '2026-03-01' })];
    expect((await world.post(`/task/${done.id}/snooze/`, { until: 'tomorrow' })).status).toBe(400);
    const { body } = await world.post(`/task/snooze/?id__in=${done.id},${open.id}`, { until: 'tomorrow' });
    expect(body.count).toBe(1);
  });

  it('works on all tasks that a filter picks, and needs one', async () => {
    const [a, b] = [await newTask({ date: '2026-03-01' }), await newTask({ date: '2026-03-02' })];
    const { body } = await world.post(`/task/snooze/?id__in=${a.id},${b.id}`, { until: 'tomorrow' });
    expect(body).toMatchObject({ ok: true, count: 2, understood: { date: '2026-03-11T08:00:00+00:00' } });
    expect((await world.get(`/task/${b.id}/`)).body).toMatchObject({ snoozed_from: '2026-03-02', snooze_count: 1 });
    expect((await world.post('/task/snooze/', { until: 'tomorrow' })).status).toBe(400);
  });
});

describe('a repeating task', () => {
  const rule = { recurrence: 'FREQ=WEEKLY;BYDAY=TU', date: '2026-03-10' };
  const openTasks = async (lead: string) => (await world.get(`/task/?lead_id=${lead}&is_complete=false`)).body.data;

  it('makes the next one when it is completed, and takes it back when it is reopened', async () => {
    const own = (await world.post('/lead/', {})).body.id;
    const task = await newTask({ ...rule, lead_id: own, priority: 'high' });
    expect(task.recurrence_mode).toBe('schedule');
    await world.put(`/task/${task.id}/`, { is_complete: true });
    const [next, ...others] = await openTasks(own);
    expect(others).toEqual([]);
    expect(next).toMatchObject({ date: '2026-03-17', priority: 'high', text: 'x', recurrence: task.recurrence });
    await world.put(`/task/${task.id}/`, { is_complete: false });
    expect((await openTasks(own)).map(({ id }: { id: string }) => id)).toEqual([task.id]);
  });

  it('that is completed again makes no second one', async () => {
    const own = (await world.post('/lead/', {})).body.id;
    const task = await newTask({ ...rule, lead_id: own });
    await world.put(`/task/${task.id}/`, { is_complete: true });
    const [next] = await openTasks(own);
    await world.put(`/task/${next.id}/`, { is_complete: true });
    await world.put(`/task/${task.id}/`, { is_complete: false });
    await world.put(`/task/${task.id}/`, { is_complete: true });
    expect((await openTasks(own)).length).toBe(1);
  });

  it('keeps its time of day where its assignee lives, across the change to summer time', async () => {
    const own = (await world.post('/lead/', {})).body.id;
    await world.database.query(sql`update "user" set last_used_timezone = 'Europe/Paris' where id = ${world.user_id}`);
    const task = await newTask({ lead_id: own, recurrence: 'FREQ=DAILY', date: '2026-03-28T08:00:00Z' });
    world.setNow('2026-03-28T09:00:00Z');
    await world.put(`/task/${task.id}/`, { is_complete: true });
    expect((await openTasks(own))[0].date).toBe('2026-03-29T07:00:00+00:00');
  });

  it('refuses a rule that is none, and a mode without a rule', async () => {
    const { status, body } = await world.post('/task/', { lead_id, text: 'x', recurrence: 'EVERY=NOW' });
    expect([status, Object.keys(body['field-errors'])]).toEqual([400, ['recurrence']]);
    expect((await world.post('/task/', { lead_id, text: 'x', recurrence_mode: 'schedule' })).status).toBe(400);
  });

  it('stops to repeat when the rule is taken away', async () => {
    const own = (await world.post('/lead/', {})).body.id;
    const task = await newTask({ ...rule, lead_id: own });
    const { body } = await world.put(`/task/${task.id}/`, { recurrence: null });
    expect(body).toMatchObject({ recurrence: null, recurrence_mode: null });
    await world.put(`/task/${task.id}/`, { is_complete: true });
    expect(await openTasks(own)).toEqual([]);
  });
});
