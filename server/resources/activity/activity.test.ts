// Lists of activities, of one type and of all (activities-search-automation.md §1.3), and those that the server writes
// (§2.9).
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let colleague: Caller;
/** Two leads; the first has an activity of each type that comes about without a merge. */
let first: string;
let second: string;
let contact_id: string;

const at = (day: number) => `2026-02-${String(day).padStart(2, '0')}T00:00:00+00:00`;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  colleague = await world.member('user');
  first = (await world.post('/lead/', { name: 'Wayne', contacts: [{ name: 'Bruce' }] })).body.id;
  second = (await world.post('/lead/', { name: 'Queen' })).body.id;
  contact_id = (await world.get(`/lead/${first}/`)).body.contact_ids[0];
  const [{ id: old_status_id }, { id: new_status_id }] = (await world.get('/status/lead/')).body.data;
  await world.post('/activity/status_change/lead/', { lead_id: first, old_status_id, new_status_id });
  const opportunity = (await world.post('/opportunity/', { lead_id: first })).body;
  const won = (await world.get('/status/opportunity/')).body.data.find((one: Json) => one.type === 'won');
  await world.put(`/opportunity/${opportunity.id}/`, { status_id: won.id });
  const task = (await world.post('/task/', { lead_id: first, text: 'Call' })).body;
  await world.put(`/task/${task.id}/`, { is_complete: true });
  await world.post('/activity/note/', {
    lead_id: first,
    note: 'one',
    contact_id,
    date_created: at(1),
    activity_at: at(9),
  });
  await colleague.post('/activity/note/', { lead_id: first, note: 'two', date_created: at(2), activity_at: at(8) });
  await world.post('/activity/note/', { lead_id: second, note: 'three', date_created: at(3), activity_at: at(7) });
});

const notes = async (query: string) =>
  (await world.get(`/activity/note/?${query}`)).body.data.map(({ note }: Json) => note);
const all = async (query: string) => (await world.get(`/activity/?${query}`)).body.data;

describe('a list of one type', () => {
  it('is of that type alone, newest first', async () => {
    expect(await notes('')).toEqual(['three', 'two', 'one']);
    const { data } = (await world.get('/activity/created/')).body;
    expect(data.map(({ lead_id }: Json) => lead_id)).toEqual([second, first]);
  });

  it('is ordered by either date, either way', async () => {
    expect(await notes('_order_by=date_created')).toEqual(['one', 'two', 'three']);
    expect(await notes('_order_by=activity_at')).toEqual(['three', 'two', 'one']);
    expect(await notes('_order_by=-activity_at')).toEqual(['one', 'two', 'three']);
    expect(await notes('_order_by=title')).toEqual(['three', 'two', 'one']);
  });

  it('is filtered by lead, user and contact, one or several', async () => {
    expect(await notes(`lead_id=${second}`)).toEqual(['three']);
    expect(await notes(`lead_id=${second},${first}`)).toEqual(['three', 'two', 'one']);
    expect(await notes(`lead_id__in=${second},lead_x`)).toEqual(['three']);
    expect(await notes(`user_id=${colleague.user_id}`)).toEqual(['two']);
    expect(await notes(`user_id=${colleague.user_id},${world.user_id}&lead_id=${first}`)).toEqual(['two', 'one']);
    expect(await notes(`user_id__in=${world.user_id}`)).toEqual(['three', 'one']);
    expect(await notes(`contact_id=${contact_id}`)).toEqual(['one']);
    expect(await notes(`contact_id__in=cont_x,${contact_id}`)).toEqual(['one']);
    expect(await notes('contact_id=')).toEqual(['three', 'two']);
  });

  it('is filtered by ids, organization and dates', async () => {
    const [three, two] = (await world.get('/activity/note/')).body.data;
    expect(await notes(`id__in=${two.id},${three.id}`)).toEqual(['three', 'two']);
    expect(await notes(`organization_id=${world.organization_id}`)).toHaveLength(3);
    expect(await notes('organization_id=orga_x')).toEqual([]);
    expect(await notes('date_created__gte=2026-02-02&date_created__lt=2026-02-03')).toEqual(['two']);
    expect(await notes('activity_at__gt=2026-02-08&activity_at__lte=2026-02-09')).toEqual(['one']);
  });

  it('is empty for another type', async () => {
    expect(await notes('_type=Note')).toHaveLength(3);
    expect(await notes('_type=Call')).toEqual([]);
    expect(await notes('_type__in=Call,Note')).toHaveLength(3);
  });

  it('says exactly whether more follow', async () => {
    expect((await world.get('/activity/note/?_limit=2')).body.has_more).toBe(true);
    expect((await world.get('/activity/note/?_limit=3')).body.has_more).toBe(false);
  });

  it('has an end to its pages', async () => {
    const refused = { error: expect.stringContaining('max_limit = 100') };
    expect(await world.get('/activity/note/?_limit=101')).toMatchObject({ status: 400, body: refused });
    expect((await world.get('/activity/note/?_skip=250001')).body.error).toContain('max_skip = 250000');
  });
});

