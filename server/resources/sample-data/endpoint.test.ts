// Sample data for an organization that is empty.
import { expect, test } from 'vitest';
import { newWorld, type World } from '../../../test/harness.ts';

const leads = async (world: World): Promise<number> => (await world.get('/lead/?_limit=0')).body.total_results;

test('fills an empty organization, with as many leads as are asked for', async () => {
  const world = await newWorld();
  const { status, body } = await world.post('/sample_data/', { leads: 45 });
  expect([status, body, await leads(world)]).toEqual([200, { leads: 45 }, 45]);
  const { data } = (await world.get('/lead/?_limit=45')).body;
  expect(new Set(data.map(({ id }: { id: string }) => id)).size).toBe(45);
  expect(data.flatMap(({ tasks }: { tasks: unknown[] }) => tasks).length).toBeGreaterThan(10);
  expect((await world.get('/opportunity/?_limit=1')).body.data).toHaveLength(1);
});

test('is for nobody who has leads already, not even when it is asked for twice at once', async () => {
  const world = await newWorld();
  const answers = await Promise.all([1, 2].map(() => world.post('/sample_data/', { leads: 3 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  const { status, body } = await world.post('/sample_data/', {});
  expect([status, body.errors]).toEqual([
    400,
    ['The organization has leads already. Sample data is for an empty one.'],
  ]);
  expect(await leads(world)).toBe(3);
});

test('needs the permission to manage the organization, and a number that is not too large', async () => {
  const world = await newWorld();
  expect((await (await world.member('superuser')).post('/sample_data/', {})).status).toBe(403);
  for (const count of [0, 5001, 1.5, '3'])
    expect((await world.post('/sample_data/', { leads: count })).status).toBe(400);
  expect(await leads(world)).toBe(0);
});
