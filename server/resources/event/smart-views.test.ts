// Smart views in the event log: who may not see a view learns nothing of it there either.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type Json, newWorld, type World } from '../../../test/harness.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { deliverDue } from '../../webhooks/dispatcher.ts';
import { fanOut } from '../../webhooks/fan-out.ts';

let world: World;
let colleague: Caller;
let stranger: Caller;
let view: Json;
beforeAll(async () => {
  world = await newWorld({ now: '2026-03-01T10:00:00Z', settings: { webhook_private_addresses: true } });
  [colleague, stranger] = [await world.member('admin'), await world.member('user')];
  view = (await world.post('/saved_search/', { name: 'Mine', query: 'acquisition' })).body;
  // Each a minute later, so that no event is joined to the one before.
  await change('10:01', { sharing_settings: { user_ids: [colleague.user_id] } });
  await change('10:02', { sharing_settings: { whole_org: true, user_ids: [] } });
  await change('10:03', { sharing_settings: null });
  world.setNow('2026-03-01T10:04:00Z');
  await world.delete(`/saved_search/${view.id}/`);
});

async function change(time: string, values: object): Promise<void> {
  world.setNow(`2026-03-01T${time}:00Z`);
  const { status, body } = await world.put(`/saved_search/${view.id}/`, values);
  expect([status, body]).toEqual([200, expect.anything()]);
}

const told = (events: Json[]): string[] =>
  events
    .filter(({ object_id }) => object_id === view.id)
    .map(({ action, date_created }) => `${date_created.slice(11, 16)} ${action}`);

describe('events of a smart view', () => {
  test('are listed for those who could see it as it was then', async () => {
    const list = async (reader: Caller): Promise<string[]> => {
      const filtered = (await reader.get(`/event/?object_type=saved_search&object_id=${view.id}`)).body.data;
      expect(told((await reader.get('/event/')).body.data)).toEqual(told(filtered));
      return told(filtered);
    };
    expect(await list(world)).toEqual([
      '10:04 deleted',
      '10:03 updated',
      '10:02 updated',
      '10:01 updated',
      '10:00 created',
    ]);
    expect(await list(colleague)).toEqual(['10:02 updated', '10:01 updated']);
    expect(await list(stranger)).toEqual(['10:02 updated']);
  });

  test('are found one by one by the same', async () => {
    const { data } = (await world.get(`/event/?object_type=saved_search&object_id=${view.id}`)).body;
    const found = async (reader: Caller) =>
      Promise.all(data.map(async ({ id }: Json) => (await reader.get(`/event/${id}/`)).status));
    expect(await found(colleague)).toEqual([404, 404, 200, 200, 404]);
    expect(await found(stranger)).toEqual([404, 404, 200, 404, 404]);
  });

  test('go to the webhooks of the same', async () => {
    const receiver = await openReceiver();
    try {
      const events = ['created', 'updated'].map((action) => ({ object_type: 'saved_search', action }));
      const subscribe = async (owner: Caller) => (await owner.post('/webhook/', { url: receiver.url, events })).body.id;
      const [mine, theirs] = [await subscribe(world), await subscribe(colleague)];
      await world.post('/saved_search/', { name: 'Secret', query: 'acquisition' });
      const shared = { name: 'Shared', query: 'acquisition', sharing_settings: { whole_org: true } };
      await world.post('/saved_search/', shared);
      await fanOut(world.work, world.organization_id);
      await deliverDue(world.work, world.organization_id);
      const got = receiver.received.map(({ body }) => `${body.subscription_id} ${body.event.data.name}`);
      expect(got.sort()).toEqual([`${mine} Secret`, `${mine} Shared`, `${theirs} Shared`].sort());
    } finally {
      await receiver.close();
    }
  });
});
