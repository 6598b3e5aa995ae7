// What only single cases show: every pair of related objects, smart fields, shares, statuses in the past, local times.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../test/harness.ts';
import { readQuery } from './read-query.ts';
import { searchedTypes, searchObject } from './vocabulary.ts';

let world: World;

beforeEach(async () => {
  world = await newWorld({ now: '2026-03-11T12:00:00Z' });
});

const make = async (path: string, body: object): Promise<Json> => {
  const answer = await world.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

const found = async (type: string, ...queries: object[]): Promise<string[]> => {
  const query = { type: 'and', queries: [{ type: 'object_type', object_type: type }, ...queries] };
  const answer = await world.post('/data/search/', { query, _limit: 200 });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.data.map(({ id }: Json) => id);
};

const when = (object_type: string, field_name: string, condition: object) => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type, field_name },
  condition,
});

describe('related objects', () => {
  it.each(searchedTypes())('of %s are found by what they are', async (type) => {
    const lead = await make('/lead/', {
      name: 'Acme',
      addresses: [{ city: 'Rome' }],
      contacts: [
        {
          name: 'Ann',
          emails: [{ email: 'a@example.com' }],
          phones: [{ phone: '+14155550100' }],
          urls: [{ url: 'a.example' }],
        },
      ],
    });
    const about = { lead_id: lead.id, contact_id: lead.contacts[0].id };
    const opportunity = await make('/opportunity/', { ...about, date_won: '2026-05-01' });
    const task = await make('/task/', { ...about, text: 'Call', is_complete: true });
    const note = await make('/activity/note/', { ...about, note: 'Hello' });
    const first: Record<string, string> = {
      lead: lead.id,
      contact: about.contact_id,
      opportunity: opportunity.id,
      task: task.id,
      'task.lead': task.id,
      activity: note.id,
      'activity.note': note.id,
    };
    const object = searchObject(type);
    for (const related of [...Object.keys(object?.related ?? {}), ...Object.keys(object?.parts ?? {})]) {
      const query = {
        type: 'has_related',
        this_object_type: type,
        related_object_type: related,
        related_query: { type: 'match_all' },
      };
      const has = await found(type, query);
      const lacks = await found(type, { ...query, negate: true });
      expect([...has, ...lacks].sort()).toEqual((await found(type)).sort());
      const direct = first[type] && !related.includes('.') && !['task', 'activity', 'opportunity'].includes(related);
      if (direct) expect(has, `${type} ${related}`).toContain(first[type]);
    }
  });
});

describe('smart fields of a lead', () => {
  const shown = async (id: string, ...names: string[]): Promise<Json> => {
    const query = {
      type: 'and',
      queries: [
        { type: 'object_type', object_type: 'lead' },
        { type: 'id', value: id },
      ],
    };
    const { body } = await world.post('/data/search/', { query, _fields: { lead: names } });
    const { __object_type, id: _id, ...rest } = body.data[0];
    return rest;
  };

  it('say what its opportunities are worth', async () => {
    const lead = await make('/lead/', {});
    const { data: known } = (await world.get('/status/opportunity/')).body;
    const won = known.find((status: Json) => status.type === 'won').id;
    await make('/opportunity/', { lead_id: lead.id, value: 1000, value_period: 'monthly' });
    await make('/opportunity/', { lead_id: lead.id, value: 500, value_period: 'one_time', status_id: won });
    await make('/opportunity/', { lead_id: lead.id, value: 300, value_period: 'one_time', confidence: 20 });
    expect(
      await shown(
        lead.id,
        'total_annualized_opportunity_value',
        'total_annualized_active_opportunity_value',
        'avg_one_time_opportunity_value',
        'max_one_time_won_opportunity_value',
        'min_annual_opportunity_value',
        'total_opportunity_value_summary',
        'num_active_opportunities',
        'num_won_opportunities',
        'num_monthly_opportunities',
        'primary_opportunity_confidence',
        'primary_opportunity_value_summary',
      ),
    ).toEqual({
      total_annualized_opportunity_value: 12_800,
      total_annualized_active_opportunity_value: 12_300,
      avg_one_time_opportunity_value: 400,
      max_one_time_won_opportunity_value: 500,
      min_annual_opportunity_value: null,
      total_opportunity_value_summary: '$8, $10 monthly',
      num_active_opportunities: 2,
      num_won_opportunities: 1,
      num_monthly_opportunities: 1,
      primary_opportunity_confidence: 20,
      primary_opportunity_value_summary: '$3',
    });
    const below = (gt: number) => when('lead', 'min_annual_opportunity_value', { type: 'number_range', lte: gt });
    expect(await found('lead', below(0))).toEqual([]);
    expect(await found('lead', { ...below(0), negate: true })).toEqual([lead.id]);
  });

  it('say what comes next and what was last', async () => {
    const lead = await make('/lead/', { contacts: [{ emails: [{ email: 'ann@example.com' }] }] });
    await make('/task/', { lead_id: lead.id, text: 'Later', date: '2026-05-01', assigned_to: world.user_id });
    await make('/task/', { lead_id: lead.id, text: 'Soon', date: '2026-04-01T10:00:00Z' });
    await make('/task/', { lead_id: lead.id, text: 'Done', date: '2026-03-12', is_complete: true });
    const note = await make('/activity/note/', { lead_id: lead.id, note: 'Hello' });
    expect(
      await shown(
        lead.id,
        'next_task_text',
        'next_task_date',
        'last_complete_task_due_date',
        'last_activity_type',
        'last_note_created',
        'num_tasks',
        'num_incomplete_tasks',
        'num_notes',
        'num_email_addresses',
        'last_call_created',
      ),
    ).toEqual({
      next_task_text: 'Soon',
      next_task_date: '2026-04-01T10:00:00+00:00',
      last_complete_task_due_date: '2026-03-12',
      last_activity_type: 'Note',
      last_note_created: note.date_created,
      num_tasks: 3,
      num_incomplete_tasks: 2,
      num_notes: 1,
      num_email_addresses: 1,
    });
    const email = when('lead', 'primary_email', { type: 'text', value: 'ann', mode: 'beginning_of_words' });
    expect(await found('lead', email)).toEqual([lead.id]);
  });
});

