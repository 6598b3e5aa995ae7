// Bulk deletes, and how edits and deletes are taken back.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const ALL = { type: 'match_all' };
const newLead = async (body: object = {}): Promise<Json> => (await world.post('/lead/', body)).body;
const read = async (path: string): Promise<Json> => (await world.get(path)).body;

const named = (name: string) => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type: 'lead', field_name: 'name' },
  condition: { type: 'text', mode: 'full_words', value: name },
});

const run = async (kind: string, body: object): Promise<Json> => {
  const answer = await world.post(`/bulk_action/${kind}/`, body);
  expect([answer.status, answer.body.status]).toEqual([200, 'created']);
  await world.runJobs();
  const done = await read(`/bulk_action/${kind}/${answer.body.id}/`);
  expect(done.status).toBe('done');
  return done;
};

const undo = async (kind: string, id: string): Promise<Json> => {
  const answer = await world.post(`/bulk_action/${kind}/${id}/undo/`);
  expect([answer.status, answer.body.status, answer.body.undone_id]).toEqual([200, 'created', id]);
  await world.runJobs();
  const done = await read(`/bulk_action/undo/${answer.body.id}/`);
  expect(done.status).toBe('done');
  return done;
};

const outcomes = async (path: string): Promise<Record<string, [string, string | null]>> => {
  const { data } = await read(`${path}object/`);
  return Object.fromEntries(data.map(({ object_id, state, reason }: Json) => [object_id, [state, reason]]));
};

/** A lead with something of every kind, and how to read each of it. */
async function fullLead(name: string): Promise<{ lead: Json; paths: string[] }> {
  const fields = await Promise.all(
    ['lead', 'contact', 'opportunity'].map(async (of) => {
      const { body } = await world.post(`/custom_field/${of}/`, { name: `${name} ${of}`, type: 'number' });
      return { [`custom.${body.id}`]: 7 };
    }),
  );
  const made = await newLead({
    name,
    url: 'example.com',
    description: 'Best',
    addresses: [{ address_1: '1 Main St', city: 'Bonn', country: 'DE', label: 'business' }],
    date_created: '2020-02-03T04:05:06.789000+00:00',
    contacts: [
      {
        name: 'Zoe',
        emails: [{ email: 'zoe@example.com', type: 'home' }],
        phones: [{ phone: '+14155550100' }],
        ...fields[1],
      },
      { name: 'Ann', urls: [{ url: 'example.com/ann' }], timezone: 'Europe/Paris' },
    ],
    ...fields[0],
  });
  const [zoe, ann] = made.contact_ids;
  const post = async (path: string, body: object): Promise<Json> => {
    const { status, body: answer } = await world.post(path, { lead_id: made.id, ...body });
    expect([path, status]).toEqual([path, 200]);
    return answer;
  };
  const deal = await post('/opportunity/', {
    contact_id: ann,
    value: 5000,
    value_period: 'monthly',
    confidence: 30,
    note: 'Big',
    date_won: '2026-12-01',
    ...fields[2],
  });
  const lost = await post('/opportunity/', {});
  await world.put(`/opportunity/${lost.id}/`, { status: 'Lost' });
  const day = await post('/task/', { text: 'Day', date: '2026-05-06', contact_id: zoe, priority: 'high' });
  await world.put(`/task/${day.id}/snooze/`, { until: '2026-07-08' });
  const timed = await post('/task/', { text: 'Timed', date: '2026-05-06T07:08:09+00:00', recurrence: 'FREQ=DAILY' });
  const dateless = await post('/task/', { text: 'Whenever', assigned_to: null });
  const done = await post('/task/', { text: 'Done', is_complete: true });
  const call = await post('/task/', { _type: 'outgoing_call', contact_id: zoe, date: '2026-05-06' });
  const note = await post('/activity/note/', {
    note_html: '<body><p>Met <b>Zoe</b></p></body>',
    contact_id: zoe,
    pinned: true,
    title: 'T',
  });
  await world.put(`/lead/${made.id}/`, { status: 'Customer' });
  const due = (await read(`/task/?lead_id=${made.id}&_type=opportunity_due`)).data.map((task: Json) => task.id);
  const activities = (await read(`/activity/?lead_id=${made.id}`)).data.filter((one: Json) => one._type !== 'Created');
  expect(activities.length).toBeGreaterThanOrEqual(4);
  expect(due.length).toBe(1);
  const byType: Record<string, string> = {
    Note: 'note',
    TaskCompleted: 'task_completed',
    LeadStatusChange: 'status_change/lead',
    OpportunityStatusChange: 'status_change/opportunity',
  };
  return {
    lead: await read(`/lead/${made.id}/`),
    paths: [
      `/lead/${made.id}/`,
      ...[zoe, ann].map((id) => `/contact/${id}/`),
      ...[deal, lost].map(({ id }) => `/opportunity/${id}/`),
      ...[day.id, timed.id, dateless.id, done.id, call.id, ...due].map((id) => `/task/${id}/`),
      ...activities.map((one: Json) => `/activity/${byType[one._type]}/${one.id}/`),
      `/activity/note/${note.id}/`,
    ],
  };
}