describe('the list of all activities', () => {
  it('shows each in the form of its own type', async () => {
    const data = await all(`lead_id=${first}`);
    expect(data.map(({ _type }: Json) => _type).sort()).toEqual([
      'Created',
      'LeadStatusChange',
      'Note',
      'Note',
      'OpportunityStatusChange',
      'TaskCompleted',
    ]);
    const paths: Record<string, string> = {
      Created: 'created',
      LeadStatusChange: 'status_change/lead',
      OpportunityStatusChange: 'status_change/opportunity',
      TaskCompleted: 'task_completed',
      Note: 'note',
    };
    for (const one of data) {
      expect((await world.get(`/activity/${paths[one._type]}/${one.id}/`)).body).toEqual(one);
    }
  });

  it('is one statement', async () => {
    const one = await world.countStatements(() => world.get(`/activity/note/?lead_id=${first}`));
    expect(await world.countStatements(() => world.get('/activity/'))).toBe(one);
  });

  it('answers the fields asked for, of the types that have them', async () => {
    const data = await all(`_fields=_type,note,task_text,nonsense&lead_id=${first}&_type=Note,TaskCompleted`);
    expect(data).toEqual([
      { _type: 'TaskCompleted', task_text: 'Call' },
      { _type: 'Note', note: 'two' },
      { _type: 'Note', note: 'one' },
    ]);
  });

  it('is paged without gaps', async () => {
    const whole = await all('');
    const pages = [];
    for (let skip = 0, more = true; more; skip += 3) {
      const { body } = await world.get(`/activity/?_limit=3&_skip=${skip}`);
      pages.push(...body.data);
      more = body.has_more;
    }
    expect(pages).toEqual(whole);
    expect(whole).toHaveLength(8);
  });

  it('is filtered by type, contact and date of happening for one lead only', async () => {
    for (const query of [`contact_id=${contact_id}`, '_type=Note', '_type__in=Note', `contact_id__in=${contact_id}`]) {
      expect(await world.get(`/activity/?${query}`)).toMatchObject({
        status: 400,
        body: { error: expect.stringContaining('single lead_id') },
      });
      expect((await world.get(`/activity/?${query}&lead_id=${first},${second}`)).status).toBe(400);
    }
    expect((await world.get('/activity/?_order_by=-activity_at')).status).toBe(400);
    expect(await all(`lead_id=${first}&contact_id=${contact_id}`)).toMatchObject([{ note: 'one' }]);
    expect(await all(`lead_id=${first}&_type=Note&_order_by=-activity_at`)).toMatchObject([
      { note: 'one' },
      { note: 'two' },
    ]);
    expect(await all(`lead_id=${first}&_type=Custom,CustomActivity,actitype_x`)).toEqual([]);
  });

  it('is filtered by user without a lead too', async () => {
    expect(await all(`user_id=${colleague.user_id}`)).toMatchObject([{ note: 'two' }]);
  });

  it('is filtered by the date that orders it', async () => {
    expect(await all('date_created__lt=2026-02-03')).toHaveLength(2);
    expect((await world.get('/activity/?activity_at__lt=2026-02-03')).body.error).toContain('activity_at__lt');
    const ordered = `lead_id=${first}&_order_by=-activity_at`;
    expect((await world.get(`/activity/?${ordered}&date_created__gt=2026-01-01`)).status).toBe(400);
    expect(await all(`${ordered}&activity_at__lt=2026-02-09`)).toMatchObject([{ note: 'two' }]);
  });

  it('takes the e-mail threads parameter, and _params', async () => {
    expect(await all('thread_emails=true')).toHaveLength(8);
    const { body } = await world.post(
      '/activity/',
      { _params: { lead_id: [first], _type__in: ['Created'], _fields: 'source' } },
      { 'x-http-method-override': 'GET' },
    );
    expect(body.data).toEqual([{ source: 'api' }]);
  });

  it('is empty for another organization', async () => {
    const other = await newWorld();
    expect((await other.get('/activity/')).body).toEqual({ has_more: false, data: [] });
    expect((await other.get(`/activity/?lead_id=${first}`)).body.data).toEqual([]);
  });
});

