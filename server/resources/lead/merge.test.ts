// Merging two leads (core.md §10.5).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
});

const newLead = async (body: object = {}) => (await world.post('/lead/', body)).body;
const read = async (id: string) => (await world.get(`/lead/${id}/`)).body;
const merge = (source: string, destination: string) => world.post('/lead/merge/', { source, destination });

/** A lead with as many contacts, open tasks and notes. */
async function fullLead(size: number, body: object = {}) {
  const contacts = Array.from({ length: size }, (_, i) => ({ name: `Contact ${i}` }));
  const lead = await newLead({ contacts, ...body });
  for (const contact_id of lead.contact_ids) {
    await world.post('/task/', { lead_id: lead.id, text: 'Call', contact_id });
    await world.post('/activity/note/', { lead_id: lead.id, note: 'Met', contact_id });
    await world.post('/opportunity/', { lead_id: lead.id, contact_id, date_won: '2026-12-01' });
  }
  return read(lead.id);
}

describe('a merge', () => {
  it('moves everything to the destination, and the source is gone', async () => {
    const source = await fullLead(3);
    const destination = await fullLead(1);
    const { status, body } = await merge(source.id, destination.id);
    expect([status, body]).toEqual([200, { status: 'ok' }]);
    expect((await world.get(`/lead/${source.id}/`)).status).toBe(404);
    const merged = await read(destination.id);
    expect(merged.contact_ids).toEqual([...destination.contact_ids, ...source.contact_ids]);
    const tasks = merged.tasks.map((task: { id: string; contact_id: string }) => [task.id, task.contact_id]);
    const were = [...source.tasks, ...destination.tasks].map((task) => [task.id, task.contact_id]);
    expect(tasks.toSorted()).toEqual(were.toSorted());
    const deals = merged.opportunities.map((deal: { contact_id: string }) => deal.contact_id);
    expect(deals.toSorted()).toEqual(merged.contact_ids.toSorted());
    const due = (await world.get(`/task/?_type=opportunity_due&lead_id=${destination.id}`)).body.data;
    expect(due.map((task: { contact_id: string }) => task.contact_id).toSorted()).toEqual(deals.toSorted());
    const notes = (await world.get(`/activity/note/?lead_id=${destination.id}`)).body.data;
    expect(notes.length).toBe(4);
    expect(notes.every((note: { contact_id: string }) => merged.contact_ids.includes(note.contact_id))).toBe(true);
    expect((await world.get(`/activity/created/?lead_id=${destination.id}`)).body.data.length).toBe(2);
  });

  it('keeps what the destination has, and fills what it has not', async () => {
    const shared = { city: 'Bonn', label: 'business' };
    const source = await newLead({
      name: 'Source',
      description: 'From the source',
      url: 'source.example',
      status: 'Customer',
      addresses: [shared, { city: 'Ulm' }],
    });
    const destination = await newLead({ name: 'Destination', description: '', addresses: [{ city: 'Rom' }, shared] });
    await merge(source.id, destination.id);
    const merged = await read(destination.id);
    expect(merged).toMatchObject({
      name: 'Destination',
      display_name: 'Destination',
      description: 'From the source',
      url: 'http://source.example',
      status_label: 'Potential',
    });
    expect(merged.addresses.map((address: { city: string }) => address.city)).toEqual(['Rom', 'Bonn', 'Ulm']);
  });

  it('fills custom fields in, and unites those with several values', async () => {
    const field = async (name: string, more: object = {}) =>
      (await world.post('/custom_field/lead/', { name, type: 'text', ...more })).body.id;
    const [both, one] = [await field('Both'), await field('One', { editable_with_roles: ['admin'] })];
    const list = await field('List', { type: 'choices', choices: ['a', 'b', 'c'], accepts_multiple_values: true });
    const key = (id: string) => `custom.${id}`;
    const source = await newLead({ [key(both)]: 'source', [key(one)]: 'kept', [key(list)]: ['a', 'b'] });
    const destination = await newLead({ [key(both)]: 'destination', [key(list)]: ['c', 'a'] });
    const { status } = await (await world.member('user')).post('/lead/merge/', {
      source: source.id,
      destination: destination.id,
    });
    expect(status).toBe(200);
    const merged = await read(destination.id);
    expect([both, one, list].map((id) => merged[key(id)])).toEqual(['destination', 'kept', ['c', 'a', 'b']]);
  });

  it('of a lead without a name into another without takes the name along', async () => {
    const destination = await newLead();
    await merge((await newLead({ contacts: [{ name: 'Ann' }] })).id, destination.id);
    expect((await read(destination.id)).display_name).toBe('Ann');
    await merge((await newLead({ name: 'Acme' })).id, destination.id);
    expect(await read(destination.id)).toMatchObject({ name: 'Acme', display_name: 'Acme' });
  });

  it('is an activity of the destination', async () => {
    const [source, destination] = [await newLead({ name: 'A' }), await newLead({ name: 'B' })];
    await merge(source.id, destination.id);
    const { body } = await world.get(`/activity/lead_merge/?lead_id=${destination.id}`);
    expect(body.data).toMatchObject([
      {
        _type: 'LeadMerge',
        lead_id: destination.id,
        contact_id: null,
        source_lead_id: source.id,
        source_display_name: 'A',
        destination_lead_id: destination.id,
        destination_display_name: 'B',
        merge_status: 'completed',
        error_message: null,
        user_id: world.user_id,
      },
    ]);
  });

  it('leaves one event per object, all of which name both leads', async () => {
    const [source, destination] = [await fullLead(1, { name: 'A' }), await fullLead(0, { name: 'B' })];
    const before = (await world.events()).length;
    await merge(source.id, destination.id);
    const events = (await world.events()).slice(before);
    const names = events.map(({ object_type, action }) => `${object_type} ${action}`);
    expect(names.toSorted()).toEqual([
      'activity.note updated',
      'contact updated',
      'lead deleted',
      'lead merged',
      'lead updated',
      'lead_merge created',
      'opportunity updated',
      'task.lead updated',
      'task.opportunity_due updated',
    ]);
    const meta = { merge_source_lead_id: source.id, merge_destination_lead_id: destination.id };
    for (const event of events) expect(event.meta).toMatchObject({ ...meta, request_method: 'POST' });
    const event = (name: string) => events[names.indexOf(name)];
    expect(event('lead merged')).toMatchObject({ lead_id: destination.id, object_id: destination.id });
    expect(event('lead merged')?.data.contact_ids).toEqual(source.contact_ids);
    expect(event('lead updated')?.previous_data).toMatchObject({ contact_ids: [] });
    expect(event('lead deleted')).toMatchObject({
      lead_id: source.id,
      previous_data: { contact_ids: source.contact_ids, name: 'A' },
    });
    expect(event('task.lead updated')?.previous_data).toMatchObject({ lead_id: source.id });
  });

  it('sends as many statements for many objects as for few', async () => {
    const destination = await newLead({ name: 'A' });
    const [few, many] = [await fullLead(1, { name: 'B' }), await fullLead(20, { name: 'C' })];
    const one = await world.countStatements(() => merge(few.id, destination.id));
    expect(await world.countStatements(() => merge(many.id, destination.id))).toBe(one);
  });

  it('needs two leads of the organization', async () => {
    const theirs = (await (await newWorld()).post('/lead/', {})).body.id;
    const ours = (await newLead()).id;
    const refused = async (source: unknown, destination: unknown) => {
      const { status, body } = await world.post('/lead/merge/', { source, destination });
      return [status, body];
    };
    expect(await refused(theirs, ours)).toEqual([404, { errors: ['Source lead does not exist.'] }]);
    expect(await refused(ours, theirs)).toEqual([404, { errors: ['Destination lead does not exist.'] }]);
    expect((await refused(ours, ours))[0]).toBe(400);
    expect(await refused(undefined, 5)).toEqual([
      400,
      { errors: [], 'field-errors': { source: 'This field is required.', destination: 'Value must be of str type.' } },
    ]);
  });

  it('needs the permission', async () => {
    const [source, destination] = [await newLead(), await newLead()];
    const restricted = await world.member('restricteduser');
    const { status } = await restricted.post('/lead/merge/', { source: source.id, destination: destination.id });
    expect(status).toBe(403);
  });
});

