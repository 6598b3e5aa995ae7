// Deleting all tasks that a filter picks, ours.
import { beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

let world: World;
let lead_id: string;

beforeAll(async () => {
  world = await newWorld();
  lead_id = (await world.post('/lead/', { name: 'Wayne Enterprises' })).body.id;
});

const newTask = async (text: string): Promise<string> => (await world.post('/task/', { lead_id, text })).body.id;
const texts = async (): Promise<string[]> =>
  (await world.get(`/task/?lead_id=${lead_id}`)).body.data.map(({ text }: { text: string }) => text).sort();

it('deletes what the filter picks, with an event each, and nothing else', async () => {
  const ids = [await newTask('a'), await newTask('b')];
  await newTask('c');
  const { status, body } = await world.delete(`/task/?id__in=${ids.join()}`);
  expect([status, body]).toEqual([200, { ok: true, count: 2 }]);
  expect(await texts()).toEqual(['c']);
  const deleted = (await world.events()).filter(({ action }) => action === 'deleted');
  expect(deleted.map(({ object_id }) => object_id).sort()).toEqual([...ids].sort());
});

it('takes more ids than an address holds in the body', async () => {
  const id = await newTask('d');
  const id__in = [id, ...Array.from({ length: 500 }, (_, n) => `task_${n}`)].join();
  const answer = await world.post('/task/', { _params: { id__in } }, { 'x-http-method-override': 'DELETE' });
  expect([answer.status, answer.body.count]).toEqual([200, 1]);
});

it('without any filter is refused', async () => {
  expect((await world.delete('/task/')).status).toBe(400);
  expect((await world.delete('/task/?_type=all')).status).toBe(400);
  expect(await texts()).toEqual(['c']);
});

it('deletes none when one of them may not be deleted', async () => {
  const restricted = await world.member('restricteduser');
  const own = (await restricted.post('/task/', { lead_id, text: 'own' })).body.id;
  const before = await texts();
  const answer = await restricted.delete(`/task/?lead_id=${lead_id}`);
  expect([answer.status, own === undefined]).toEqual([403, false]);
  expect(await texts()).toEqual(before);
});
