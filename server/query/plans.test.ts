// By which indexes searches go, in an organization of some size among others: the plans' shapes, not their times.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, caller, type Json, newWorld } from '../../test/harness.ts';
import { createApp } from '../app.ts';
import { type Database, sql } from '../database/connect.ts';

const TABLES = ['lead', 'contact', 'task', 'opportunity', 'activity', 'event'];

/** So many that 8,000 notes say the same word. */
const LEADS = 3030;

let asking: Caller;
let database: Database;
/** The statements that the server has sent since somebody looked. */
let sent: { text: string; values: readonly unknown[]; kept: boolean }[] = [];

/** A database that takes note of what is read from it. */
const noting = (of: Database): Database => ({
  ...of,
  onBehalf: (sender) => noting(of.onBehalf(sender)),
  query: (statement, options) => {
    sent.push({ text: statement.text, values: statement.values, kept: options?.kept !== false });
    return of.query(statement, options);
  },
});

beforeAll(async () => {
  const world = await newWorld();
  database = world.database;
  const app = createApp({ ...world.work, database: noting(database) });
  asking = caller(app, world);
  await fill(world.organization_id, world.user_id);
  // Not only analyzed: what a GIN index has not yet sorted in (its pending list) makes it look dear.
  for (const table of TABLES) await database.script(`vacuum (analyze) ${table}`);
}, 180_000);

/** Half of the leads have an opportunity worth something, most have an open task, one in forty has a rare word. */
async function fill(organization_id: string, user_id: string): Promise<void> {
  const rows = sql`generate_series(1, ${LEADS}::int) n`;
  const ids = sql`${organization_id} as organization_id, now() - n * interval '1 minute' as date_created,
    now() - n * interval '1 minute' as date_updated`;
  const statements = [
    sql`insert into lead (organization_id, date_created, date_updated, id, name, display_name, status_id)
      select ${ids}, 'lead_plan' || n, w.name, w.name, s.id
      from ${rows} cross join lateral (
        select case when n % 40 = 0 then 'Zeppelin ' else 'Common ' end || n as name) w
      cross join lateral (select id from lead_status where organization_id = ${organization_id} limit 1) s`,
    sql`insert into contact (organization_id, date_created, date_updated, id, lead_id, name)
      select ${ids}, 'cont_plan' || n, 'lead_plan' || n, case when n % 60 = 0 then 'Zeppelin ' else 'Person ' end || n
      from ${rows}`,
    sql`insert into activity (organization_id, date_created, date_updated, id, lead_id, type, activity_at, note)
      select ${ids}, 'acti_plan' || n || '_' || k, 'lead_plan' || n, 'Note', now(),
        case when n % 3 = 0 then 'Nothing' else 'Said so' end || case when n % 100 = 1 then ' of a zeppelin' else '' end
      from ${rows} cross join generate_series(1, 4) k`,
    sql`insert into task (organization_id, date_created, date_updated, id, lead_id, type, due_at, is_timed, is_complete)
      select ${ids}, 'task_plan' || n || '_' || k, 'lead_plan' || n, 'lead', now() - n * interval '1 hour', false, k > 1 or n % 9 = 0
      from ${rows} cross join generate_series(1, 4) k`,
    sql`insert into opportunity (organization_id, date_created, date_updated, id, lead_id, user_id, status_id, value)
      select ${ids}, 'oppo_plan' || n, 'lead_plan' || n, ${user_id}, s.id, n * 1000 from ${rows}
      cross join lateral (select id from opportunity_status where organization_id = ${organization_id} limit 1) s`,
    sql`insert into event (organization_id, date_created, date_updated, id, user_id, request_id, object_type, object_id, action,
        lead_id, changed_fields, data, previous_data, meta)
      select ${ids}, 'ev_plan' || n || '_' || k, ${user_id}, 'req_plan' || n, 'lead', 'lead_plan' || n,
        case when n = 7 then 'merged' else 'updated' end, 'lead_plan' || n, '[]', '{}', '{}', '{}'
      from ${rows} cross join generate_series(1, 4) k`,
  ];
  for (const statement of statements) await database.query(statement);
}

interface Plan {
  /** What is read, and how: `event_request`, or `Seq Scan on event`. */
  reads: string[];
  joins: string[];
}

/** How PostgreSQL goes about what a request reads from the large tables. */
async function planOf(path: string): Promise<Plan> {
  sent = [];
  const answer = await asking.get(path);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const plan: Plan = { reads: [], joins: [] };
  for (const { text, values } of sent.filter(({ text }) => /^\s*select/.test(text))) {
    const { rows } = await database.execute(`explain (format json) ${text}`, [...values]);
    const [{ Plan: top }] = (rows as Json[])[0]['QUERY PLAN'];
    walk(top, plan);
  }
  return plan;
}