/** An object but for what says when it was last updated, and by whom, also inside it. */
function lasting(value: Json): Json {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !/^(date_updated|updated_by|updated_by_name)$/.test(key))
      .map(([key, inner]) => [key, lasting(inner)]),
  );
}

describe('a bulk delete', () => {
  it('deletes the leads that its query picks with all that is theirs, each with events that name it', async () => {
    const gone = await newLead({ name: 'Acme', contacts: [{ name: 'Ann' }] });
    const kept = await newLead({ name: 'Globex' });
    const before = (await world.events()).length;
    const done = await run('delete', { s_query: named('Acme') });
    expect(done).toMatchObject({
      bulk_object_type: 'lead',
      n_leads: 1,
      n_objects: 1,
      n_objects_processed: 1,
      undo_id: null,
    });
    expect(done.id).toMatch(/^bulkdelete_/);
    expect((await world.get(`/lead/${gone.id}/`)).status).toBe(404);
    expect((await world.get(`/lead/${kept.id}/`)).status).toBe(200);
    const deleted = (await world.events()).slice(before).filter(({ action }) => action === 'deleted');
    expect(deleted.map(({ object_type, meta }) => [object_type, meta.bulk_action_id])).toEqual([
      ['contact', done.id],
      ['lead', done.id],
    ]);
  });

  it('of contacts leaves their leads', async () => {
    const lead = await newLead({ contacts: [{ name: 'Ann' }, { name: 'Bob' }] });
    const done = await run('delete', { bulk_object_type: 'contact', query: '*' });
    expect(done).toMatchObject({ n_leads: 1, n_leads_processed: 1, n_objects: 2, n_objects_processed: 2 });
    expect((await read(`/lead/${lead.id}/`)).contacts).toEqual([]);
  });

  it('of what does not exist here, or without a query, is refused', async () => {
    for (const body of [{ bulk_object_type: 'call', query: '*' }, { bulk_object_type: 'x', query: '*' }, {}]) {
      expect((await world.post('/bulk_action/delete/', body)).status).toBe(400);
    }
    expect((await read('/bulk_action/delete/')).data).toEqual([]);
  });

  it('can be taken back: leads are there again as they were, with all that was theirs', async () => {
    const { lead, paths } = await fullLead('Acme');
    const before = await Promise.all(paths.map(read));
    const other = await newLead({ name: 'Globex' });
    const { id } = await run('delete', { s_query: ALL });
    for (const path of paths) expect((await world.get(path)).status).toBe(404);
    const since = (await world.events()).length;
    const undone = await undo('delete', id);
    expect(undone).toMatchObject({
      n_leads: 2,
      n_leads_processed: 2,
      n_objects: 2,
      n_objects_failed: 0,
      n_objects_skipped: 0,
    });
    for (const [index, path] of paths.entries()) {
      expect([path, lasting(await read(path))]).toEqual([path, lasting(before[index])]);
    }
    expect((await read(`/lead/${lead.id}/`)).updated_by).toBe(world.user_id);
    expect((await read(`/lead/${other.id}/`)).name).toBe('Globex');
    const opening = (await read(`/activity/created/?lead_id=${lead.id}`)).data;
    expect(opening).toMatchObject([
      { date_created: lead.date_created, user_id: world.user_id, activity_at: lead.date_created },
    ]);
    const events = (await world.events()).slice(since).filter((event) => event.lead_id === lead.id);
    expect(events.every(({ action, meta }) => action === 'created' && meta.bulk_action_id === undone.id)).toBe(true);
    // The lead, and each of its objects once, though two of the paths are the same note's.
    expect(events.map(({ object_id }) => object_id).toSorted()).toEqual(
      [...new Set(paths.map((path) => path.split('/').at(-2)))].toSorted(),
    );
    const shown = events.find(({ object_type }) => object_type === 'lead')?.data;
    expect(shown.contact_ids).toEqual(lead.contact_ids);
    expect((await read(`/bulk_action/delete/${id}/`)).undo_id).toBe(undone.id);
  });

  it('of contacts can be taken back: they are on their leads again', async () => {
    const lead = await newLead({ contacts: [{ name: 'Ann', phones: [{ phone: '+14155550100' }] }] });
    const [contact] = lead.contacts;
    const { id } = await run('delete', { bulk_object_type: 'contact', s_query: ALL });
    await world.post('/contact/', { lead_id: lead.id, name: 'Bob' });
    await undo('delete', id);
    expect(lasting(await read(`/contact/${contact.id}/`))).toEqual(lasting(contact));
    const { contacts, display_name } = await read(`/lead/${lead.id}/`);
    expect([contacts.map((one: Json) => one.name), display_name]).toEqual([['Bob', 'Ann'], 'Bob']);
    const update = (await world.events()).findLast(({ object_type }) => object_type === 'lead');
    expect([update?.action, update?.changed_fields.includes('contact_ids')]).toEqual(['updated', true]);
  });

  it('says which objects could not be brought back', async () => {
    const { body: status } = await world.post('/status/lead/', { label: 'Passing' });
    const [lost, found] = [await newLead({ status: 'Passing' }), await newLead({ contacts: [{ name: 'Ann' }] })];
    const forgotten = await newLead();
    const { id } = await run('delete', { s_query: ALL });
    await world.delete(`/status/lead/${status.id}/`);
    const { sql } = await import('../../database/connect.ts');
    await world.database.query(
      sql`delete from event where organization_id = ${world.organization_id} and object_id = ${forgotten.id}`,
    );
    const undone = await undo('delete', id);
    expect(undone).toMatchObject({ n_objects: 3, n_objects_processed: 3, n_objects_failed: 1, n_objects_skipped: 1 });
    expect(await outcomes(`/bulk_action/undo/${undone.id}/`)).toEqual({
      [lost.id]: ['failed', 'status: Object does not exist.'],
      [forgotten.id]: ['skipped', 'The event log no longer holds what it was before.'],
      [found.id]: ['done', null],
    });
  });
});

