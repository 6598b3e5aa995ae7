// What a merge would do, ours.
import { beforeAll, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

let world: World;
let source: Json;
let destination: Json;

const preview = (query: string, by = world) => by.get(`/lead/merge/preview/?${query}`);
const pair = () => `source=${source.id}&destination=${destination.id}`;

beforeAll(async () => {
  world = await newWorld();
  const { body: field } = await world.post('/custom_field/lead/', { name: 'Size', type: 'number' });
  const contacts = [{ name: 'Bruce' }, { name: 'Alfred' }];
  const body = { contacts, description: 'Rich', url: 'wayne.example', addresses: [{ city: 'Gotham' }] };
  source = (await world.post('/lead/', { name: 'Wayne', ...body, [`custom.${field.id}`]: 5 })).body;
  destination = (await world.post('/lead/', { name: 'Wayne Enterprises', url: 'own.example' })).body;
  await world.post('/task/', { lead_id: source.id, text: 'Call' });
  await world.post('/opportunity/', { lead_id: source.id, date_won: '2026-12-01' });
  await world.post('/activity/note/', { lead_id: source.id, note: 'Met' });
});

it('says what would move and what would change, and changes nothing', async () => {
  const before = (await world.events()).length;
  const { status, body } = await preview(pair());
  expect(status).toBe(200);
  // The opportunity has a task of its own.
  expect(body.moves).toEqual({ contact: 2, opportunity: 1, task: 2, note: 1, created: 1 });
  const [size] = Object.keys(body.gets).filter((name) => name.startsWith('custom.'));
  expect(body.gets).toEqual({
    description: 'Rich',
    addresses: [expect.objectContaining({ city: 'Gotham' })],
    [String(size)]: 5,
  });
  expect(await world.events()).toHaveLength(before);
});

it('is what the merge then does', async () => {
  const { moves, gets } = (await preview(pair())).body;
  await world.post('/lead/merge/', { source: source.id, destination: destination.id });
  const { body: merged } = await world.get(`/lead/${destination.id}/`);
  expect(merged).toMatchObject(gets);
  expect(merged.contacts).toHaveLength(moves.contact);
  expect(merged.opportunities).toHaveLength(moves.opportunity);
  const notes = await world.get(`/activity/note/?lead_id=${destination.id}`);
  expect(notes.body.data).toHaveLength(moves.note);
});

it('refuses what a merge would, and shows nothing to those who may not merge', async () => {
  expect((await preview(`source=lead_nobody&destination=${destination.id}`)).body).toEqual({
    errors: ['Source lead does not exist.'],
  });
  expect((await preview(`source=${destination.id}&destination=${destination.id}`)).status).toBe(400);
  expect((await preview('source=')).body['field-errors']).toEqual({
    source: 'This field is required.',
    destination: 'This field is required.',
  });
  const stranger = await newWorld();
  expect((await preview(`source=${destination.id}&destination=${destination.id}x`, stranger)).status).toBe(404);
  const restricted = await world.member('restricteduser');
  expect((await restricted.get(`/lead/merge/preview/?source=a&destination=b`)).status).toBe(403);
});
