// Tasks: creating, changing, completing (core.md §13).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';
import { create, transaction } from '../../core/write.ts';
import { systemContext } from '../../organizations.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
});

const newTask = async (body: object = {}) => (await world.post('/task/', { lead_id, text: 'Call back', ...body })).body;

describe('a new task', () => {
  it('without a date is dateless and due today', async () => {
    const task = await newTask();
    expect(task).toMatchObject({ date: '2026-03-10', due_date: null, is_dateless: true, view: 'inbox' });
  });

  it('without a date is due on the local day of the caller', async () => {
    const { body } = await world.post('/task/', { lead_id, text: 'Late' }, { 'x-tz-offset': '10' });
    expect(body.date).toBe('2026-03-11');
  });

  it('keeps whether its date is a day or a moment', async () => {
    expect(await newTask({ date: '2026-03-12' })).toMatchObject({
      date: '2026-03-12',
      due_date: '2026-03-12',
      view: 'future',
    });
    const timed = await newTask({ date: '2026-03-01T16:00:00+01:00' });
    expect(timed).toMatchObject({
      date: '2026-03-01T15:00:00+00:00',
      due_date: '2026-03-01T15:00:00+00:00',
      view: 'inbox',
    });
  });

  it('needs a lead and a text', async () => {
    expect((await world.post('/task/', {})).body).toEqual({
      errors: [],
      'field-errors': { lead: 'This field is required.' },
    });
    const { status, body } = await world.post('/task/', { lead_id });
    expect([status, body['field-errors']]).toEqual([400, { text: 'This field is required.' }]);
  });

  it('belongs to its creator unless it is said to be somebody else’s or nobody’s', async () => {
    const other = await world.member('user');
    expect((await newTask()).assigned_to).toBe(world.user_id);
    expect(await newTask({ assigned_to: other.user_id })).toMatchObject({ assigned_to_name: 'Mel user' });
    expect((await newTask({ assigned_to: null })).assigned_to).toBeNull();
  });

  it('refuses types that only the server makes, and keys that nobody knows', async () => {
    const { status, body } = await world.post('/task/', { lead_id, text: 'x', _type: 'incoming_email', colour: 'red' });
    expect([status, Object.keys(body['field-errors']).sort()]).toEqual([400, ['_type', 'colour']]);
  });

  it('refuses a lead or an assignee of another organization', async () => {
    const stranger = await newWorld();
    const theirs = (await stranger.post('/lead/', {})).body.id;
    const refused = { lead: 'Object does not exist.' };
    expect((await world.post('/task/', { lead_id: theirs, text: 'x' })).body['field-errors']).toEqual(refused);
    const { body } = await world.post('/task/', { lead_id, text: 'x', assigned_to: stranger.user_id });
    expect(body['field-errors']).toEqual({ assigned_to: 'Object does not exist.' });
  });
});

describe('completing a task', () => {
  it('writes a TaskCompleted activity, to which the task points, and the events of it', async () => {
    const task = await newTask({ text: 'Send offer' });
    const before = (await world.events()).length;
    const { body: done } = await world.put(`/task/${task.id}/`, { is_complete: true });
    expect(done).toMatchObject({ is_complete: true, view: 'archive', object_type: 'taskcompleted' });
    const { body: activity } = await world.get(`/activity/task_completed/${done.object_id}/`);
    expect(activity).toMatchObject({ _type: 'TaskCompleted', task_id: task.id, task_text: 'Send offer', lead_id });
    const events = (await world.events()).slice(before).map((event) => `${event.object_type} ${event.action}`);
    expect(events).toEqual([
      'task.lead updated',
      'task.lead completed',
      'activity.task_completed created',
      'lead updated',
    ]);
  });

  it('can be undone, which deletes the activity', async () => {
    const task = await newTask({ is_complete: true });
    const { body: open } = await world.put(`/task/${task.id}/`, { is_complete: false });
    expect(open).toMatchObject({ is_complete: false, object_type: null, object_id: null });
    expect((await world.get(`/activity/task_completed/${task.object_id}/`)).status).toBe(404);
  });
});

describe('an update', () => {
  it('that changes nothing leaves no event and the same date_updated', async () => {
    const task = await newTask({ date: '2026-03-12', priority: 'high' });
    const before = (await world.events()).length;
    world.setNow('2026-03-10T16:00:00Z');
    const { body } = await world.put(`/task/${task.id}/`, task);
    expect(body.date_updated).toBe(task.date_updated);
    expect((await world.events()).length).toBe(before);
  });

  it('with a date gives a dateless task one', async () => {
    const task = await newTask();
    const { body } = await world.put(`/task/${task.id}/`, { date: '2026-04-01' });
    expect(body).toMatchObject({ date: '2026-04-01', due_date: '2026-04-01', is_dateless: false });
  });
});