describe('a bulk edit that is taken back', () => {
  it('gives each object what it had before, unless it has changed since', async () => {
    const { body: field } = await world.post('/custom_field/lead/', { name: 'Size', type: 'number' });
    const key = `custom.${field.id}`;
    const [had, without, changed, same] = [
      await newLead({ name: 'had', [key]: 1 }),
      await newLead({ name: 'without' }),
      await newLead({ [key]: 1 }),
      await newLead({ [key]: 5 }),
    ];
    const set = { type: 'set_custom_field', custom_field_id: field.id, custom_field_value: 5, s_query: ALL };
    const { id, n_objects_skipped } = await run('edit', set);
    expect(n_objects_skipped).toBe(1);
    await world.put(`/lead/${changed.id}/`, { [key]: 9 });
    await world.put(`/lead/${had.id}/`, { name: 'renamed' });
    const before = (await world.events()).length;
    const undone = await undo('edit', id);
    expect(undone).toMatchObject({ object_type: 'lead', n_objects: 3, n_objects_processed: 3, n_objects_skipped: 1 });
    const now = async (lead: Json) => (await read(`/lead/${lead.id}/`))[key];
    expect([await now(had), await now(without), await now(changed), await now(same)]).toEqual([1, undefined, 9, 5]);
    expect((await read(`/lead/${had.id}/`)).name).toBe('renamed');
    expect((await outcomes(`/bulk_action/undo/${undone.id}/`))[changed.id]).toEqual([
      'skipped',
      'It has been changed since.',
    ]);
    const events = (await world.events()).slice(before).filter(({ object_type }) => object_type === 'lead');
    expect(events.map(({ meta }) => meta.bulk_action_id)).toEqual([undone.id, undone.id]);
  });

  it('gives leads their statuses back', async () => {
    const leads = [await newLead({ status: 'Qualified' }), await newLead({ status: 'Potential' })];
    const statuses = (await read('/status/lead/')).data;
    const lead_status_id = statuses.find(({ label }: Json) => label === 'Canceled').id;
    const { id } = await run('edit', { type: 'set_lead_status', lead_status_id, s_query: ALL });
    await undo('edit', id);
    for (const lead of leads) expect((await read(`/lead/${lead.id}/`)).status_id).toBe(lead.status_id);
  });

  it('is taken back once, while it is not under way, and for seven days', async () => {
    world.setNow('2026-03-01T12:00:00Z');
    const lead_status_id = (await newLead()).status_id;
    const edit = { type: 'set_lead_status', lead_status_id, s_query: ALL };
    const { id } = (await world.post('/bulk_action/edit/', edit)).body;
    const again = () => world.post(`/bulk_action/edit/${id}/undo/`);
    expect((await again()).status).toBe(400);
    await world.runJobs();
    world.setNow('2026-03-08T12:00:10Z');
    expect((await again()).status).toBe(400);
    world.setNow('2026-03-08T11:00:00Z');
    expect((await again()).status).toBe(200);
    expect((await again()).status).toBe(400);
    expect((await world.post('/bulk_action/edit/bulkedit_nobody/undo/')).status).toBe(404);
    expect((await world.post(`/bulk_action/delete/${id}/undo/`)).status).toBe(404);
  });
});
