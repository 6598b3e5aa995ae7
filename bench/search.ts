// `npm run bench -- --only search`: how long searches take beside a plain list of leads, and whether their plans read whole
// tables.
import { pino } from 'pino';
import { newsroom } from '../server/core/news.ts';
import { connectPostgres, type Database, raw } from '../server/database/connect.ts';
import { contextFor } from '../server/jobs/job.ts';
import { readQuery } from '../server/query/read-query.ts';
import { search } from '../server/query/search.ts';
import { pageOf } from '../server/resources/search/data-search.ts';
import { readSettings } from '../server/settings.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { start } from './processes.ts';
import { fillForSearch, type SearchData } from './search-data.ts';

export interface SearchFigure {
  search: string;
  /** The median, in milliseconds, of one request at a time. */
  ms: number;
  /** Beside the plain list. */
  ratio: number;
  /** The tables that the plan reads from end to end. */
  read_whole: string[];
}

const GOAL = 3;
const CALLS = 60;

/** Measures each search and throws when one reads a whole table. */
export async function measureSearches(command: string[]): Promise<SearchFigure[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    const url = await postgres.createDatabase('search');
    const database = connectPostgres(url);
    const data = await fillForSearch(database);
    const ajar = await start(command, { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'warn' }, '/readyz');
    try {
      const figures = await figuresOf(database, `${ajar.base}/api/v1`, data);
      const guilty = figures.find(({ read_whole }) => read_whole.length > 0);
      if (guilty) throw new Error(`${guilty.search} reads all of ${guilty.read_whole.join(', ')}`);
      return figures;
    } finally {
      await ajar.stop();
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
}

async function figuresOf(database: Database, base: string, data: SearchData): Promise<SearchFigure[]> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${data.key}:`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const plain = await timed(() => fetch(`${base}/lead/?_limit=100`, { headers }));
  const figures: SearchFigure[] = [{ search: 'plain list of 100 leads', ms: plain, ratio: 1, read_whole: [] }];
  for (const [name, query] of Object.entries(searches(data))) {
    const body = JSON.stringify({ query, _limit: 100 });
    const ms = await timed(() => fetch(`${base}/data/search/`, { method: 'POST', headers, body }));
    figures.push({ search: name, ms, ratio: ms / plain, read_whole: await readWhole(database, data, query) });
  }
  return figures;
}

export function printSearches(figures: SearchFigure[]): void {
  console.log('\nSearches in 200,000 leads, the first 100 by date, one request at a time');
  console.log(`| search | ms | beside the list (goal: at most ${GOAL}) |\n|---|---:|---:|`);
  for (const { search, ms, ratio } of figures) console.log(`| ${search} | ${ms.toFixed(1)} | ${ratio.toFixed(2)} |`);
}

async function timed(call: () => Promise<Response>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < CALLS + 10; n++) {
    const started = performance.now();
    const answer = await call();
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
    if (n >= 10) times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[CALLS / 2] ?? 0;
}

type Node = Record<string, unknown>;

const leads = (...queries: Node[]): Node => ({
  type: 'and',
  queries: [{ type: 'object_type', object_type: 'lead' }, ...queries],
});
const where = (object_type: string, field_name: string, condition: Node): Node => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type, field_name },
  condition,
});
const related = (this_object_type: string, related_object_type: string, related_query: Node, negate = false): Node => ({
  type: 'has_related',
  this_object_type,
  related_object_type,
  related_query,
  negate,
});
const text = (value: string, mode: string): Node => ({ type: 'text', value, mode });

function searches({ custom_field_id, status_id }: SearchData): Record<string, Node> {
  const tier = { type: 'custom_field', custom_field_id };
  const email = where('contact_email', 'email', text('person.4711@example.com', 'exact_value'));
  const month = { type: 'start_end_of_predefined_relative_period', range: 'this-month', which: 'start' };
  return {
    'name prefix': leads(where('lead', 'name', text('Kalam', 'beginning_of_words'))),
    'name prefix of many': leads(where('lead', 'name', text('K', 'beginning_of_words'))),
    'word that all have': leads(text('inc', 'full_words')),
    'words anywhere': leads(text('kalamont person', 'full_words')),
    'an e-mail address': leads(related('lead', 'contact', related('contact', 'contact_email', email))),
    'a piece of a telephone number': leads(
      related(
        'lead',
        'contact',
        related('contact', 'contact_phone', where('contact_phone', 'phone', text('2004711', 'full_words'))),
      ),
    ),
    'status and custom field': leads(
      where('lead', 'status_id', { type: 'reference', reference_type: 'status.lead', object_ids: [status_id] }),
      { type: 'field_condition', field: tier, condition: { type: 'term', values: ['gold'] } },
    ),
    'no task planned': leads(
      related('lead', 'task.lead', where('task.lead', 'is_complete', { type: 'boolean', value: false }), true),
    ),
    'opportunity worth over 90,000 created this month': leads(
      related('lead', 'opportunity', {
        type: 'and',
        queries: [
          where('opportunity', 'value', { type: 'number_range', gt: 9_000_000 }),
          where('opportunity', 'date_created', { type: 'moment_range', on_or_after: month }),
        ],
      }),
    ),
  };
}

const LARGE = ['lead', 'contact', 'task', 'opportunity'];

/** The large tables that the plan of a search reads from end to end. */
async function readWhole(database: Database, data: SearchData, query: Node): Promise<string[]> {
  const ctx = contextFor(
    {
      database,
      clock: () => new Date(),
      settings: readSettings({}),
      log: pino({ level: 'silent' }),
      news: newsroom(),
      queue: () => Promise.reject(new Error('nothing is queued here')),
    },
    { organization_id: data.organization_id, user_id: data.user_id, role_id: 'admin' },
  );
  const found = await search(ctx, 'lead', { query: readQuery(query), sort: [] });
  const { text, values } = pageOf(ctx, found, 't.id', { beyond: raw(''), limit: 101 });
  const { rows } = await database.execute(`explain (analyze, costs, timing off, summary off) ${text}`, [...values]);
  const plan = (rows as Record<string, string>[]).map((row) => row['QUERY PLAN'] ?? '');
  if (process.env.BENCH_PLANS) console.log(plan.join('\n'), '\n');
  return LARGE.filter((table) => plan.some((line) => new RegExp(`Seq Scan on "?${table}"?( |$)`).test(line)));
}