describe('an activity that the server writes', () => {
  const only = async (type: string) => (await world.get(`/activity/${type}/?lead_id=${first}`)).body.data[0];

  it('says how a lead came to be, for good', async () => {
    const created = await only('created');
    expect(created).toMatchObject({ _type: 'Created', source: 'api', import_id: null, contact_id: null });
    expect((await world.delete(`/activity/created/${created.id}/`)).status).toBeGreaterThanOrEqual(404);
    expect((await world.post('/activity/created/', { lead_id: first })).status).toBeGreaterThanOrEqual(404);
    expect((await world.events()).filter((event) => event.object_id === created.id)).toEqual([]);
  });

  it('says that a task was done; deleting it leaves the task done', async () => {
    const activity = await only('task_completed');
    expect(activity).toMatchObject({
      _type: 'TaskCompleted',
      task_text: 'Call',
      task_assigned_to: world.user_id,
      task_assigned_to_name: 'Admin',
      sequence_id: null,
      contact_id: null,
    });
    const restricted = await world.member('restricteduser');
    expect((await restricted.delete(`/activity/task_completed/${activity.id}/`)).status).toBe(403);
    const before = (await world.get(`/task/${activity.task_id}/`)).body;
    expect((await world.delete(`/activity/task_completed/${activity.id}/`)).body).toEqual({});
    expect((await world.get(`/task/${activity.task_id}/`)).body).toEqual(before);
    expect((await world.put(`/task/${activity.task_id}/`, { is_complete: false })).body.object_id).toBeNull();
    const events = (await world.events()).filter((event) => event.object_id === activity.id);
    expect(events.map(({ action }) => action)).toEqual(['created', 'deleted']);
  });

  it('says that a lead was merged into this one', async () => {
    const source = (await world.post('/lead/', { name: 'Doppelganger' })).body.id;
    await world.post('/activity/note/', { lead_id: source, note: 'moves' });
    await world.post('/lead/merge/', { source, destination: second });
    const { data } = (await world.get(`/activity/lead_merge/?lead_id=${second}`)).body;
    expect(data).toMatchObject([
      {
        _type: 'LeadMerge',
        source_lead_id: source,
        source_display_name: 'Doppelganger',
        destination_lead_id: second,
        destination_display_name: 'Queen',
        merge_status: 'completed',
        error_message: null,
      },
    ]);
    expect((await world.get(`/activity/lead_merge/${data[0].id}/`)).body).toEqual(data[0]);
    expect(await notes(`lead_id=${second}`)).toEqual(['moves', 'three']);
    const events = (await world.events()).filter((event) => event.object_id === data[0].id);
    expect(events[0]).toMatchObject({ object_type: 'lead_merge', action: 'created' });
  });
});
