// When an opportunity came into its present status, ours and only on request.
import { expect, it } from 'vitest';
import { newWorld } from '../../../test/harness.ts';

it('is the last change into that status, or the creation, and only answered when asked for', async () => {
  const world = await newWorld({ now: '2026-03-01T10:00:00Z' });
  const lead_id = (await world.post('/lead/', { name: 'Acme' })).body.id;
  const statuses = (await world.get('/status/opportunity/')).body.data;
  const { id, date_created } = (await world.post('/opportunity/', { lead_id, status_id: statuses[0].id })).body;
  const since = async () =>
    (await world.get(`/opportunity/${id}/?_fields=date_status_changed`)).body.date_status_changed;
  expect(await since()).toBe(date_created);
  world.setNow('2026-03-05T10:00:00Z');
  const { body } = await world.put(`/opportunity/${id}/`, { status_id: statuses[1].id });
  expect(body).not.toHaveProperty('date_status_changed');
  world.setNow('2026-03-09T10:00:00Z');
  await world.put(`/opportunity/${id}/`, { value: 5 });
  expect(await since()).toMatch(/^2026-03-05T10:00/);
});
