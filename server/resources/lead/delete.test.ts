// Deleting leads, and all that goes with them (core.md §10.4).
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;

beforeAll(async () => {
  world = await newWorld();
});

/** A lead with contacts, tasks, notes and activities that the server made. */
async function fullLead(size: number) {
  const contacts = Array.from({ length: size }, (_, i) => ({ name: `Contact ${i}` }));
  const lead = (await world.post('/lead/', { status: 'Potential', contacts })).body;
  for (const contact_id of lead.contact_ids) {
    await world.post('/task/', { lead_id: lead.id, text: 'Open', contact_id });
    await world.post('/task/', { lead_id: lead.id, text: 'Done', is_complete: true });
    await world.post('/activity/note/', { lead_id: lead.id, note: 'Met', contact_id });
    await world.post('/opportunity/', { lead_id: lead.id, contact_id, date_won: '2026-12-01' });
  }
  await world.put(`/lead/${lead.id}/`, { status: 'Customer' });
  return (await world.get(`/lead/${lead.id}/`)).body;
}

describe('deleting a lead', () => {
  it('deletes all that belongs to it, each with an event that shows it as it was', async () => {
    const lead = await fullLead(2);
    const before = (await world.events()).length;
    const { status, body } = await world.delete(`/lead/${lead.id}/`);
    expect([status, body]).toEqual([200, {}]);
    const events = (await world.events()).slice(before);
    const counts = Map.groupBy(events, ({ object_type, action }) => `${object_type} ${action}`);
    expect(Object.fromEntries([...counts].map(([name, found]) => [name, found.length]))).toEqual({
      'task.lead deleted': 4,
      'activity.lead_status_change deleted': 1,
      'activity.task_completed deleted': 2,
      'activity.note deleted': 2,
      'opportunity deleted': 2,
      'task.opportunity_due deleted': 2,
      'contact deleted': 2,
      'lead deleted': 1,
    });
    expect(events.every((event) => event.lead_id === lead.id && event.data === null)).toBe(true);
    const last = events.at(-1);
    expect(last).toMatchObject({ object_type: 'lead', previous_data: { contact_ids: lead.contact_ids } });
    expect(last?.previous_data).toMatchObject({ date_updated: lead.date_updated, display_name: 'Contact 0' });
    const noted = events.filter(({ object_type }) => object_type === 'activity.note');
    expect(noted.map((event) => event.previous_data.contact_id).toSorted()).toEqual(lead.contact_ids.toSorted());
    for (const path of [`/lead/${lead.id}/`, `/contact/${lead.contact_ids[0]}/`, `/task/${lead.tasks[0].id}/`]) {
      expect((await world.get(path)).status).toBe(404);
    }
    expect((await world.delete(`/lead/${lead.id}/`)).status).toBe(404);
  });

  it('sends as many statements for many objects as for few', async () => {
    const [few, many] = [await fullLead(1), await fullLead(20)];
    const one = await world.countStatements(() => world.delete(`/lead/${few.id}/`));
    expect(await world.countStatements(() => world.delete(`/lead/${many.id}/`))).toBe(one);
  });

  it('needs the permission, and is for one’s own organization', async () => {
    const lead = (await world.post('/lead/', {})).body;
    const restricted = await world.member('restricteduser');
    expect((await restricted.delete(`/lead/${lead.id}/`)).status).toBe(403);
    expect((await (await newWorld()).delete(`/lead/${lead.id}/`)).status).toBe(404);
    expect((await (await world.member('user')).delete(`/lead/${lead.id}/`)).status).toBe(200);
  });
});