describe('while leads are merged', () => {
  it('no task is lost: each is on the destination, or was refused', async () => {
    const [source, destination] = [await newLead(), await newLead()];
    const callers = await Promise.all(Array.from({ length: 4 }, () => world.member('user')));
    const add = async (caller: (typeof callers)[number]) => {
      const answers = [];
      for (let i = 0; i < 10; i++) answers.push(await caller.post('/task/', { lead_id: source.id, text: 'Call' }));
      return answers;
    };
    const adding = callers.map(add);
    await callers[0]?.get('/task/');
    const [merged, ...added] = await Promise.all([merge(source.id, destination.id), ...adding]);
    expect(merged.status).toBe(200);
    const answers = added.flat();
    for (const { status, body } of answers) {
      if (status !== 200) expect([status, body['field-errors']]).toEqual([400, { lead: 'Object does not exist.' }]);
    }
    const kept = answers.filter(({ status }) => status === 200).map(({ body }) => body.id);
    const { body } = await world.get(`/task/?lead_id=${destination.id}&_limit=100`);
    expect(body.data.map((task: { id: string }) => task.id).toSorted()).toEqual(kept.toSorted());
  });

  it('two merges of the same leads in both directions end with one lead', async () => {
    const [a, b] = [await fullLead(2), await fullLead(2)];
    const answers = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const left = (await Promise.all([a, b].map(({ id }) => world.get(`/lead/${id}/`)))).filter((x) => x.status === 200);
    expect(left.length).toBe(1);
    expect(left[0]?.body.contact_ids.length).toBe(4);
  });
});
