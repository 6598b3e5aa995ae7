import { expect, test } from 'vitest';
import { newWorld, type World } from '../../test/harness.ts';
import { sql } from '../database/connect.ts';

const NOW = '2026-03-31T12:00:00Z';

const purge = (world: World, event_retention_days: number | null): Promise<void> =>
  world.runJobs(['purge-events'], { event_retention_days });

const created = async (world: World) =>
  (await world.events()).filter((event) => event.object_type === 'lead').map((event) => event.data.name);

async function worldWithEvents(): Promise<World> {
  const world = await newWorld();
  for (const [name, now] of [
    ['old', '2026-03-01T11:59:59Z'],
    ['kept', '2026-03-01T12:00:01Z'],
    ['new', NOW],
  ] as const) {
    world.setNow(now);
    await world.post('/lead/', { name });
  }
  return world;
}

test('events older than the retention are deleted, in every organization', async () => {
  const worlds = [await worldWithEvents(), await worldWithEvents()] as const;
  await purge(worlds[0], 30);
  for (const world of worlds) expect(await created(world)).toEqual(['kept', 'new']);
  expect(await (await worlds[0].get('/lead/')).body.data).toHaveLength(3);
});

test('they are deleted in batches until none is left', async () => {
  const world = await newWorld();
  await world.database.query(sql`
    insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action, changed_fields, meta)
    select ${world.organization_id}, 'ev_' || n, '2026-01-01', '2026-01-01', 'lead', 'lead_' || n, 'created', '[]', '{}'
    from generate_series(1, 4500) n`);
  world.setNow(NOW);
  await world.post('/lead/', { name: 'new' });
  await world.database.query(
    sql`delete from event where organization_id = ${world.organization_id} and object_type not in ('lead')`,
  );
  await purge(world, 1);
  expect(await created(world)).toEqual(['new']);
});

test('with a retention of forever no event is deleted', async () => {
  const world = await worldWithEvents();
  await purge(world, null);
  expect(await created(world)).toEqual(['old', 'kept', 'new']);
});
