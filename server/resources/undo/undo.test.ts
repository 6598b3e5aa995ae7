// Taking back what requests changed.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld();
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
});

const UNDOABLE = { 'x-ajar-undoable': 'true' };
const idOf = ({ headers }: Answer): string => String(headers['x-request-id']);
const undo = (...requests: Answer[]) => world.post('/undo/', { request_ids: requests.map(idOf) }, UNDOABLE);
const get = async (path: string): Promise<Json> => (await world.get(path)).body;
const newTask = async (body: object = {}): Promise<Json> =>
  (await world.post('/task/', { lead_id, text: 'Call back', date: '2030-03-01', ...body })).body;
/** Without what says who changed it last. */
const kept = ({ date_updated, updated_by, updated_by_name, ...object }: Json): Json => object;

describe('undoing an update', () => {
  it('gives each object what it had, also after quick successive updates', async () => {
    const before = await newTask();
    const path = `/task/${before.id}/`;
    await world.put(path, { text: 'one', assigned_to: null }, UNDOABLE);
    const between = await get(path);
    const second = await world.put(path, { text: 'two' }, UNDOABLE);
    expect((await undo(second)).body).toMatchObject({ undone: 1, objects: [{ object_type: 'task', id: before.id }] });
    expect(kept(await get(path))).toEqual(kept(between));
  });

  it('of many tasks gives each its own date, assignee and snoozes', async () => {
    const tasks = [
      await newTask({ date: '2030-01-01' }),
      await newTask({ date: '2030-01-02T10:00:00Z', assigned_to: null }),
      await newTask({ date: undefined }),
    ];
    await world.post(`/task/${tasks[0].id}/snooze/`, { until: '2031-01-01' });
    const ids = tasks.map(({ id }) => id).join();
    const before = (await get(`/task/?id__in=${ids}`)).data;
    const snoozed = await world.post(`/task/snooze/?id__in=${ids}`, { until: '2032-01-01' }, UNDOABLE);
    const moved = await world.put(`/task/?id__in=${ids}`, { assigned_to: world.user_id, priority: 'high' }, UNDOABLE);
    expect((await get(`/task/?id__in=${ids}`)).data.every(({ date }: Json) => date === '2032-01-01')).toBe(true);
    expect((await undo(moved, snoozed)).body.undone).toBe(3);
    expect((await get(`/task/?id__in=${ids}`)).data.map(kept)).toEqual(before.map(kept));
  });

  it('of a completion reopens the task, and its activity and its next one go', async () => {
    const task = await newTask({ recurrence: 'FREQ=DAILY' });
    const done = await world.put(`/task/${task.id}/`, { is_complete: true }, UNDOABLE);
    expect((await get(`/activity/task_completed/?lead_id=${lead_id}`)).data).toHaveLength(1);
    await undo(done);
    expect(kept(await get(`/task/${task.id}/`))).toEqual(kept(task));
    expect((await get(`/activity/task_completed/?lead_id=${lead_id}`)).data).toEqual([]);
    expect(
      (await get(`/task/?lead_id=${lead_id}&is_complete=false`)).data.filter((t: Json) => t.recurrence),
    ).toHaveLength(1);
  });

  it('of a completion, and undoing that, brings the same activity and the same next task back', async () => {
    const lead = (await world.post('/lead/', { name: 'Series' })).body;
    const task = await newTask({ lead_id: lead.id, recurrence: 'FREQ=DAILY' });
    const state = async () => [
      (await get(`/task/?lead_id=${lead.id}&_order_by=date_created`)).data.map(kept),
      (await get(`/activity/task_completed/?lead_id=${lead.id}`)).data.map(kept),
    ];
    const open = await state();
    const completion = await world.put(`/task/${task.id}/`, { is_complete: true }, UNDOABLE);
    const done = await state();
    expect(done.map((list) => list.length)).toEqual([2, 1]);
    const undone = await undo(completion);
    expect(await state()).toEqual(open);
    const again = await undo(undone);
    expect(await state()).toEqual(done);
    await undo(again);
    expect(await state()).toEqual(open);
  });

  it('of a reopening brings the activity back with its date', async () => {
    const { id } = await newTask();
    await world.put(`/task/${id}/`, { is_complete: true });
    const { object_id } = await get(`/task/${id}/`);
    const activity = await get(`/activity/task_completed/${object_id}/`);
    const reopening = await world.put(`/task/${id}/`, { is_complete: false }, UNDOABLE);
    expect((await undo(reopening)).body).toMatchObject({ undone: 1 });
    expect((await get(`/task/${id}/`)).object_id).toBe(object_id);
    expect(kept(await get(`/activity/task_completed/${object_id}/`))).toEqual(kept(activity));
  });

  it('of a snooze of a task without a date, of an unsnooze, and of the undo of that', async () => {
    const path = `/task/${(await newTask({ date: undefined })).id}/`;
    const dateless = await get(path);
    const snooze = await world.post(`${path}snooze/`, { until: '2031-01-01' }, UNDOABLE);
    const snoozed = await get(path);
    const back = await world.post(`${path}unsnooze/`, undefined, UNDOABLE);
    const undone = await undo(back);
    expect(kept(await get(path))).toEqual(kept(snoozed));
    await undo(undone, back, snooze);
    expect(kept(await get(path))).toEqual(kept(dateless));
  });

  it('keeps two undos in quick succession apart, whether or not they ask for it', async () => {
    const { id } = await newTask({ text: 'zero' });
    const one = await world.put(`/task/${id}/`, { text: 'one' }, UNDOABLE);
    const two = await world.put(`/task/${id}/`, { text: 'two' }, UNDOABLE);
    const first = await world.post('/undo/', { request_ids: [idOf(two)] });
    const second = await world.post('/undo/', { request_ids: [idOf(one)] });
    expect((await get(`/task/${id}/`)).text).toBe('zero');
    await undo(second);
    expect((await get(`/task/${id}/`)).text).toBe('one');
    await undo(first);
    expect((await get(`/task/${id}/`)).text).toBe('two');
  });

  it('of a lead, a contact, an opportunity and a note', async () => {
    const lead = (await world.post('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] })).body;
    const statuses = (await get('/status/opportunity/')).data;
    const of = (label: string) => statuses.find((status: Json) => status.label === label).id;
    const opportunity = (
      await world.post('/opportunity/', {
        lead_id: lead.id,
        status_id: of('Proposal Sent'),
        value: 100,
        confidence: 30,
      })
    ).body;
    const note = (await world.post('/activity/note/', { lead_id: lead.id, note: 'before' })).body;
    const changes: [string, object][] = [
      [`/lead/${lead.id}/`, { name: 'Other', status: 'Bad Fit', url: 'https://example.com' }],
      [`/contact/${lead.contacts[0].id}/`, { name: 'Bob', emails: [{ email: 'bob@example.com' }] }],
      [`/opportunity/${opportunity.id}/`, { status_id: of('Won'), value: 200 }],
      [`/activity/note/${note.id}/`, { note: 'after' }],
    ];
    for (const [path, change] of changes) {
      const before = await get(path);
      const request = await world.put(path, change, UNDOABLE);
      expect((await undo(request)).status).toBe(200);
      const { opportunities, contacts, tasks, ...now } = kept(await get(path));
      const { opportunities: o, contacts: c, tasks: t, ...was } = kept(before);
      expect(now).toEqual(was);
    }
  });

  it.each<[string, (filter: string) => Promise<Answer>]>([
    ['an update', (filter) => world.put(`/task/?${filter}`, { priority: 'high' }, UNDOABLE)],
    ['a completion', (filter) => world.put(`/task/?${filter}`, { is_complete: true }, UNDOABLE)],
    ['a snooze', (filter) => world.post(`/task/snooze/?${filter}`, { until: '2032-01-01' }, UNDOABLE)],
    ['a deletion', (filter) => world.delete(`/task/?${filter}`, UNDOABLE)],
  ])('sends as many statements for thirty tasks as for three, after %s', async (_, change) => {
    const count = async (n: number): Promise<number> => {
      const ids: string[] = [];
      for (let i = 0; i < n; i++) ids.push((await newTask()).id);
      const request = await change(`id__in=${ids.join()}`);
      return world.countStatements(async () => expect((await undo(request)).body.undone).toBe(n));
    };
    expect(await count(30)).toBe(await count(3));
  });
});

describe('undoing a deletion', () => {
  it('brings tasks back as they were', async () => {
    const tasks = [await newTask(), await newTask({ date: '2030-01-02T10:00:00Z', priority: 'high' })];
    const ids = tasks.map(({ id }) => id).join();
    const before = (await get(`/task/?id__in=${ids}`)).data;
    const request = await world.delete(`/task/?id__in=${ids}`, UNDOABLE);
    expect((await get(`/task/?id__in=${ids}`)).data).toEqual([]);
    expect((await undo(request)).body.undone).toBe(2);
    expect((await get(`/task/?id__in=${ids}`)).data.map(kept)).toEqual(before.map(kept));
  });

  it('brings a lead back with its contacts, opportunities, tasks and activities', async () => {
    const lead = (await world.post('/lead/', { name: 'Gone', contacts: [{ name: 'Ann' }, { name: 'Bob' }] })).body;
    await world.post('/task/', { lead_id: lead.id, text: 'x' });
    await world.post('/activity/note/', { lead_id: lead.id, note: 'remember' });
    await world.post('/opportunity/', { lead_id: lead.id, value: 5 });
    const ids = async () => {
      const { contact_ids, opportunities, tasks } = await get(`/lead/${lead.id}/?_fields=_all`);
      const notes = (await get(`/activity/note/?lead_id=${lead.id}`)).data;
      return [contact_ids, ...[opportunities, tasks, notes].map((list: Json[]) => list.map(({ id }) => id))];
    };
    const before = await ids();
    await undo(await world.delete(`/lead/${lead.id}/`, UNDOABLE));
    expect(await ids()).toEqual(before);
  });

  it('brings a note and an opportunity back', async () => {
    for (const [path, body] of [
      ['/activity/note/', { lead_id, note: 'remember' }],
      ['/opportunity/', { lead_id, value: 5, date_won: '2030-01-01' }],
    ] as const) {
      const { id } = (await world.post(path, body)).body;
      const before = await get(`${path}${id}/`);
      await undo(await world.delete(`${path}${id}/`, UNDOABLE));
      expect(kept(await get(`${path}${id}/`))).toEqual(kept(before));
    }
  });
});

it('undoing the creation of a lead with what one has added oneself, and undoing that, brings all of it back', async () => {
  const created = await world.post('/lead/', { name: 'New', contacts: [{ name: 'Ann' }] }, UNDOABLE);
  const { id, contacts } = created.body;
  const note = (await world.post('/activity/note/', { lead_id: id, note: 'mine' })).body;
  const undone = await undo(created);
  expect((await world.get(`/lead/${id}/`)).status).toBe(404);
  await undo(undone);
  expect((await get(`/lead/${id}/`)).contacts.map((contact: Json) => contact.id)).toEqual([contacts[0].id]);
  expect(kept(await get(`/activity/note/${note.id}/`))).toEqual(kept(note));
});

it('undoing a creation deletes it, and undoing that brings it back', async () => {
  const created = await world.post('/task/', { lead_id, text: 'Typo' }, UNDOABLE);
  const undone = await undo(created);
  expect((await world.get(`/task/${created.body.id}/`)).status).toBe(404);
  await undo(undone);
  expect(kept(await get(`/task/${created.body.id}/`))).toEqual(kept(created.body));
});

describe('an undo is refused', () => {
  it('when the same was changed since, and then nothing is undone', async () => {
    const [a, b] = [await newTask(), await newTask()];
    const request = await world.put(`/task/?id__in=${a.id},${b.id}`, { text: 'both' }, UNDOABLE);
    await world.put(`/task/${b.id}/`, { text: 'again' });
    const { status, body } = await undo(request);
    expect([status, body.objects]).toEqual([409, [b.id]]);
    expect((await get(`/task/${a.id}/`)).text).toBe('both');
    // Other fields may have changed.
    const other = await world.put(`/task/${a.id}/`, { text: 'mine' }, UNDOABLE);
    await world.put(`/task/${a.id}/`, { priority: 'high' });
    expect((await undo(other)).status).toBe(200);
    expect(await get(`/task/${a.id}/`)).toMatchObject({ text: 'both', priority: 'high' });
  });

  it('when what was changed is gone', async () => {
    const { id } = await newTask();
    const request = await world.put(`/task/${id}/`, { text: 'x' }, UNDOABLE);
    await world.delete(`/task/${id}/`);
    expect((await undo(request)).status).toBe(409);
  });

  it('of a creation, when somebody else has changed it or added to it', async () => {
    const colleague = await world.member('admin');
    const task = await world.post('/task/', { lead_id, text: 'Mine' }, UNDOABLE);
    await colleague.put(`/task/${task.body.id}/`, { priority: 'high' });
    expect(await undo(task)).toMatchObject({ status: 409, body: { objects: [task.body.id] } });
    const lead = await world.post('/lead/', { name: 'Ours' }, UNDOABLE);
    const note = await colleague.post('/activity/note/', { lead_id: lead.body.id, note: 'theirs' });
    expect(await undo(lead)).toMatchObject({ status: 409, body: { objects: [lead.body.id] } });
    expect((await world.get(`/activity/note/${note.body.id}/`)).status).toBe(200);
  });

  it('of a deletion, when it was undone already or what it belonged to is gone', async () => {
    const lead = (await world.post('/lead/', { name: 'Short-lived' })).body;
    const { id } = await newTask({ lead_id: lead.id });
    const deletion = await world.delete(`/task/${id}/`, UNDOABLE);
    expect((await undo(deletion)).status).toBe(200);
    expect(await undo(deletion)).toMatchObject({ status: 409, body: { objects: [id] } });
    const again = await world.delete(`/task/${id}/`, UNDOABLE);
    await world.delete(`/lead/${lead.id}/`);
    expect(await undo(again)).toMatchObject({ status: 409, body: { objects: [id] } });
  });

  it('when the request changed nothing that can be taken back', async () => {
    const request = await world.post('/status/lead/', { label: 'Warm' }, UNDOABLE);
    expect((await undo(request)).status).toBe(400);
    expect((await get('/status/lead/')).data.map(({ label }: Json) => label)).toContain('Warm');
  });

  it('for somebody else’s request, an unknown one, a merge, an old one, and without a list', async () => {
    const request = await world.put(`/task/${(await newTask()).id}/`, { text: 'x' }, UNDOABLE);
    const colleague: Caller = await world.member('admin');
    const stranger = await newWorld();
    for (const other of [colleague, stranger]) {
      expect((await other.post('/undo/', { request_ids: [idOf(request)] })).status).toBe(400);
    }
    const two = [await world.post('/lead/', { name: 'A' }), await world.post('/lead/', { name: 'B' })];
    const merge = await world.post('/lead/merge/', { source: two[0]?.body.id, destination: two[1]?.body.id });
    expect((await undo(merge)).body.errors).toEqual(['A merge of leads cannot be undone.']);
    for (const request_ids of [undefined, [], 'req_x', [1], ['req_x'], Array(21).fill('req_x')]) {
      expect((await world.post('/undo/', { request_ids })).status).toBe(400);
    }
    world.setNow(new Date(Date.now() + 25 * 3_600_000).toISOString());
    expect((await undo(request)).status).toBe(400);
  });
});