function walk(node: Json, plan: Plan): void {
  const { 'Node Type': type, 'Index Name': index, 'Relation Name': table, 'Join Type': join } = node;
  if (index) plan.reads.push(index);
  else if (type === 'Seq Scan' && TABLES.includes(table)) plan.reads.push(`Seq Scan on ${table}`);
  if (join) plan.joins.push(`${join} ${type}`);
  for (const inner of node.Plans ?? []) walk(inner, plan);
}

const query = (text: string): string => `/lead/?query=${encodeURIComponent(text)}&_fields=id&_limit=100`;

describe.each<[string, string, string[]]>([
  [
    'a word is looked for in the words of leads, contacts and notes',
    query('zeppelin'),
    ['lead_words', 'contact_words', 'note_words'],
  ],
  ['a name', query('name:zeppelin'), ['lead_words']],
  ['leads without an open task', query('not task(is_complete:no)'), ['task_lead']],
  ['leads without a task', query('not task(*)'), ['task_lead']],
  ['leads by their opportunities', query('opportunity(value > 90000)'), ['opportunity_lead']],
  ['everybody’s inbox', '/task/?view=inbox&_type=all&_order_by=date', ['task_open']],
  ['the events of a request', '/event/?request_id=req_plan12', ['event_request']],
  ['those of a request that nobody made', '/event/?request_id=req_none', ['event_request']],
  ['what seldom happens', '/event/?object_type=lead&action=merged', ['event_action']],
  ['what often happens', '/event/?object_type=lead&action=updated', ['event_action']],
  ['the events of somebody who does nothing', '/event/?user_id=user_nobody', ['event_sequence']],
  ['the events of an object', '/event/?object_type=lead&object_id=lead_plan9', ['event_object']],
  ['the events of a lead', '/event/?lead_id=lead_plan9', ['event_lead']],
])('%s', (_what, path, indexes) => {
  it(`goes by ${indexes.join(', ')}, also when it has been asked often`, async () => {
    // From the sixth time on PostgreSQL may use a plan for any values, where a statement is kept.
    for (let n = 0; n < 8; n++) expect((await asking.get(path)).status).toBe(200);
    const { reads } = await planOf(path);
    expect(reads.filter((one) => one.startsWith('Seq Scan'))).toEqual([]);
    expect(reads).toEqual(expect.arrayContaining(indexes));
  });
});

describe('to count leads without open tasks', () => {
  it('leads and tasks are read once, side by side', async () => {
    const { joins } = await planOf(query('not task(is_complete:no)'));
    expect(joins.filter((join) => /^Anti (Merge|Hash) ?Join/.test(join)).length).toBe(1);
  });
});

describe('a search', () => {
  it('is not kept by the server, so that it is planned for its own values', async () => {
    sent = [];
    await asking.get(query('opportunity(value > 12345)'));
    const searching = sent.filter(({ text }) => text.includes('from "opportunity"'));
    expect(searching.map(({ kept }) => kept)).toEqual([false]);
  });
});

describe('leads found by a word', () => {
  /** The numbers of the leads that a search text finds, page by page. */
  async function found(text: string, more = ''): Promise<{ numbers: number[]; totals: number[] }> {
    const [numbers, totals]: [number[], number[]] = [[], []];
    for (let has_more = true; has_more; ) {
      const { body } = await asking.get(`${query(text)}&_skip=${numbers.length}${more}`);
      numbers.push(...body.data.map(({ id }: Json) => Number(id.replace('lead_plan', ''))));
      totals.push(body.total_results);
      has_more = body.has_more;
    }
    return { numbers, totals: [...new Set(totals)] };
  }
  const numbered = (fits: (n: number) => boolean): number[] =>
    Array.from({ length: LEADS }, (_, n) => n + 1).filter(fits);
  const rare = numbered((n) => n % 40 === 0 || n % 60 === 0 || n % 100 === 1);
  const frequent = numbered((n) => n % 3 !== 0);

  it.each([
    ['few have, in their own texts, their contacts’ or their notes’', 'zeppelin', rare],
    ['many have', 'said', frequent],
    ['many have, and few another', 'said zeppelin', rare.filter((n) => n % 3 !== 0)],
    ['many have or few another', 'said or zeppelin', numbered((n) => rare.includes(n) || n % 3 !== 0)],
    ['they do not have', 'not said', numbered((n) => n % 3 === 0)],
  ])('that %s are all there, newest first, counted, on every page', async (_what, text, expected) => {
    expect(await found(text)).toEqual({ numbers: expected, totals: [expected.length] });
  });

  it('come in the order that is asked for', async () => {
    const { numbers } = await found('zeppelin sort:created');
    expect(numbers).toEqual(rare.toReversed());
  });
});

it('no index of events begins with anything but the organization', async () => {
  const rows = await database.query<{ index: string }>(sql`
    select i.relname as index from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    join pg_am m on m.oid = i.relam join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where t.relname = 'event' and m.amname = 'btree' and a.attname <> 'organization_id'`);
  expect(rows).toEqual([]);
});