describe('beyond the contract', () => {
  it('shares of all leads are disjoint and make up the whole', async () => {
    for (let n = 0; n < 12; n++) await make('/lead/', { name: `L${n}` });
    const shares = await Promise.all([1, 2, 3].map((index) => found('lead', { type: 'slice', index, of: 3 })));
    expect(shares.flat().sort()).toEqual((await found('lead')).sort());
    expect(shares[0]).toEqual(await found('lead', { type: 'slice', index: 1, of: 3 }));
  });

  it('a lead had the status that its history says, from its creation on', async () => {
    const [before, after] = (await world.get('/status/lead/')).body.data;
    world.setNow('2026-01-10T12:00:00Z');
    const lead = await make('/lead/', { name: 'Acme', status_id: before.id });
    world.setNow('2026-02-10T12:00:00Z');
    await world.put(`/lead/${lead.id}/`, { status_id: after.id });
    world.setNow('2026-03-11T12:00:00Z');
    const had = async (status: Json, day: string): Promise<boolean> => {
      const at = { type: 'fixed_utc', value: `${day}T00:00:00Z` };
      const query = { type: 'status_at', object_type: 'lead', status_ids: [status.id], at };
      return (await found('lead', query)).length === 1;
    };
    expect(await had(before, '2026-01-01')).toBe(false);
    expect([await had(before, '2026-02-01'), await had(after, '2026-02-01')]).toEqual([true, false]);
    expect([await had(before, '2026-03-01'), await had(after, '2026-03-01')]).toEqual([false, true]);
  });

  it('a smart view picks its members, as many as it is limited to', async () => {
    for (const name of ['Acme A', 'Acme B', 'Other']) await make('/lead/', { name });
    const acme = when('lead', 'name', { type: 'text', value: 'acme', mode: 'full_words' });
    const query = { type: 'and', queries: [{ type: 'object_type', object_type: 'lead' }, acme] };
    const view = async (s_query: object): Promise<string> =>
      (await make('/saved_search/', { name: 'View', type: 'lead', s_query })).id;
    const all = await view({ query });
    const one = await view({ query, results_limit: 1 });
    expect(await found('lead', { type: 'saved_search', saved_search_id: all })).toHaveLength(2);
    expect(await found('lead', { type: 'saved_search', saved_search_id: one })).toHaveLength(1);
    expect(await found('lead', { type: 'saved_search', saved_search_id: one, negate: true })).toHaveLength(2);
  });
});

it('the clock at a lead is that of its first contact with a time zone', async () => {
  const paris = await make('/lead/', { contacts: [{ name: 'Ann' }, { name: 'Bob', timezone: 'Europe/Paris' }] });
  const tokyo = await make('/lead/', { contacts: [{ name: 'Cem', timezone: 'Asia/Tokyo' }] });
  await make('/lead/', { contacts: [{ name: 'Dee' }] });
  const between = (on_or_after: string, before: string) =>
    when('lead', 'timezone_id', { type: 'local_time', on_or_after, before });
  // Noon in UTC is 13:00 in Paris and 21:00 in Tokyo.
  expect(await found('lead', between('12:30:00', '13:30:00'))).toEqual([paris.id]);
  expect(await found('lead', between('20:00:00', '06:00:00'))).toEqual([tokyo.id]);
  expect(await found('lead', when('lead', 'timezone_id', { type: 'term', values: ['Asia/Tokyo'] }))).toEqual([
    tokyo.id,
  ]);
});

it('a query that was read once is read again as the same', () => {
  const query = { type: 'and', negate: false, queries: [{ type: 'slice', index: 1, of: 2, negate: true }] };
  expect(readQuery(readQuery(query))).toEqual(query);
});
