// `npm run bench`: Ajar beside a floor written by hand, on PostgreSQL, with 100,000 tasks and 10,000 leads, and the rest below.
// Prints tables and writes them to bench/results/. Options: --only postgres|default|search|webhooks|web, --seconds N, --rounds N,
// --beside DIRECTORY (another edition, beside which the default is measured).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { connectPostgres } from '../server/database/connect.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { type BenchData, fill } from './data.ts';
import { type DefaultFigures, measureDefault, printDefault } from './default.ts';
import { CONNECTIONS } from './load.ts';
import { type Figure, measure } from './measure.ts';
import { start } from './processes.ts';
import { measureSearches, printSearches, type SearchFigure } from './search.ts';
import { measureWeb, printWeb, type WebFigure } from './web.ts';
import { measureWebhooks, printWebhooks } from './webhooks.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    beside: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
});

/** The server as `npm start` runs it, without npm: two flags of V8 keep its memory to what it uses. */
const START: string[] = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ').slice(1);

interface Result {
  database: string;
  figures: Figure[];
  start_ms: number;
  peak_memory_mb: number | null;
}

/** The environment that tells a side where its copy of the data is. */
type Place = Record<string, string>;

async function compare(database: string, data: BenchData, places: Record<'floor' | 'ajar', Place>): Promise<Result> {
  const environment = { ...places.ajar, PORT: '0', LOG_LEVEL: 'warn' };
  const start_ms = await startAgain(environment);
  const floor = await start(
    ['bench/floor.ts'],
    { ...places.floor, BENCH_ORGANIZATION: data.organization_id },
    '/ready/',
  );
  const ajar = await start(START, environment, '/readyz');
  try {
    const authorization = `Basic ${Buffer.from(`${data.key}:`).toString('base64')}`;
    const sides = {
      floor: { base: floor.base, headers: {} },
      ajar: { base: `${ajar.base}/api/v1`, headers: { authorization } },
    };
    const figures = await measure(sides, data, rounds);
    return { database, figures, start_ms, peak_memory_mb: await ajar.peakMemory() };
  } finally {
    await Promise.all([floor.stop(), ajar.stop()]);
  }
}

/** The median of three starts that follow one: the first after a change of the code compiles it. */
async function startAgain(environment: Record<string, string>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 4; n++) {
    const server = await start(START, environment, '/readyz');
    await server.stop();
    if (n > 0) times.push(server.started_ms);
  }
  return Math.round(times.sort((a, b) => a - b)[1] ?? Number.NaN);
}

async function onPostgres(): Promise<Result> {
  const postgres = await startPostgres({ durable: true });
  try {
    const url = await postgres.createDatabase('bench');
    const database = connectPostgres(url);
    const data = await fill(database);
    await database.script('vacuum analyze');
    await database.close();
    const copies = [await postgres.createDatabase('floor', 'bench'), await postgres.createDatabase('ajar', 'bench')];
    const places = { floor: { DATABASE_URL: copies[0] ?? '' }, ajar: { DATABASE_URL: copies[1] ?? '' } };
    return await compare('PostgreSQL', data, places);
  } finally {
    await postgres.stop();
  }
}

function print({ database, figures, start_ms, peak_memory_mb }: Result): void {
  console.log(`\n${database}: started in ${start_ms} ms, at most ${peak_memory_mb ?? '?'} MB of memory`);
  console.log('| operation | floor/s | ajar/s | ratio | goal on PostgreSQL |\n|---|---:|---:|---:|---:|');
  for (const { operation, floor, ajar, ratio, goal } of figures) {
    console.log(`| ${operation} | ${round(floor)} | ${round(ajar)} | ${ratio.toFixed(2)} | ${goal} |`);
  }
}

const round = (value: number): string => (value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

const results: Result[] = [];
const defaults: DefaultFigures[] = [];
const editions = [process.cwd(), ...(options.beside ? [options.beside] : [])];
const rounds = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
const wanted = (part: string): boolean => options.only === undefined || options.only === part;
if (wanted('postgres')) results.push(await onPostgres());
if (wanted('default')) defaults.push(...(await measureDefault(editions, rounds)));
const searches: SearchFigure[] = wanted('search') ? await measureSearches(START) : [];
const webhooks = wanted('webhooks') ? await measureWebhooks(START) : null;
const web: WebFigure[] = wanted('web') ? await measureWeb(START) : [];
for (const result of results) print(result);
if (defaults.length > 0) printDefault(defaults);
if (searches.length > 0) printSearches(searches);
if (webhooks) printWebhooks(webhooks);
if (web.length > 0) printWeb(web);

const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model,
  memory_gb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  connections: CONNECTIONS,
};
mkdirSync('bench/results', { recursive: true });
const file = `bench/results/${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
writeFileSync(file, `${JSON.stringify({ machine, results, defaults, searches, webhooks, web }, null, 2)}\n`);
console.log(
  `\n${machine.processors} × ${machine.model}, ${machine.memory_gb} GB, Node ${machine.node}; written to ${file}`,
);
