// `npm run bench -- --only default [--beside DIRECTORY]`: the server as it starts without any settings, with its embedded database:
// how soon it answers, how much memory all of its processes have, and how many requests it answers. With a directory that holds
// another edition of Ajar, installed and built, the two take turns.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Load, rate } from './load.ts';
import { type Running, start } from './processes.ts';

export interface DefaultFigures {
  root: string;
  /** From the start to the first answer, in milliseconds: on an empty directory, and on one that is there (median of three). */
  first_start_ms: number;
  later_start_ms: number;
  /** Of the server and all that it has started, in MB: half a minute after the last request, and at most. */
  idle_mb: number;
  busy_mb: number;
  /** Answers a second: the median of the rounds. */
  get: number;
  create: number;
}

const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const LEADS = 500;

interface Side {
  root: string;
  directory: string;
  command: string[];
  environment: Record<string, string>;
  node: string;
}

export async function measureDefault(
  roots: string[],
  options: { rounds: number; seconds: number },
): Promise<DefaultFigures[]> {
  const sides = roots.map(sideOf);
  try {
    const figures: DefaultFigures[] = [];
    const running: { server: Running; load: Load; lead_ids: string[]; gets: number[]; creates: number[] }[] = [];
    for (const side of sides) {
      const starts: number[] = [];
      for (let n = 0; n < 4; n++) {
        const server = await begin(side);
        await server.stop();
        starts.push(Math.round(server.started_ms));
      }
      const [first_start_ms = 0, ...later] = starts;
      figures.push({
        root: side.root,
        first_start_ms,
        later_start_ms: median(later),
        idle_mb: 0,
        busy_mb: 0,
        get: 0,
        create: 0,
      });
      seed(side);
      const server = await begin(side);
      const authorization = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
      const load = { base: `${server.base}/api/v1`, headers: { authorization } };
      const answer = await fetch(`${load.base}/lead/?_fields=id&_limit=100`, { headers: load.headers });
      const lead_ids = ((await answer.json()) as { data: { id: string }[] }).data.map(({ id }) => id);
      running.push({ server, load, lead_ids, gets: [], creates: [] });
    }
    for (let round = 0; round <= options.rounds; round++) {
      for (const [index, { server, load, lead_ids, gets, creates }] of running.entries()) {
        let n = 0;
        const lead_id = (): string => lead_ids[n++ % lead_ids.length] ?? '';
        const seconds = round === 0 ? 1 : options.seconds;
        const get = await rate(
          load,
          () => ({ method: 'GET', path: `/lead/${lead_id()}/?_fields=id,name,status_label` }),
          seconds,
        );
        const body = (): string => JSON.stringify({ lead_id: lead_id(), text: 'Call', date: '2030-01-01' });
        const create = await rate(load, () => ({ method: 'POST', path: '/task/', body: body() }), seconds);
        if (round > 0) {
          gets.push(get);
          creates.push(create);
        }
        const figure = figures[index] as DefaultFigures;
        figure.busy_mb = Math.max(figure.busy_mb, memoryOfTree(server.pid));
        process.stderr.write('.');
      }
    }
    await sleep(30_000);
    for (const [index, { server, gets, creates }] of running.entries()) {
      Object.assign(figures[index] as DefaultFigures, {
        idle_mb: memoryOfTree(server.pid),
        get: Math.round(median(gets)),
        create: Math.round(median(creates)),
      });
      await server.stop();
    }
    return figures;
  } finally {
    for (const { directory } of sides) rmSync(directory, { recursive: true, force: true });
  }
}

export function printDefault(figures: DefaultFigures[]): void {
  console.log('\nThe server without settings, on its embedded database');
  console.log('| | first start | later starts | memory idle | memory at most | get a lead /s | create a task /s |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const { root, first_start_ms, later_start_ms, idle_mb, busy_mb, get, create } of figures) {
    console.log(
      `| ${root} | ${first_start_ms} ms | ${later_start_ms} ms | ${idle_mb} MB | ${busy_mb} MB | ${get} | ${create} |`,
    );
  }
}

function sideOf(root: string): Side {
  const directory = mkdtempSync(join(tmpdir(), 'ajar-bench-'));
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const words = scripts.start.split(' ').slice(1);
  const command = words.map((word) => (word.startsWith('server/') ? join(root, word) : word));
  const environment = { DATABASE_URL: '', AJAR_DATA_DIR: directory, AJAR_API_KEY: KEY, PORT: '0', LOG_LEVEL: 'warn' };
  return { root, directory, command, environment, node: join(root, 'node_modules/.bin/node') };
}

const begin = ({ command, environment, node }: Side): Promise<Running> => start(command, environment, '/readyz', node);

function seed({ command, environment, node }: Side): void {
  const main = command.find((word) => word.endsWith('main.mjs')) ?? '';
  const env = { ...process.env, ...environment };
  execFileSync(node, [main, 'seed', '--leads', String(LEADS)], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The proportional share of memory (PSS) of a process and all below it, in MB. */
function memoryOfTree(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const status = /^\d+$/.test(name) ? textOf(`/proc/${name}/status`) : '';
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  let kilobytes = 0;
  for (const pid of [...parents.keys()].filter((pid) => pid > 1 && isBelow(pid))) {
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}

/** Empty when the process has gone meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
