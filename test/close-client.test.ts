// A published Close client, made for the real service, against our server: only its address is changed.
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, newWorld, type World } from './harness.ts';

interface CloseClient {
  [group: string]: Json;
  _request(options: { uri: string }): Promise<Json>;
}

const Closeio: new (key: string) => CloseClient = createRequire(import.meta.url)('close.io');

let world: World;
let close: CloseClient;

beforeAll(async () => {
  world = await newWorld();
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = world.app.server.address() as AddressInfo;
  close = new Closeio(world.key);
  close._request = (options) =>
    Closeio.prototype._request.call(close, {
      ...options,
      uri: options.uri.replace('https://api.close.com', `http://127.0.0.1:${port}`),
    });
});

afterAll(() => world.app.close());

it('finds out who it is', async () => {
  const me = await close.user.me();
  expect(me.organizations[0].id).toBe(world.organization_id);
  expect((await close.user.read(me.id)).email).toBe(me.email);
  expect((await close.organization.read(world.organization_id)).lead_statuses[0].label).toBe('Potential');
});

it('creates a lead with contacts, reads, changes and deletes it', async () => {
  const contacts = [{ name: 'Gob', emails: [{ type: 'office', email: 'gob@example.com' }] }];
  const lead = await close.lead.create({ name: 'Bluth Company', contacts });
  expect(lead.contacts[0].emails[0].email).toBe('gob@example.com');
  await close.lead.update(lead.id, { description: 'Builds homes' });
  expect((await close.lead.read(lead.id)).description).toBe('Builds homes');
  expect((await close.contact.read(lead.contacts[0].id)).lead_id).toBe(lead.id);
  await close.lead.delete(lead.id);
  await expect(Promise.resolve(close.lead.read(lead.id))).rejects.toHaveProperty('error');
});

it('works through tasks, notes and opportunities', async () => {
  const lead = await close.lead.create({ name: 'Sitwell' });
  const task = await close.task.create({ lead_id: lead.id, text: 'Call', date: '2026-01-01' });
  await close.task.update(task.id, { is_complete: true });
  expect((await close.task.search({ lead_id: lead.id, view: 'archive' })).data[0].id).toBe(task.id);
  const note = await close.activity.note.create({ lead_id: lead.id, note: 'Wants a model home' });
  expect((await close.activity.note.search({ lead_id: lead.id })).data[0].id).toBe(note.id);
  const statuses = await close.status.opportunity.list();
  const opportunity = await close.opportunity.create({
    lead_id: lead.id,
    status_id: statuses.data[0].id,
    value: 50000,
  });
  expect((await close.opportunity.search({ lead_id: lead.id })).data[0].value_formatted).toBe('$500');
  await close.opportunity.delete(opportunity.id);
});

it('merges leads and keeps statuses', async () => {
  const [one, other] = [await close.lead.create({ name: 'One' }), await close.lead.create({ name: 'Other' })];
  expect(await close.lead.merge({ source: one.id, destination: other.id })).toEqual({ status: 'ok' });
  const status = await close.status.lead.create({ label: 'Warm' });
  expect((await close.status.lead.update(status.id, { label: 'Hot' })).label).toBe('Hot');
  await close.status.lead.delete(status.id);
});
