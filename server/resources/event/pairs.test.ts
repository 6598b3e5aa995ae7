// Every pair of object type and action that the records of this server produce, and what each event holds
// (activities-search-automation.md §3.4).
import { beforeAll, describe, expect, test } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { newId } from '../../core/ids.ts';
import { create, transaction } from '../../core/write.ts';
import { systemContext } from '../../organizations.ts';
import { resources } from '../../registry.ts';

const START = '2026-03-10T15:00:00Z';

let world: World;
let minutes = 0;
let lead: Json;
let pipeline: Json;

beforeAll(async () => {
  world = await newWorld({ now: START });
  lead = (await world.post('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] })).body;
  [pipeline] = (await world.get('/pipeline/')).body.data;
});

/** So much later that updates are events of their own. */
function later(): void {
  minutes += 1;
  world.setNow(new Date(Date.parse(START) + minutes * 60_000).toISOString());
}

const good = async (answer: Promise<{ status: number; body: Json }>): Promise<Json> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** The events of a request, oldest first. */
async function eventsOf(work: () => Promise<unknown>): Promise<Json[]> {
  later();
  const { cursor_tail } = await good(world.get('/event/?_limit=1'));
  await work();
  const found: Json[] = [];
  for (let [cursor, more] = [cursor_tail, true]; more; ) {
    const page = await good(world.get(`/event/?_cursor=${cursor}`));
    found.push(...page.data.toReversed());
    [cursor, more] = [page.cursor_tail, page.cursor_previous !== null];
  }
  return found;
}

const named = ({ object_type, action }: Json): string => `${object_type} ${action}`;

interface Life {
  type: string;
  path: string;
  body: () => Json;
  change?: Json;
  /** Whether the object belongs to the lead, or is one itself. */
  lead?: 'of' | 'is';
  /** Cannot be deleted over the API. */
  stays?: true;
}

const statuses = () => ({ lead_id: lead.id, old_status_id: lead.status_id, new_status_id: lead.status_id });

const LIVES: Life[] = [
  { type: 'lead', path: '/lead/', body: () => ({ name: 'New' }), change: { description: 'x' }, lead: 'is' },
  {
    type: 'contact',
    path: '/contact/',
    body: () => ({ lead_id: lead.id, name: 'Bob' }),
    change: { title: 'x' },
    lead: 'of',
  },
  {
    type: 'opportunity',
    path: '/opportunity/',
    body: () => ({ lead_id: lead.id }),
    change: { value: 500 },
    lead: 'of',
  },
  {
    type: 'task.lead',
    path: '/task/',
    body: () => ({ lead_id: lead.id, text: 'a' }),
    change: { text: 'b' },
    lead: 'of',
  },
  {
    type: 'task.outgoing_call',
    path: '/task/',
    body: () => ({ lead_id: lead.id, _type: 'outgoing_call', contact_id: lead.contacts[0].id }),
    change: { date: '2026-04-01' },
    lead: 'of',
  },
  {
    type: 'activity.note',
    path: '/activity/note/',
    body: () => ({ lead_id: lead.id, note: 'a' }),
    change: { note: 'b' },
    lead: 'of',
  },
  { type: 'activity.lead_status_change', path: '/activity/status_change/lead/', body: statuses, lead: 'of' },
  {
    type: 'activity.opportunity_status_change',
    path: '/activity/status_change/opportunity/',
    body: () => {
      const [old_status, new_status] = pipeline.statuses;
      return {
        lead_id: lead.id,
        opportunity_id: opportunity_id(),
        old_status_id: old_status.id,
        new_status_id: new_status.id,
      };
    },
    lead: 'of',
  },
  ...['lead', 'contact', 'opportunity', 'shared'].map(
    (of): Life => ({
      type: `custom_fields.${of}`,
      path: `/custom_field/${of}/`,
      body: () => ({ name: `Size ${of}`, type: 'text' }),
      change: { name: `Height ${of}` },
    }),
  ),
  { type: 'status.lead', path: '/status/lead/', body: () => ({ label: 'Warm' }), change: { label: 'Hot' } },
  {
    type: 'status.opportunity',
    path: '/status/opportunity/',
    body: () => ({ label: 'Warm', type: 'active', pipeline_id: pipeline.id }),
    change: { label: 'Hot' },
  },
  {
    type: 'saved_search',
    path: '/saved_search/',
    body: () => ({ name: 'All', query: 'acme' }),
    change: { name: 'None' },
  },
];

let deal: Json;
const opportunity_id = (): string => deal.id;
beforeAll(async () => {
  deal = (await world.post('/opportunity/', { lead_id: lead.id })).body;
});

/** An event has the object as it is answered, but for what depends on who asks and when. */
const eventIs = (kept: Json, shown: Json): void => {
  expect(Object.keys(kept).filter((key) => !(key in shown))).toEqual([]);
  for (const [key, value] of Object.entries(kept)) if (value !== null) expect([key, value]).toEqual([key, shown[key]]);
  expect(kept.id).toBe(shown.id);
};

describe.each(LIVES)('$type', ({ type, path, body, change, lead: belongs }) => {
  test('leaves what it was, what it became and what it was last', async () => {
    const own = (events: Json[], id: string): Json => {
      const found = events.filter((event) => event.object_id === id);
      expect(found.map((event) => event.object_type)).toEqual([type]);
      return found[0];
    };
    let made: Json;
    const created = await eventsOf(async () => {
      made = await good(world.post(path, body()));
    });
    const lead_id = { of: lead.id, is: made.id, none: null }[belongs ?? 'none'];
    const head = { organization_id: world.organization_id, user_id: world.user_id, lead_id, oauth_scope: null };
    const first = own(created, made.id);
    expect(first).toMatchObject({ ...head, action: 'created', changed_fields: [], previous_data: {} });
    expect(first.meta).toEqual({ request_method: 'POST', request_path: `/api/v1${path}` });
    eventIs(first.data, await good(world.get(`${path}${made.id}/`)));
    const one = `${path}${made.id}/`;
    if (change) {
      const before = await good(world.get(one));
      const second = own(await eventsOf(() => good(world.put(one, change))), made.id);
      expect(second).toMatchObject({ ...head, action: 'updated' });
      expect(second.meta).toEqual({ request_method: 'PUT', request_path: `/api/v1${one}` });
      expect(second.changed_fields).toEqual(expect.arrayContaining(Object.keys(change)));
      if ('date_updated' in before) expect(second.changed_fields).toContain('date_updated');
      expect(Object.keys(second.previous_data).sort()).toEqual(second.changed_fields.toSorted());
      for (const key of Object.keys(second.previous_data)) expect(second.previous_data[key]).toEqual(before[key]);
      eventIs(second.data, await good(world.get(one)));
    }
    const last = await good(world.get(one));
    later();
    const third = own(await eventsOf(() => good(world.delete(one))), made.id);
    expect(third).toMatchObject({ ...head, action: 'deleted', data: null, changed_fields: [] });
    expect(third.meta).toEqual({ request_method: 'DELETE', request_path: `/api/v1${one}` });
    eventIs(third.previous_data, last);
  });
});

describe('what happens to several objects at once', () => {
  test('a lead’s status change is an update of the lead and an activity', async () => {
    const [, other] = (await good(world.get('/status/lead/'))).data;
    const events = await eventsOf(() => good(world.put(`/lead/${lead.id}/`, { status_id: other.id })));
    expect(events.map(named).sort()).toEqual(['activity.lead_status_change created', 'lead updated']);
    expect(new Set(events.map(({ request_id }) => request_id)).size).toBe(1);
    const back = await eventsOf(() => good(world.put(`/lead/${lead.id}/`, { status_id: lead.status_id })));
    // Within five minutes by the same person: taken back.
    expect(back.map(named).sort()).toEqual(['activity.lead_status_change deleted', 'lead updated']);
    await good(world.put(`/lead/${lead.id}/`, { status_id: other.id }));
    const [, , third] = (await good(world.get('/status/lead/'))).data;
    const on = await eventsOf(() => good(world.put(`/lead/${lead.id}/`, { status_id: third.id })));
    expect(on.map(named).sort()).toEqual(['activity.lead_status_change updated', 'lead updated']);
  });

  test('an opportunity’s status change is an update of it and an activity', async () => {
    const { id } = await good(world.post('/opportunity/', { lead_id: lead.id }));
    const [first, second, third] = pipeline.statuses;
    const to = (status: Json) => eventsOf(() => good(world.put(`/opportunity/${id}/`, { status_id: status.id })));
    const activity = (events: Json[]) => events.map(named).filter((name) => name.startsWith('activity'));
    expect(activity(await to(second))).toEqual(['activity.opportunity_status_change created']);
    expect(activity(await to(third))).toEqual(['activity.opportunity_status_change updated']);
    expect(activity(await to(first))).toEqual(['activity.opportunity_status_change deleted']);
  });

  test('a completed task is completed and updated, with its activity and its lead; reopened it is only updated', async () => {
    const { id } = await good(world.post('/task/', { lead_id: lead.id, text: 'x' }));
    const done = await eventsOf(() => good(world.put(`/task/${id}/`, { is_complete: true })));
    expect(done.map(named).sort()).toEqual([
      'activity.task_completed created',
      'lead updated',
      'task.lead completed',
      'task.lead updated',
    ]);
    const completed = done.find(({ action }) => action === 'completed');
    expect(completed.changed_fields).toContain('is_complete');
    expect(completed.data.is_complete).toBe(true);
    const open = await eventsOf(() => good(world.put(`/task/${id}/`, { is_complete: false })));
    expect(open.map(named)).toEqual(expect.arrayContaining(['activity.task_completed deleted', 'task.lead updated']));
    expect(open.map(named)).not.toContain('task.lead completed');
  });

  test('a lead that goes takes its children along, each with its last state', async () => {
    const { id, contacts } = await good(world.post('/lead/', { name: 'Gone', contacts: [{ name: 'Cy' }] }));
    const children = [
      await good(world.post('/task/', { lead_id: id, text: 'x' })),
      await good(world.post('/opportunity/', { lead_id: id, date_won: '2026-09-01' })),
      await good(world.post('/activity/note/', { lead_id: id, note: 'x' })),
      contacts[0],
    ];
    const events = await eventsOf(() => good(world.delete(`/lead/${id}/`)));
    expect(events.map(named).sort()).toEqual([
      'activity.note deleted',
      'contact deleted',
      'lead deleted',
      'opportunity deleted',
      'task.lead deleted',
      'task.opportunity_due deleted',
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ lead_id: id, data: null, meta: { request_method: 'DELETE' } });
    }
    for (const child of children) eventIs(events.find((event) => event.object_id === child.id).previous_data, child);
    const listed = await good(world.get(`/event/?lead_id=${id}&action=deleted&object_type=lead`));
    expect(listed.data.map((event: Json) => event.object_id)).toEqual([id]);
  });

  test('a merge names both leads in all of its events', async () => {
    const source = await good(world.post('/lead/', { name: 'Source', contacts: [{ name: 'Di' }] }));
    const destination = await good(world.post('/lead/', { name: 'Destination' }));
    await good(world.post('/task/', { lead_id: source.id, text: 'x' }));
    const body = { source: source.id, destination: destination.id };
    const events = await eventsOf(() => good(world.post('/lead/merge/', body)));
    expect(new Set(events.map(named))).toEqual(
      new Set([
        'contact updated',
        'task.lead updated',
        'lead merged',
        'lead updated',
        'lead deleted',
        'lead_merge created',
      ]),
    );
    const meta = { merge_source_lead_id: source.id, merge_destination_lead_id: destination.id };
    for (const event of events) expect(event.meta).toMatchObject(meta);
    const merged = events.find(({ action }) => action === 'merged');
    expect(merged).toMatchObject({ lead_id: destination.id, object_id: destination.id, changed_fields: [] });
    expect(merged.data).toMatchObject({ id: destination.id, name: 'Destination' });
    expect(events.find(({ action }) => action === 'deleted').previous_data).toMatchObject({ name: 'Source' });
  });

  test('memberships are activated and deactivated, and tell nothing else', async () => {
    const joined = await eventsOf(() => good(world.post('/membership/', { email: 'x@example.com', role_id: 'user' })));
    const { object_id } = joined[0];
    const left = await eventsOf(async () => {
      await good(world.put(`/membership/${object_id}/`, { role_id: 'superuser' }));
      await good(world.delete(`/membership/${object_id}/`));
    });
    expect([...joined, ...left].map(named)).toEqual(['membership activated', 'membership deactivated']);
  });

  test('exports and bulk actions are created, updated and completed', async () => {
    const events = await eventsOf(async () => {
      await good(world.post('/export/lead/', { format: 'csv', type: 'leads' }));
      await good(world.post('/export/opportunity/', { format: 'json' }));
      const other = (await good(world.get('/status/lead/'))).data[4];
      const edit = { type: 'set_lead_status', lead_status_id: other.id, query: 'name:Acme' };
      await good(world.post('/bulk_action/edit/', edit));
      await good(world.post('/bulk_action/delete/', { query: 'name:Nobody' }));
      await world.runJobs();
    });
    for (const type of ['export.lead', 'export.opportunity', 'bulk_action.edit', 'bulk_action.delete']) {
      const actions = events.filter(({ object_type }) => object_type === type).map(({ action }) => action);
      expect([type, actions[0], actions.includes('completed')]).toEqual([type, 'created', true]);
    }
  });

  test('a task of every type leaves events under its own name', async () => {
    const types = [
      'email_followup',
      'missed_call',
      'answered_detached_call',
      'voicemail',
      'incoming_sms',
      'incoming_email',
    ];
    const made = await eventsOf(() =>
      transaction(
        systemContext(world.database, world.organization_id, world.user_id, () => new Date(START)),
        (ctx) =>
          create(
            ctx,
            'task',
            types.map((_type) => ({ id: newId('noti'), _type, lead_id: lead.id, date: '2026-03-10' })),
          ),
      ),
    );
    expect(made.map(named)).toEqual(types.map((type) => `task.${type} created`));
    for (const { object_id, object_type } of made) {
      const done = await eventsOf(() => good(world.put(`/task/${object_id}/`, { is_complete: true })));
      expect(done.map(named)).toEqual(expect.arrayContaining([`${object_type} updated`, `${object_type} completed`]));
      const gone = await eventsOf(() => good(world.delete(`/task/${object_id}/`)));
      expect(gone.map(named)).toContain(`${object_type} deleted`);
    }
  });
});

test('every resource that leaves events is in one of these tests', async () => {
  const expected = resources.flatMap(({ event }) => {
    if (event === null) return [];
    return [typeof event === 'string' ? event : event({ _type: 'lead' })];
  });
  const seen = new Set((await world.events()).map(({ object_type }) => object_type));
  expect(expected.filter((type) => !seen.has(type))).toEqual([]);
});