describe('what clients send', () => {
  it('back as a whole with a new date gives a dateless task that date', async () => {
    const task = await newTask();
    const { body } = await world.put(`/task/${task.id}/`, { ...task, date: '2027-05-05' });
    expect(body).toMatchObject({ date: '2027-05-05', due_date: '2027-05-05', is_dateless: false });
    const { body: again } = await world.put(`/task/${task.id}/`, { ...body, due_date: '2027-05-06' });
    expect(again.date).toBe('2027-05-06');
  });

  it('cannot take a task from its lead, nor give a call what only tasks of type lead have', async () => {
    const task = await newTask();
    const { status, body } = await world.put(`/task/${task.id}/`, { lead_id: null });
    expect([status, body['field-errors']]).toEqual([400, { lead: 'This field is required.' }]);
    const contact_id = (await world.post('/contact/', { lead_id, name: 'Bob' })).body.id;
    const call = { lead_id, contact_id, _type: 'outgoing_call', recurrence: 'FREQ=DAILY' };
    expect((await world.post('/task/', call)).status).toBe(400);
  });

  it.each(['date__gt=9999-12-31T23:00:00Z', 'date__lt=0001-01-01T00:00:00Z', 'date__gt=9999-12-31'])(
    'as a date at the end of the calendar is answered: %s',
    async (query) => {
      for (const offset of ['-12', '0', '14']) {
        expect((await world.get(`/task/?${query}`, { 'x-tz-offset': offset })).body.data).toEqual([]);
      }
    },
  );

  it('as the last day of the calendar finds what is due on it', async () => {
    const task = await newTask({ date: '9999-12-31' });
    for (const query of ['date=9999-12-31', 'date__lte=9999-12-31&date__gt=9998-01-01']) {
      const { data } = (await world.get(`/task/?${query}`)).body;
      expect(data.map(({ id }: { id: string }) => id)).toEqual([task.id]);
    }
  });

  it('as an order of thousands of keys orders by the first of each', async () => {
    const many = 'date,'.repeat(2000);
    expect((await world.get(`/task/?_limit=1&_order_by=${many}-date`, { 'x-tz-offset': '-8' })).status).toBe(200);
  });
});

describe('a bulk update', () => {
  it('that is refused for a reference writes nothing, however different its tasks are', async () => {
    const own = (await world.post('/lead/', {})).body.id;
    const dates = [{ date: '2026-01-01' }, { date: '2027-01-01' }, { date: '2027-01-01', priority: 'high' }];
    for (const some of dates) await newTask({ lead_id: own, ...some });
    const state = async () => (await world.get(`/task/?lead_id=${own}`)).body.data;
    const before = await state();
    const body = { assigned_to: 'user_bogus', date: '2027-01-01', priority: 'high' };
    const answer = await world.put(`/task/?lead_id=${own}`, body);
    expect([answer.status, answer.body['field-errors']]).toEqual([400, { assigned_to: 'Object does not exist.' }]);
    expect(await state()).toEqual(before);
  });

  it('sends as many statements for a hundred tasks as for one', async () => {
    const assignee = await world.member('user');
    const make = async (n: number) => {
      for (let i = 0; i < n; i++) await newTask({ assigned_to: assignee.user_id });
    };
    const complete = () => world.put(`/task/?assigned_to=${assignee.user_id}&is_complete=false`, { is_complete: true });
    await make(1);
    const one = await world.countStatements(complete);
    await make(100);
    const hundred = await world.countStatements(complete);
    expect(hundred).toBe(one);
    const { body } = await world.get(`/task/?assigned_to=${assignee.user_id}&view=archive&_limit=200`);
    expect(body.data.length).toBe(101);
  });

  it.each(['', '?_type=all', '?colour=red', '?constructor=1', '?_limit=5', '?format=x'])(
    'without a filter is refused: /task/%s',
    async (query) => {
      const task = await newTask();
      const { status, body } = await world.put(`/task/${query}`, { priority: 'high' });
      expect([status, body.error]).toEqual([400, expect.stringContaining('at least one filter')]);
      expect((await world.get(`/task/${task.id}/`)).body.priority).toBe('medium');
    },
  );

  it('changes all or none', async () => {
    const mine = await newTask();
    const { body: call } = await world.post('/task/', {
      lead_id,
      _type: 'outgoing_call',
      contact_id: (await world.post('/contact/', { lead_id, name: 'Ann' })).body.id,
    });
    const answer = await world.put(`/task/?_type=all&id__in=${mine.id},${call.id}`, { text: 'new' });
    expect([answer.status, answer.body['field-errors']]).toEqual([400, { text: 'Value cannot be changed.' }]);
    expect((await world.get(`/task/${mine.id}/`)).body.text).toBe('Call back');
  });

  it('of more than a thousand tasks is refused', async () => {
    const many = (await world.post('/lead/', {})).body.id;
    await transaction(systemContext(world.database, world.organization_id, world.user_id), (ctx) =>
      create(
        ctx,
        'task',
        Array.from({ length: 1001 }, () => ({ lead_id: many, text: 'x' })),
      ),
    );
    const { status, body } = await world.put(`/task/?lead_id=${many}`, { is_complete: true });
    expect([status, body.errors]).toEqual([400, ["It's not allowed to update more than 1000 objects at once"]]);
  });

  it('leaves an event for each task, and none for those that were so already', async () => {
    const tasks = [await newTask(), await newTask({ priority: 'high' })];
    const before = (await world.events()).length;
    expect((await world.put(`/task/?id__in=${tasks.map(({ id }) => id)}`, { priority: 'high' })).body).toEqual({
      ok: true,
    });
    const events = (await world.events()).slice(before);
    expect(events.map(({ object_id, action }) => [object_id, action])).toEqual([[tasks[0].id, 'updated']]);
  });
});
