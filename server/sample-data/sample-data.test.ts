// The sample data, as the API shows it.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Json, newWorld, type World } from '../../test/harness.ts';
import { systemContext } from '../organizations.ts';
import { addSampleData } from './sample-data.ts';

const NOW = new Date('2026-03-31T12:00:00Z');
const LEADS = 60;
let world: World;

async function seededWorld(seed: number): Promise<World> {
  const made = await newWorld({ now: NOW.toISOString() });
  const ctx = systemContext(made.database, made.organization_id, made.user_id, () => NOW);
  await addSampleData(ctx, { leads: LEADS, seed });
  return made;
}

const all = async (path: string, of: World = world): Promise<Json[]> => (await of.get(path)).body.data;

beforeAll(async () => {
  world = await seededWorld(7);
});

test('every object is as the API answers it, and no event tells of them', async () => {
  const before = (await world.events()).length;
  const leads = await all('/lead/?_limit=200');
  expect(leads).toHaveLength(LEADS);
  for (const { id, contacts } of leads) {
    // The harness checks each answer against its schema.
    expect((await world.get(`/lead/${id}/`)).body.id).toBe(id);
    expect(contacts.length).toBeGreaterThan(0);
  }
  const types = new Set((await world.events()).slice(0, before).map((event) => event.object_type));
  for (const type of ['lead', 'contact', 'opportunity', 'task.lead', 'activity.note'])
    expect(types).not.toContain(type);
});

test('nothing lies in the future but what is due or hoped for', async () => {
  const now = NOW.toISOString();
  for (const path of ['/lead/', '/contact/', '/opportunity/', '/task/?_type=all', '/activity/']) {
    for (const { date_created, date_updated } of await all(path)) {
      expect(date_created <= now && date_updated <= now && date_created <= date_updated, path).toBe(true);
    }
  }
});

describe('the history of a lead', () => {
  test('begins with its creation', async () => {
    for (const { id, date_created } of (await all('/lead/')).slice(0, 10)) {
      const history = await all(`/activity/?lead_id=${id}`);
      expect(history.at(-1)).toMatchObject({ _type: 'Created', date_created, activity_at: date_created });
    }
  });

  test('has what was done, at its time', async () => {
    const done = await all('/task/?is_complete=true&_limit=1000');
    expect(done.length).toBeGreaterThan(20);
    for (const { id, lead_id, object_id, text, date_updated } of done.slice(0, 10)) {
      const activities = await all(`/activity/task_completed/?lead_id=${lead_id}`);
      expect(activities.find((activity) => activity.task_id === id)).toMatchObject({
        id: object_id,
        task_text: text,
        activity_at: date_updated,
      });
    }
    const days = new Set(done.map(({ date_updated }) => date_updated.slice(0, 10)));
    expect(days.size).toBeGreaterThan(10);
  });

  test('has notes in both forms', async () => {
    const notes = await all('/activity/note/');
    expect(notes.length).toBeGreaterThan(20);
    for (const { note, note_html } of notes) expect(note && note_html).toMatch(/^<body><p>.+<\/p><\/body>$/);
  });
});

test('every opportunity that was won has come through the pipeline to where it is', async () => {
  const won = await all('/opportunity/?status_type=won&_limit=200');
  expect(won.length).toBeGreaterThan(3);
  for (const { id, lead_id, status_id, date_created, date_won } of won) {
    const moves = (await all(`/activity/status_change/opportunity/?lead_id=${lead_id}&opportunity_id=${id}`)).reverse();
    expect(moves.at(-1)).toMatchObject({ new_status_id: status_id });
    expect(moves.at(-1).activity_at.slice(0, 10)).toBe(date_won);
    expect(moves[0].activity_at >= date_created).toBe(true);
    for (const [index, move] of moves.slice(1).entries()) expect(move.old_status_id).toBe(moves[index].new_status_id);
  }
});

test('there are tasks for every view, and of every opportunity that is open', async () => {
  for (const view of ['inbox', 'future', 'archive'])
    expect((await all(`/task/?view=${view}`)).length).toBeGreaterThan(0);
  const inbox = (await all('/task/?view=inbox&_limit=1000')).map(({ date }) => date.slice(0, 10));
  expect(inbox).toContain('2026-03-31');
  expect(inbox.some((day) => day < '2026-03-31')).toBe(true);
  const open = (await all('/opportunity/?_limit=250')).filter(({ status_type }) => status_type === 'active');
  const due = await all('/task/?_type=opportunity_due&_limit=1000');
  expect(due.map(({ object_id }) => object_id).sort()).toEqual(open.map(({ id }) => id).sort());
});

test('opportunities are in every status, won and lost when they were', async () => {
  const opportunities = await all('/opportunity/?_limit=250');
  expect(new Set(opportunities.map(({ status_label }) => status_label)).size).toBe(5);
  for (const { status_type, confidence, date_won, date_lost, date_updated } of opportunities) {
    if (status_type === 'won') expect([confidence, date_won]).toEqual([100, date_updated.slice(0, 10)]);
    if (status_type === 'lost') expect([confidence, date_lost]).toEqual([0, date_updated]);
  }
});

test('custom fields of several types have values', async () => {
  const fields = await all('/custom_field/lead/');
  expect(fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'Industry: choices',
    'Employees: number',
    'Account manager: user',
    'Products: choices',
    'Renewal: date',
  ]);
  const leads = await all('/lead/');
  for (const { id } of fields) expect(leads.some((lead) => lead[`custom.${id}`] !== undefined)).toBe(true);
});

test('the same seed makes the same data, another seed makes other data', async () => {
  const names = async (of: World) =>
    (await all('/lead/?_limit=200', of)).map(({ name, date_created }) => `${date_created} ${name}`);
  const [again, other] = [await seededWorld(7), await seededWorld(8)];
  expect(await names(again)).toEqual(await names(world));
  expect(await names(other)).not.toEqual(await names(world));
});

test('a second helping uses the custom fields of the first', async () => {
  const ctx = systemContext(world.database, world.organization_id, world.user_id, () => NOW);
  await addSampleData(ctx, { leads: 3, seed: 9 });
  expect(await all('/custom_field/lead/')).toHaveLength(5);
  expect(await all('/lead/?_limit=200')).toHaveLength(LEADS + 3);
});
