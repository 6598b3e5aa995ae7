// Every example in docs/query-language.md, run against the leads that the page describes.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, newWorld, type World } from '../../../test/harness.ts';

const page = readFileSync(new URL('../../../docs/query-language.md', import.meta.url), 'utf8');

interface Example {
  text: string;
  finds: string;
}

/** The rows of the tables whose first column has this head, by the head of the second. */
function tables(first: string): Map<string, Example[]> {
  const found = new Map<string, Example[]>();
  let head: string | null = null;
  for (const line of page.split('\n')) {
    const [, left = '', right = ''] = /^\| (.+?) \| (.+) \|$/.exec(line) ?? [];
    if (left === '') head = line.startsWith('|---') ? head : null;
    else if (left === first) head = right;
    else if (head !== null) {
      found.set(head, [...(found.get(head) ?? []), { text: left.slice(1, -1), finds: right }]);
    }
  }
  return found;
}

let world: World;

beforeAll(async () => {
  world = await newWorld({ now: '2026-03-01T12:00:00Z' });
  await describedLeads();
  world.setNow('2026-03-10T15:00:00Z');
});

const post = async (path: string, body: object): Promise<Json> => {
  const answer = await world.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

interface Later {
  on: string;
  run: () => Promise<Json>;
}

/** Puts everything there, and then does what is said to happen on later days. */
async function describedLeads(): Promise<void> {
  const described: Json[] = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const fields = await customFields();
  const later: Later[] = [];
  const becoming = (path: string, becomes: Record<string, string> = {}): Later[] =>
    Object.entries(becomes).map(([on, status]) => ({ on, run: () => world.put(path, { status }) }));
  for (const { opportunities = [], tasks = [], notes = [], becomes, custom = {}, ...body } of described) {
    const values = Object.entries(custom).map(([name, value]) => [`custom.${fields[name]}`, value]);
    const { id: lead_id } = await post('/lead/', { ...body, ...Object.fromEntries(values) });
    later.push(...becoming(`/lead/${lead_id}/`, becomes));
    for (const { becomes: then, status, ...opportunity } of opportunities) {
      const status_id = status && (await statusId(status));
      const { id } = await post('/opportunity/', { ...opportunity, lead_id, ...(status_id ? { status_id } : {}) });
      for (const [on, label] of Object.entries(then ?? {})) {
        const changed = await statusId(label as string);
        later.push({ on, run: () => world.put(`/opportunity/${id}/`, { status_id: changed }) });
      }
    }
    for (const task of tasks) await post('/task/', { ...task, lead_id });
    for (const { on, ...note } of notes)
      later.push({ on, run: () => world.post('/activity/note/', { ...note, lead_id }) });
  }
  for (const { on, run } of later) {
    world.setNow(`${on}T12:00:00Z`);
    expect((await run()).status).toBe(200);
  }
}

const statusId = async (label: string): Promise<string> =>
  (await world.get('/status/opportunity/')).body.data.find((status: Json) => status.label === label).id;

/** The ids of the custom fields that the leads have, by name. */
async function customFields(): Promise<Record<string, string>> {
  const bodies = [
    { name: 'Industry', type: 'choices', choices: ['Mining', 'Energy'] },
    { name: 'Number of Seats', type: 'number' },
    { name: 'Renewal', type: 'date' },
    { name: 'Owner', type: 'user' },
  ];
  const made = await Promise.all(bodies.map((body) => post('/custom_field/lead/', body)));
  return Object.fromEntries(made.map(({ name, id }) => [name, id]));
}

const namesOf = (finds: string): string[] => (finds === 'nothing' ? [] : finds.split(', '));

const find = async (path: string, text: string, field: string): Promise<string[]> => {
  const { status, body } = await world.get(`${path}?query=${encodeURIComponent(text)}`);
  expect([status, body.error ?? body['field-errors']]).toEqual([200, undefined]);
  expect(body.total_results).toBe(body.data.length);
  return body.data.map((one: Json) => one[field]);
};

const examples = tables('query');

describe('an example of the page about the query language', () => {
  it('is found', () => {
    expect([...examples.keys()]).toEqual(['finds', 'finds in this order', 'error']);
    expect(examples.get('finds')?.length).toBeGreaterThan(100);
  });

  it.each(examples.get('finds') ?? [])('finds what it says: $text', async ({ text, finds }) => {
    expect((await find('/lead/', text, 'name')).toSorted()).toEqual(namesOf(finds));
  });

  it.each(examples.get('finds in this order') ?? [])('finds it in order: $text', async ({ text, finds }) => {
    expect(await find('/lead/', text, 'name')).toEqual(namesOf(finds));
  });

  it.each(tables('query on opportunities').get('finds') ?? [])(
    'finds opportunities: $text',
    async ({ text, finds }) => {
      const found = await find('/opportunity/', text, 'note');
      expect(text.includes('sort:') ? found : found.toSorted()).toEqual(namesOf(finds));
    },
  );

  it.each(examples.get('error') ?? [])('is refused as it says: $text', async ({ text, finds }) => {
    const answer = await world.get(`/lead/?query=${encodeURIComponent(text)}`);
    expect([answer.status, answer.body]).toEqual([400, { errors: [], 'field-errors': { query: finds } }]);
  });
});
