// What is planned next for an opportunity's lead, ours and only on request.
import { expect, it } from 'vitest';
import { newWorld } from '../../../test/harness.ts';

it('is the first open task of the lead, one without a date last, and only answered when asked for', async () => {
  const world = await newWorld();
  const lead_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
  const made = await world.post('/opportunity/', { lead_id });
  expect(made.body).not.toHaveProperty('next_task');
  const next = async () => (await world.get('/opportunity/?_fields=id,next_task')).body.data[0].next_task;
  expect(await next()).toBeNull();
  const task = async (body: object) => (await world.post('/task/', { lead_id, ...body })).body.id;
  const undated = await task({ text: 'Some day', date: null });
  expect(await next()).toMatchObject({ id: undated, text: 'Some day', date: null, _type: 'lead' });
  await task({ text: 'Later', date: '2099-02-01' });
  const sooner = await task({ text: 'Sooner', date: '2099-01-01T10:00:00Z' });
  expect(await next()).toMatchObject({ id: sooner, date: '2099-01-01T10:00:00+00:00', assigned_to: world.user_id });
  await world.put(`/task/${sooner}/`, { is_complete: true });
  expect(await next()).toMatchObject({ text: 'Later', date: '2099-02-01' });
});
