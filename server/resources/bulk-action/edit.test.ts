// Bulk edits: which objects they change, how, and what can be read of them (activities-search-automation.md §10).
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const newLead = async (body: object = {}): Promise<Json> => (await world.post('/lead/', body)).body;
const newField = async (body: object, of = 'lead'): Promise<Json> =>
  (await world.post(`/custom_field/${of}/`, { name: 'Tags', type: 'text', ...body })).body;

const named = (name: string) => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type: 'lead', field_name: 'name' },
  condition: { type: 'text', mode: 'full_words', value: name },
});
const ALL = { type: 'match_all' };

const edit = async (body: object, status = 200): Promise<Json> => {
  const answer = await world.post('/bulk_action/edit/', body);
  expect([answer.status, answer.status === status ? null : answer.body]).toEqual([status, null]);
  return answer.body;
};

/** Starts an edit, has it run, and reads it again. */
const run = async (body: object): Promise<Json> => {
  const { id } = await edit(body);
  await world.runJobs();
  return (await world.get(`/bulk_action/edit/${id}/`)).body;
};

const statusNamed = async (label: string): Promise<string> =>
  (await world.get('/status/lead/')).body.data.find((status: Json) => status.label === label).id;

describe('a bulk edit', () => {
  it('sets the status of the leads that its query picks, each with an event and a status change', async () => {
    const leads = [await newLead({ name: 'Acme One' }), await newLead({ name: 'Acme Two' })];
    const other = await newLead({ name: 'Globex' });
    const lead_status_id = await statusNamed('Customer');
    const before = (await world.events()).length;
    const created = await edit({ type: 'set_lead_status', lead_status_id, s_query: named('Acme') });
    expect(created).toMatchObject({
      status: 'created',
      type: 'set_lead_status',
      lead_status_id,
      custom_field_name: null,
      custom_field_value: null,
      query: null,
      s_query: { ...named('Acme'), negate: false },
      sort: [],
      results_limit: null,
      send_done_email: true,
      n_leads: null,
      n_leads_processed: 0,
      n_objects: null,
      n_objects_processed: 0,
      created_by: world.user_id,
    });
    expect(created.id).toMatch(/^bulkedit_/);
    await world.runJobs();
    const done = (await world.get(`/bulk_action/edit/${created.id}/`)).body;
    expect(done).toMatchObject({
      status: 'done',
      n_leads: 2,
      n_leads_processed: 2,
      n_objects: 2,
      n_objects_processed: 2,
      n_objects_failed: 0,
    });
    for (const { id } of leads) expect((await world.get(`/lead/${id}/`)).body.status_id).toBe(lead_status_id);
    expect((await world.get(`/lead/${other.id}/`)).body.status_id).toBe(other.status_id);
    const events = (await world.events()).slice(before);
    const updates = events.filter(({ object_type }) => object_type === 'lead');
    expect(updates.map(({ object_id }) => object_id).toSorted()).toEqual(leads.map(({ id }) => id).toSorted());
    for (const { meta, changed_fields } of updates) {
      expect([meta.bulk_action_id, changed_fields.includes('status_id')]).toEqual([created.id, true]);
    }
    expect(events.filter(({ object_type }) => object_type === 'activity.lead_status_change')).toHaveLength(2);
    const own = events.filter(({ object_type }) => object_type === 'bulk_action.edit');
    expect([own.at(0)?.action, own.at(-1)?.action]).toEqual(['created', 'completed']);
    expect(own.some(({ action }) => action === 'updated')).toBe(true);
    expect(own.every(({ object_id, meta }) => object_id === created.id && !meta.bulk_action_id)).toBe(true);
  });

  it('takes a text, a wrapped query, a limit and an order', async () => {
    for (const name of ['B', 'C', 'A']) await newLead({ name });
    const lead_status_id = await statusNamed('Customer');
    const by_name = { direction: 'asc', field: { type: 'regular_field', object_type: 'lead', field_name: 'name' } };
    const wrapped = { query: ALL, results_limit: 2, sort: [by_name] };
    const done = await run({ type: 'set_lead_status', lead_status_id, s_query: wrapped });
    expect(done).toMatchObject({ status: 'done', n_leads: 2, results_limit: 2, s_query: ALL });
    const changed = (await world.get('/lead/?_fields=name,status_id')).body.data
      .filter((lead: Json) => lead.status_id === lead_status_id)
      .map((lead: Json) => lead.name);
    expect(changed.toSorted()).toEqual(['A', 'B']);
    const all = await run({ type: 'set_lead_status', lead_status_id, query: '*' });
    expect(all).toMatchObject({ query: '*', n_leads: 3, n_objects_processed: 3, n_objects_skipped: 2 });
  });

  it('sets, adds to, takes from and clears custom fields of leads, contacts and opportunities', async () => {
    const tags = await newField({ type: 'choices', choices: ['a', 'b', 'c'], accepts_multiple_values: true });
    const note = await newField({ name: 'Note' }, 'contact');
    const size = await newField({ name: 'Size', type: 'number' }, 'opportunity');
    const lead = await newLead({ contacts: [{ name: 'Ann' }, { name: 'Bob' }], [`custom.${tags.id}`]: ['a'] });
    const opportunity = (await world.post('/opportunity/', { lead_id: lead.id })).body;
    const tagsNow = async () => (await world.get(`/lead/${lead.id}/`)).body[`custom.${tags.id}`];
    const of = { custom_field_id: tags.id, s_query: ALL };

    const set = { type: 'set_custom_field', ...of };
    await run({ ...set, custom_field_operation: 'add', custom_field_values: ['b', 'c'] });
    expect(await tagsNow()).toEqual(['a', 'b', 'c']);
    await run({ ...set, custom_field_operation: 'remove', custom_field_value: 'a' });
    expect(await tagsNow()).toEqual(['b', 'c']);
    const replaced = await run({ ...set, custom_field_values: ['a'] });
    expect(replaced).toMatchObject({ custom_field_name: 'Tags', custom_field_value: null, custom_field_values: ['a'] });
    expect(await tagsNow()).toEqual(['a']);
    await run({ type: 'clear_custom_field', custom_field_name: 'Tags', s_query: ALL });
    expect(await tagsNow()).toBeUndefined();

    const contacts = await run({
      type: 'set_contact_custom_field',
      custom_field_name: 'Note',
      custom_field_value: 'hello',
      query: '*',
    });
    expect(contacts).toMatchObject({ n_leads: 1, n_leads_processed: 1, n_objects: 2, custom_field_value: 'hello' });
    for (const id of lead.contact_ids) {
      expect((await world.get(`/contact/${id}/`)).body[`custom.${note.id}`]).toBe('hello');
    }
    const deals = await run({
      type: 'set_opportunity_custom_field',
      custom_field_id: size.id,
      custom_field_value: 7,
      s_query: { type: 'object_type', object_type: 'opportunity' },
    });
    expect(deals).toMatchObject({ n_objects: 1, custom_field_value: '7' });
    expect((await world.get(`/opportunity/${opportunity.id}/`)).body[`custom.${size.id}`]).toBe(7);
  });

  it('sets a shared field on the objects that its query is over', async () => {
    const { id } = (await world.post('/custom_field/shared/', { name: 'Region', type: 'text' })).body;
    await world.post(`/custom_field/shared/${id}/association/`, { object_type: 'contact' });
    const lead = await newLead({ contacts: [{ name: 'Ann' }] });
    const of = { custom_field_id: id, custom_field_value: 'North' };
    await run({ type: 'set_global_custom_field', ...of, s_query: { type: 'object_type', object_type: 'contact' } });
    expect((await world.get(`/contact/${lead.contact_ids[0]}/`)).body[`custom.${id}`]).toBe('North');
    const refused = await edit({ type: 'set_global_custom_field', ...of, s_query: ALL }, 400);
    expect(refused['field-errors']).toEqual({ custom_field_id: 'Object does not exist.' });
  });

  it('goes on when an object is refused, and says which and why', async () => {
    const link = await newField({ name: 'Buyer', type: 'contact' });
    const [lead, other] = [await newLead({ contacts: [{ name: 'Ann' }] }), await newLead()];
    const many = Array.from({ length: 12 }, () => newLead());
    await Promise.all(many);
    const buyer = { custom_field_id: link.id, custom_field_value: lead.contact_ids[0] };
    const done = await run({ type: 'set_custom_field', ...buyer, s_query: ALL });
    expect(done).toMatchObject({ status: 'done', n_objects: 14, n_objects_processed: 14, n_objects_failed: 13 });
    expect((await world.get(`/lead/${lead.id}/`)).body[`custom.${link.id}`]).toBe(lead.contact_ids[0]);
    const path = `/bulk_action/edit/${done.id}/object/`;
    const { data, has_more } = (await world.get(`${path}?state=failed&_limit=13`)).body;
    expect([data.length, has_more]).toEqual([13, false]);
    expect(data.find((object: Json) => object.object_id === other.id)).toEqual({
      object_id: other.id,
      state: 'failed',
      reason: `custom.${link.id}: Object does not exist.`,
    });
    expect((await world.get(`${path}?state=done`)).body.data).toEqual([
      { object_id: lead.id, state: 'done', reason: null },
    ]);
  });

  it('that is a dry run only says how many there are, and the first ten', async () => {
    for (let i = 0; i < 12; i++) await newLead({ name: `Lead ${i}`, contacts: [{ name: 'Ann' }, { name: 'Bob' }] });
    const lead_status_id = await statusNamed('Customer');
    const before = (await world.events()).length;
    const dry = { type: 'set_lead_status', lead_status_id, s_query: ALL, dry_run: true };
    const answer = await edit(dry);
    expect([answer.dry_run, answer.n_objects, answer.n_leads]).toEqual([true, 12, 12]);
    expect(answer.objects.map((lead: Json) => lead.name)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Lead ${11 - index}`),
    );
    expect((await edit({ ...dry, results_limit: 3 })).n_objects).toBe(3);
    await world.runJobs();
    expect((await world.events()).length).toBe(before);
    expect((await world.get('/bulk_action/edit/')).body).toEqual({ has_more: false, data: [] });
    const removal = (
      await world.post('/bulk_action/delete/', { bulk_object_type: 'contact', query: '*', dry_run: true })
    ).body;
    expect([removal.n_objects, removal.n_leads, removal.objects.length]).toEqual([24, 12, 10]);
  });

  it('can be paused and resumed, and is listed newest first', async () => {
    const lead = await newLead();
    const lead_status_id = await statusNamed('Customer');
    const { id } = await edit({ type: 'set_lead_status', lead_status_id, s_query: ALL });
    const later = await edit({ type: 'set_lead_status', lead_status_id, s_query: ALL });
    const put = (status: string) => world.put(`/bulk_action/edit/${id}/`, { status });
    expect((await put('resuming')).status).toBe(400);
    expect((await put('paused')).body.status).toBe('paused');
    await world.runJobs();
    expect((await world.get(`/bulk_action/edit/${id}/`)).body).toMatchObject({ status: 'paused', n_objects: null });
    expect(
      (await world.events()).filter(({ action, object_id }) => action === 'paused' && object_id === id),
    ).toHaveLength(1);
    expect((await put('done')).status).toBe(400);
    expect((await put('resuming')).body.status).toBe('resuming');
    await world.runJobs();
    expect((await world.get(`/bulk_action/edit/${id}/`)).body).toMatchObject({ status: 'done', n_objects: 1 });
    expect((await world.get(`/lead/${lead.id}/`)).body.status_id).toBe(lead_status_id);
    expect((await put('paused')).status).toBe(400);
    const { data } = (await world.get('/bulk_action/edit/?_fields=id,status')).body;
    expect(data).toEqual([later.id, id].map((one) => ({ id: one, status: 'done' })));
    expect((await world.get('/bulk_action/delete/')).body.data).toEqual([]);
  });

  it('cannot be resumed after seven days', async () => {
    world.setNow('2026-03-01T12:00:00Z');
    const lead_status_id = await statusNamed('Customer');
    const { id } = await edit({ type: 'set_lead_status', lead_status_id, s_query: ALL });
    await world.put(`/bulk_action/edit/${id}/`, { status: 'paused' });
    world.setNow('2026-03-08T12:00:10Z');
    expect((await world.put(`/bulk_action/edit/${id}/`, { status: 'resuming' })).status).toBe(400);
  });

  it('does what its author may do when it runs', async () => {
    await newLead();
    const author = await world.member('superuser');
    const lead_status_id = await statusNamed('Customer');
    const { id } = (await author.post('/bulk_action/edit/', { type: 'set_lead_status', lead_status_id, s_query: ALL }))
      .body;
    const { memberships } = (await author.get('/me/')).body;
    expect((await world.delete(`/membership/${memberships[0].id}/`)).status).toBe(200);
    await world.runJobs();
    const ended = (await world.get(`/bulk_action/edit/${id}/`)).body;
    expect(ended).toMatchObject({
      status: 'error',
      error: 'Who asked for it is no longer a member.',
      n_objects_processed: 0,
    });
  });

  it('whose query has lost what it speaks of ends as an error', async () => {
    const field = await newField({ name: 'Old' });
    const lead_status_id = await statusNamed('Customer');
    const s_query = {
      type: 'field_condition',
      field: { type: 'custom_field', custom_field_id: field.id },
      condition: { type: 'exists' },
    };
    const { id } = await edit({ type: 'set_lead_status', lead_status_id, s_query });
    await world.delete(`/custom_field/lead/${field.id}/`);
    await world.runJobs();
    const { status, error } = (await world.get(`/bulk_action/edit/${id}/`)).body;
    expect(status).toBe('error');
    expect(error).toContain('s_query');
  });
});

describe('a bulk edit is refused', () => {
  it.each([
    ['without a query', { s_query: undefined }, null],
    ['with two queries', { query: '*' }, null],
    ['without a type', { type: undefined }, 'type'],
    ['with an unknown type', { type: 'explode' }, 'type'],
    ['of objects that do not exist here', { type: 'set_activity_custom_field' }, 'type'],
    ['without a field', { custom_field_id: undefined }, 'custom_field_id'],
    ['of a field that does not exist', { custom_field_id: 'cf_nobody' }, 'custom_field_id'],
    ['without a value', { custom_field_value: undefined }, 'custom_field_value'],
    ['with a value that does not fit', { custom_field_value: 'many' }, 'custom_field_value'],
    ['with several values for one', { custom_field_value: undefined, custom_field_values: [1] }, 'custom_field_values'],
    ['that adds to a single value', { custom_field_operation: 'add' }, 'custom_field_operation'],
    ['with a bad limit', { results_limit: -1 }, 'results_limit'],
    ['with a misspelt key', { result_limit: 5 }, 'result_limit'],
    ['over other objects', { s_query: { type: 'object_type', object_type: 'opportunity' } }, 's_query'],
    ['with a status that does not exist', { type: 'set_lead_status', lead_status_id: 'stat_x' }, 'lead_status'],
  ])('%s', async (_what, wrong, field) => {
    const { id } = await newField({ type: 'number' });
    const good = { type: 'set_custom_field', custom_field_id: id, custom_field_value: 1, s_query: ALL };
    const before = (await world.events()).length;
    const body = await edit({ ...good, ...wrong }, 400);
    if (field) expect(Object.keys(body['field-errors'])).toEqual([field]);
    else expect(body.errors).toHaveLength(1);
    expect((await world.events()).length).toBe(before);
    expect((await world.get('/bulk_action/edit/')).body.data).toEqual([]);
  });

  it('without the permission, and of a field that one may not edit', async () => {
    const lead_status_id = await statusNamed('Customer');
    const body = { type: 'set_lead_status', lead_status_id, s_query: ALL };
    const { id } = await edit(body);
    const user = await world.member('user');
    expect((await user.post('/bulk_action/edit/', body)).status).toBe(403);
    expect((await user.post('/bulk_action/delete/', { s_query: ALL })).status).toBe(403);
    expect((await user.put(`/bulk_action/edit/${id}/`, { status: 'paused' })).status).toBe(403);
    expect((await user.post(`/bulk_action/edit/${id}/undo/`)).status).toBe(403);
    const field = await newField({ editable_with_roles: ['superuser'] });
    const set = { type: 'set_custom_field', custom_field_id: field.id, custom_field_value: 'x', s_query: ALL };
    expect((await world.post('/bulk_action/edit/', set)).status).toBe(403);
  });
});
