// What a lead's changes of status leave in its history (core.md §10.3, activities-search-automation.md §2.8).
import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-10T15:00:00Z' });
  lead_id = (await world.post('/lead/', { status: 'Potential' })).body.id;
});

const setStatus = async (status: string, by: Caller = world, lead = lead_id) => {
  expect((await by.put(`/lead/${lead}/`, { status })).status).toBe(200);
};

/** The status changes of the lead as pairs of labels, oldest first. */
const history = async (): Promise<string[]> => {
  const { body } = await world.get(`/activity/status_change/lead/?lead_id=${lead_id}&_order_by=date_created`);
  return body.data.map(
    (change: { old_status_label: string; new_status_label: string }) =>
      `${change.old_status_label} > ${change.new_status_label}`,
  );
};

const newEvents = async (work: () => Promise<unknown>) => {
  const before = (await world.events()).length;
  await work();
  const events = (await world.events()).slice(before);
  return events.map(({ object_type, action }) => `${object_type} ${action}`);
};

describe('a change of status', () => {
  it('is an activity with both statuses', async () => {
    const { status_id: old_status_id } = (await world.get(`/lead/${lead_id}/`)).body;
    const events = await newEvents(() => setStatus('Qualified'));
    expect(events).toEqual(['lead updated', 'activity.lead_status_change created']);
    const { status_id: new_status_id } = (await world.get(`/lead/${lead_id}/`)).body;
    const { body } = await world.get(`/activity/status_change/lead/?lead_id=${lead_id}`);
    expect(body.data).toMatchObject([
      {
        _type: 'LeadStatusChange',
        lead_id,
        user_id: world.user_id,
        old_status_id,
        old_status_label: 'Potential',
        new_status_id,
        new_status_label: 'Qualified',
      },
    ]);
  });

  it('is none when a lead is new, or its status stays', async () => {
    await setStatus('Potential');
    await world.put(`/lead/${lead_id}/`, { name: 'Acme' });
    expect(await history()).toEqual([]);
  });

  it('shortly after another of the same user goes on from it', async () => {
    await setStatus('Qualified');
    world.setNow('2026-03-10T15:04:00Z');
    const events = await newEvents(() => setStatus('Customer'));
    expect(events).toEqual(['lead updated', 'activity.lead_status_change updated']);
    expect(await history()).toEqual(['Potential > Customer']);
  });

  it('that goes back soon leaves nothing', async () => {
    await setStatus('Qualified');
    await setStatus('Customer');
    world.setNow('2026-03-10T15:02:00Z');
    const events = await newEvents(() => setStatus('Potential'));
    expect(events).toEqual(['lead updated', 'activity.lead_status_change deleted']);
    expect(await history()).toEqual([]);
  });

  it('is one of its own later, or by another user, or after another user’s', async () => {
    await setStatus('Qualified');
    world.setNow('2026-03-10T15:06:00Z');
    await setStatus('Customer');
    const other = await world.member('user');
    await setStatus('Canceled', other);
    await setStatus('Qualified');
    expect(await history()).toEqual([
      'Potential > Qualified',
      'Qualified > Customer',
      'Customer > Canceled',
      'Canceled > Qualified',
    ]);
  });

  it('does not go on from one that was written into the history by hand', async () => {
    const statuses = (await world.get('/status/lead/')).body.data;
    const [, old, latest] = statuses.map((status: { id: string }) => status.id);
    await world.post('/activity/status_change/lead/', { lead_id, old_status_id: old, new_status_id: latest });
    await setStatus('Customer');
    expect((await history()).at(-1)).toBe('Potential > Customer');
    expect((await history()).length).toBe(2);
  });
});
