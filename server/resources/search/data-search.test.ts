// POST /data/search/: what it takes, what it answers, and how a search goes on.
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';
import { all, field, related, type, when, words } from '../../../test/search-nodes.ts';
import { searchedTypes, searchObject } from '../../query/vocabulary.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-11T12:00:00Z' });
});

const make = async (path: string, body: object): Promise<Json> => {
  const answer = await world.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

const find = async (query: object, more: object = {}): Promise<Json> =>
  (await world.post('/data/search/', { query, ...more })).body;
const idsOf = async (query: object, more: object = {}): Promise<string[]> =>
  (await find(query, more)).data.map(({ id }: Json) => id);

describe('an answer', () => {
  it('holds ids and types alone unless fields are asked for, which are as the object itself shows them', async () => {
    const cf = await make('/custom_field/lead/', { name: 'Tier', type: 'text' });
    const lead = await make('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }], [`custom.${cf.id}`]: 'gold' });
    const query = type('lead');
    expect((await find(query)).data).toEqual([{ __object_type: 'lead', id: lead.id }]);
    const names = ['name', 'contacts', 'date_created', `custom.${cf.id}`, 'nothing', 'num_contacts', 'addresses_count'];
    const { data } = await find(query, { _fields: { lead: names, contact: ['name'] } });
    expect(data).toEqual([
      {
        __object_type: 'lead',
        id: lead.id,
        name: 'Acme',
        contacts: lead.contacts,
        date_created: lead.date_created,
        [`custom.${cf.id}`]: 'gold',
        num_contacts: 1,
        addresses_count: 0,
      },
    ]);
  });

  it('tells tasks and activities of different types apart, each with its own fields', async () => {
    const lead = await make('/lead/', {
      name: 'Acme',
      contacts: [{ name: 'Ann', phones: [{ phone: '+14155550100' }] }],
    });
    const note = await make('/activity/note/', { lead_id: lead.id, note: 'Hello' });
    const task = await make('/task/', { lead_id: lead.id, text: 'Call' });
    const call = await make('/task/', {
      _type: 'outgoing_call',
      lead_id: lead.id,
      contact_id: lead.contacts[0].id,
      text: 'Ring',
    });
    const fields = { 'activity.note': ['note'], task: ['text', '_type'] };
    const { data: activities } = await find(all(type('activity')), { _fields: fields });
    expect(activities).toContainEqual({ __object_type: 'activity.note', id: note.id, note: 'Hello' });
    expect(activities.map((one: Json) => one.__object_type).sort()).toEqual(['activity.created', 'activity.note']);
    const { data: tasks } = await find(type('task'), { _fields: fields });
    expect(tasks).toContainEqual({ __object_type: 'task.lead', id: task.id, text: 'Call', _type: 'lead' });
    expect(tasks).toHaveLength(2);
    expect(await idsOf(type('task.outgoing_call'))).toEqual([call.id]);
    expect(await idsOf(all(type('activity'), type('activity.note')))).toEqual([note.id]);
  });

  it('says how many match, and how many of them may be had', async () => {
    for (const name of ['A', 'B', 'C']) await make('/lead/', { name });
    const query = type('lead');
    expect(await find(query)).not.toHaveProperty('count');
    const counted = await find(query, { include_counts: true, results_limit: 2, limit: null });
    expect([counted.data.length, counted.cursor, counted.count]).toEqual([2, null, { limited: 2, total: 3 }]);
    const none = await find(query, { include_counts: true, results_limit: 0 });
    expect([none.data, none.cursor, none.count]).toEqual([[], null, { limited: 0, total: 3 }]);
  });

  it('takes at most two statements, however much is asked for', async () => {
    const lead = await make('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] });
    await make('/opportunity/', { lead_id: lead.id, value: 100 });
    const query = all(
      type('lead'),
      words('acme'),
      related('lead', 'contact', when('contact', 'name', { type: 'exists' })),
    );
    const body = { query, include_counts: true, _fields: { lead: ['_all', 'next_task_date'] } };
    expect(await world.countStatements(() => world.post('/data/search/', body))).toBeLessThanOrEqual(2);
  });
});

it('the example of docs/search.md finds what it says', async () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(await readFile('docs/search.md', 'utf8')) ?? [];
  const offered = async (lead: object, value: number): Promise<string> => {
    const { id } = await make('/lead/', lead);
    await make('/opportunity/', { lead_id: id, value });
    return id;
  };
  const british = [{ country: 'GB' }];
  const small = await offered({ name: 'Small', addresses: british }, 60_000);
  const large = await offered({ name: 'Large', contacts: [{ emails: [{ email: 'ann@example.com' }] }] }, 90_000);
  await offered({ name: 'Elsewhere' }, 90_000);
  await offered({ name: 'Cheap', addresses: british }, 50_000);
  const busy = await offered({ name: 'Busy', addresses: british }, 90_000);
  await make('/task/', { lead_id: busy, text: 'Call', date: '2026-04-01' });
  const { status, body } = await world.post('/data/search/', JSON.parse(example));
  expect(status).toBe(200);
  expect(body.count).toEqual({ limited: 2, total: 2 });
  expect(body.data.map(({ id, num_opportunities }: Json) => [id, num_opportunities])).toEqual([
    [large, 1],
    [small, 1],
  ]);
});

describe('every field', () => {
  it.each(searchedTypes())('of %s can be shown, tested and, by its kind, ordered by', async (object_type) => {
    const lead = await make('/lead/', { name: 'Acme', contacts: [{ name: 'Ann' }] });
    await make('/opportunity/', { lead_id: lead.id, value: 100 });
    await make('/task/', { lead_id: lead.id, text: 'Call' });
    const fields = Object.entries(searchObject(object_type)?.fields ?? {});
    const tested = fields.filter(([, one]) => !one.shown_only);
    const exist = tested.map(([name]) => when(object_type, name, { type: 'exists' }));
    for (let at = 0; at < exist.length; at += 50) {
      const query = all(type(object_type), { type: 'or', queries: exist.slice(at, at + 50) });
      await find(query, { _fields: { [object_type]: fields.slice(at, at + 50).map(([name]) => name) } });
    }
    const ordered = tested.filter(([, { kind }]) => ['text', 'number', 'moment', 'day', 'due'].includes(kind));
    for (let at = 0; at < ordered.length; at += 10) {
      const sort = ordered.slice(at, at + 10).map(([name]) => ({ direction: 'asc', field: field(object_type, name) }));
      const { cursor } = await find(type(object_type), { sort, _limit: 1 });
      if (cursor) await find(type(object_type), { sort, _limit: 1, cursor });
    }
  });
});

describe('pages', () => {
  const names = (answer: Json): string[] => answer.data.map((one: Json) => one.name);
  const fields = { _fields: { lead: ['name'] } };

  it.each([
    ['by a number, missing ones last', [{ direction: 'desc', field: field('lead', 'primary_opportunity_value') }]],
    [
      'by a text, then by a date',
      [
        { direction: 'asc', field: field('lead', 'description') },
        { direction: 'asc', field: field('lead', 'date_created') },
      ],
    ],
    ['by an opportunity’s day', [{ direction: 'asc', field: field('lead', 'primary_opportunity_date_won') }]],
    ['newest first', []],
  ])('together hold each object once, in the order of the whole: %s', async (_name, sort) => {
    for (let n = 0; n < 7; n++) {
      const lead = await make('/lead/', { name: `L${n}`, description: n % 3 === 0 ? null : `d${n % 3}` });
      if (n % 2 === 0)
        await make('/opportunity/', { lead_id: lead.id, value: n % 4, date_won: n > 3 ? `2026-05-0${n}` : null });
    }
    const body = { query: type('lead'), sort, ...fields };
    const whole = names((await world.post('/data/search/', body)).body);
    expect(new Set(whole).size).toBe(7);
    const found: string[] = [];
    let cursor = null;
    do {
      const { body: page } = await world.post('/data/search/', { ...body, _limit: 2, cursor });
      found.push(...names(page));
      cursor = page.cursor;
    } while (cursor);
    expect(found).toEqual(whole);
  });

  it('go on after what was created meanwhile, and stop at the results limit', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await make('/lead/', { name });
    const body = { query: type('lead'), _limit: 2, results_limit: 3, ...fields };
    const { body: first } = await world.post('/data/search/', body);
    await make('/lead/', { name: 'E' });
    const { body: second } = await world.post('/data/search/', { ...body, cursor: first.cursor });
    expect([names(first), names(second), second.cursor]).toEqual([['D', 'C'], ['B'], null]);
  });

  it('are refused after thirty seconds, with another body, and with a cursor that was made up', async () => {
    for (const name of ['A', 'B']) await make('/lead/', { name });
    const body = { query: type('lead'), _limit: 1 };
    const { cursor } = (await world.post('/data/search/', body)).body;
    const errorOf = async (sent: object): Promise<Json> => {
      const { status, body: answer } = await world.post('/data/search/', sent);
      return [status, answer['field-errors']?.cursor];
    };
    expect(await errorOf({ ...body, _limit: 2, cursor })).toEqual([400, 'The cursor belongs to another search.']);
    expect(await errorOf({ ...body, cursor: 'abc' })).toEqual([400, 'Invalid cursor.']);
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const forged = [
      parts.with(4, ["'; drop table lead"]),
      parts.with(4, []),
      parts.with(3, "x' or true"),
      parts.with(2, -1),
    ];
    for (const one of forged) {
      const made = Buffer.from(JSON.stringify(one)).toString('base64url');
      expect(await errorOf({ ...body, cursor: made })).toEqual([400, 'Invalid cursor.']);
    }
    world.setNow('2026-03-11T12:01:00Z');
    expect(await errorOf({ ...body, cursor })).toEqual([400, 'Expired cursor']);
  });
});
