// `ajar backup`, `restore` and `upgrade` as people run them: beside a server, between engines, into files and pipes, and killed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPglite } from '../server/backup/pglite.ts';
import { connectPostgres } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { binariesOf, NEWEST_MAJOR, OLDEST_MAJOR } from '../server/engine/binaries.ts';
import { makeCluster, startCluster } from '../server/engine/cluster.ts';
import { createDatabase } from '../server/engine/embedded.ts';
import { launch, newPlace, type Place, run, startServer } from './ajar.ts';
import { AT_RANDOM, emptyDatabase, everything } from './backups.ts';

const LONG = 240_000;
const KEY = 'api_0123456789abcdefghijkl.0123456789abcdefghijkl';
const headers = { authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}` };
const WROTE = /^Wrote \S+: 20 leads, with all else \d+ rows of \d+ tables and 1 file; [\d.]+ kB in [\d.]+ s\.\n$/;

/** A place with the embedded database, in either project. */
async function embeddedPlace(): Promise<Place> {
  const place = await newPlace();
  const { DATABASE_URL: _, ...environment } = place.environment;
  return { ...place, environment };
}

async function leadsIn(place: Place, settings: Record<string, string> = {}): Promise<string[]> {
  const server = await startServer(place, settings);
  const answer = await fetch(`${server.address}/api/v1/lead/`, { headers });
  const { data } = (await answer.json()) as { data: { id: string }[] };
  await server.end('SIGTERM');
  return data.map(({ id }) => id);
}

describe('of a server that runs', () => {
  let place: Place;
  let leads: string[];
  let file: string;

  beforeAll(async () => {
    place = await newPlace();
    file = join(place.directory, 'a.backup');
    expect((await run(place, ['seed', '--leads', '20'], { AJAR_API_KEY: KEY })).code).toBe(0);
    mkdirSync(join(place.directory, 'data/exports'), { recursive: true });
    writeFileSync(join(place.directory, 'data/exports/exp_old.csv.gz'), 'what an export was');
    const server = await startServer(place);
    expect(await run(place, ['backup', 'a.backup'])).toMatchObject({ code: 0, stdout: expect.stringMatching(WROTE) });
    await server.end('SIGTERM');
    leads = await leadsIn(place);
  }, LONG);
  afterAll(() => place.remove());

  test(
    'the file is whole, and its owner’s alone',
    async () => {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const { code, stdout } = await run(place, ['restore', '--check', 'a.backup']);
      expect({ code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^a\.backup is whole: 20 leads, /),
      });
    },
    LONG,
  );

  test(
    'it goes into the embedded database and into an external one, with its files',
    async () => {
      const inside = await embeddedPlace();
      const outside = {
        ...inside.environment,
        DATABASE_URL: await emptyDatabase(),
        AJAR_DATA_DIR: join(inside.directory, 'other'),
      };
      for (const settings of [{ AJAR_DATA_DIR: join(inside.directory, 'data') }, outside]) {
        const { code, stdout } = await run(inside, ['restore', file], settings);
        expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Restored 20 leads, /) });
        expect(await leadsIn(inside, settings)).toEqual(leads);
        expect(readFileSync(join(settings.AJAR_DATA_DIR, 'exports/exp_old.csv.gz'), 'utf8')).toBe('what an export was');
        const again = await run(inside, ['restore', file], settings);
        expect(again).toMatchObject({
          code: 1,
          stdout: '',
          stderr: expect.stringMatching(/^ajar: The database is not empty/m),
        });
      }
      // And from the embedded one into an external one.
      expect((await run(inside, ['backup', 'b.backup'])).code).toBe(0);
      const DATABASE_URL = await emptyDatabase();
      expect((await run(inside, ['restore', 'b.backup'], { DATABASE_URL, AJAR_DATA_DIR: 'third' })).code).toBe(0);
      expect(await leadsIn(inside, { DATABASE_URL, AJAR_DATA_DIR: 'third' })).toEqual(leads);
      // Beside a server on the embedded database nothing is restored.
      const server = await startServer(inside);
      expect((await run(inside, ['restore', file])).stderr).toMatch(/is in use by another Ajar/);
      await server.end('SIGTERM');
      await inside.remove();
    },
    LONG,
  );

  test(
    'a file that is there is replaced only when asked to',
    async () => {
      writeFileSync(join(place.directory, 'mine'), 'mine');
      expect(await run(place, ['backup', 'mine'])).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('is there already'),
      });
      expect(readFileSync(join(place.directory, 'mine'), 'utf8')).toBe('mine');
      expect((await run(place, ['backup', 'mine', '--force'])).code).toBe(0);
      expect((await run(place, ['restore', '--check', 'mine'])).code).toBe(0);
      expect(await run(place, ['backup', 'none/such'])).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/could not be written|ENOENT/),
      });
    },
    LONG,
  );

  test(
    'it goes through pipes',
    async () => {
      const DATABASE_URL = await emptyDatabase();
      const main = join(import.meta.dirname, '../server/main.mjs');
      const start = (args: string[], settings = {}) =>
        spawn(process.execPath, [main, ...args], {
          cwd: place.directory,
          env: { ...place.environment, ...settings },
          stdio: ['pipe', 'pipe', 'ignore'],
        });
      const from = start(['backup', '-']);
      const to = start(['restore', '-'], { DATABASE_URL, AJAR_DATA_DIR: 'piped' });
      from.stdout.pipe(to.stdin);
      expect(await Promise.all([once(from, 'close'), once(to, 'close')])).toEqual([
        [0, null],
        [0, null],
      ]);
      expect(await leadsIn(place, { DATABASE_URL, AJAR_DATA_DIR: 'piped' })).toEqual(leads);
    },
    LONG,
  );

  test(
    'a pipe whose reader goes away is told, and is no success',
    async () => {
      const { child, ended } = launch(place, ['backup', '-'], {});
      child.stdout.destroy();
      const { code, stderr } = await ended;
      expect(stderr).toMatch(/^ajar: Whoever read the backup went away before its end: /m);
      expect(code).toBe(1);
    },
    LONG,
  );

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'what is ended by %s leaves nothing half done behind',
    async (signal) => {
      const { directory } = place;
      const large = join(directory, 'data/exports/exp_large.csv.gz');
      writeFileSync(large, '');
      truncateSync(large, 2 ** 30);
      const before = readdirSync(directory);
      const { child: backup, ended } = launch(place, ['backup', 'ended'], {});
      while (!readdirSync(directory).some((name) => name.endsWith('.part'))) await sleep(5);
      backup.kill(signal);
      await ended;
      expect(backup.signalCode).toBe(signal);
      expect(readdirSync(directory)).toEqual(before);
      rmSync(large);

      const main = join(import.meta.dirname, '../server/main.mjs');
      const TMPDIR = join(directory, 'tmp');
      mkdirSync(TMPDIR);
      const env = { ...place.environment, TMPDIR };
      const restore = spawn(process.execPath, [main, 'restore', '-'], { cwd: directory, env });
      restore.stdin.write('ajar-backup 1\n');
      while (!readdirSync(TMPDIR, { recursive: true }).some((name) => String(name).endsWith('backup'))) await sleep(5);
      restore.kill(signal);
      expect(await once(restore, 'exit')).toEqual([null, signal]);
      expect(readdirSync(TMPDIR)).toEqual([]);
      rmSync(TMPDIR, { recursive: true });
    },
    LONG,
  );

  test(
    'what is killed leaves no file, or an empty database that takes it again',
    async () => {
      for (let moment = 300; moment <= 1500; moment += 300) {
        rmSync(join(place.directory, 'killed'), { force: true });
        const { child, ended } = launch(place, ['backup', 'killed'], {});
        await sleep(moment);
        child.kill('SIGKILL');
        const { code } = await ended;
        if (code !== 0 && existsSync(join(place.directory, 'killed')))
          expect((await run(place, ['restore', '--check', 'killed'])).code).toBe(0);
      }
      const target = await embeddedPlace();
      for (let moment = 1000; moment <= 4000; moment += 1000) {
        const { child, ended } = launch(target, ['restore', file], {});
        await sleep(moment);
        child.kill('SIGKILL');
        if ((await ended).code === 0) break;
      }
      const { code, stderr } = await run(target, ['restore', file]);
      // One that was killed when it was done has restored all.
      if (code !== 0) expect(stderr).toMatch(/not empty/);
      expect(await leadsIn(target)).toEqual(leads);
      await target.remove();
    },
    LONG,
  );
});

test(
  'neither holds in memory what it carries',
  async () => {
    const place = await newPlace();
    expect((await run(place, ['seed', '--leads', '1'], { AJAR_API_KEY: KEY })).code).toBe(0);
    const database = await place.open();
    await database.script(`
      with noise as materialized (select string_agg(md5(n::text), '') as text from generate_series(1, 3200) n)
      insert into event (organization_id, id, date_created, date_updated, object_type, object_id, action, changed_fields, data, previous_data, meta)
      select e.organization_id, 'ev_' || n, now(), now(), 'lead', 'lead_x', 'updated', '[]', '{"text":"' || noise.text || '"}', '{}', '{}'
      from generate_series(1, 1200) n, noise, (select organization_id from event limit 1) e`);
    await database.close();
    const target = await embeddedPlace();
    const most = [
      await mostMemory(place, ['backup', 'large.backup']),
      await mostMemory(target, ['restore', join(place.directory, 'large.backup')]),
    ];
    // It is 120 MB of rows, and Node alone takes a hundred.
    for (const megabytes of most) expect(megabytes, String(most)).toBeLessThan(180);
    await place.remove();
    await target.remove();
  },
  LONG,
);

/** The most memory that a command's process has had, in megabytes. Linux alone tells. */
async function mostMemory(place: Place, args: string[]): Promise<number> {
  const { child, ended } = launch(place, args, {});
  let kilobytes = 0;
  const look = setInterval(() => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    kilobytes = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? kilobytes);
  }, 20);
  child.once('exit', () => clearInterval(look));
  const { code, stderr } = await ended;
  expect(code, stderr).toBe(0);
  expect(kilobytes).toBeGreaterThan(0);
  return kilobytes / 1024;
}

test(
  'where there is nothing, nothing is made',
  async () => {
    const place = await embeddedPlace();
    expect(await run(place, ['backup', 'x'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/nothing to back up/),
    });
    expect(await run(place, ['upgrade'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no data directory/),
    });
    expect(await run(place, ['restore', 'x'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/cannot be read/),
    });
    expect(readdirSync(place.directory)).toEqual([]);
    await place.remove();
  },
  LONG,
);

const DUMP = 'kept-dumps/27-0013_shared_state.sql.gz';
const dump = (): string => gunzipSync(readFileSync(new URL(DUMP, import.meta.url))).toString();

describe('a data directory of the oldest PostgreSQL', () => {
  let place: Place;
  let data: string;
  let expected: Record<string, unknown>;
  /** How long an upgrade takes that nobody kills. */
  let whole_ms: number;

  beforeAll(async () => {
    place = await embeddedPlace();
    data = join(place.directory, 'data');
    const options = { binaries: await binariesOf(OLDEST_MAJOR), directory: data };
    await makeCluster(options);
    const cluster = await startCluster(options);
    await createDatabase(cluster.url());
    const database = connectPostgres(cluster.url('ajar'), { connections: 1 });
    await database.script(dump());
    await database.close();
    await cluster.stop();
    expected = await migrated();
    cpSync(data, join(place.directory, 'saved'), { recursive: true });
  }, LONG);
  afterAll(() => place.remove());

  test(
    'is named by a start, and upgraded by one command, which keeps what it was',
    async () => {
      const start = await run(place, ['start']);
      expect(start).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/PostgreSQL 15, .*npm run ajar -- upgrade/),
      });
      const began = performance.now();
      expect(await run(place, ['upgrade'])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Upgraded to PostgreSQL 18/),
      });
      whole_ms = performance.now() - began;
      expect(await everythingIn(place)).toEqual(expected);
      expect(readFileSync(join(data, 'postgres.before-18/PG_VERSION'), 'utf8')).toBe('15\n');
      expect(existsSync(join(data, 'upgrade'))).toBe(false);
      expect((await run(place, ['upgrade'])).stdout).toMatch(/needs no upgrade/);
      const server = await startServer(place);
      expect((await run(place, ['upgrade'])).stderr).toMatch(/in use by another Ajar/);
      await server.end('SIGTERM');
    },
    LONG,
  );

  test(
    'is upgraded whenever an upgrade before was killed',
    async () => {
      for (const part of [0.2, 0.5, 0.8]) {
        rmSync(data, { recursive: true });
        cpSync(join(place.directory, 'saved'), data, { recursive: true });
        const { child, ended } = launch(place, ['upgrade'], {});
        await sleep(part * whole_ms);
        child.kill('SIGKILL');
        await ended;
        expect((await run(place, ['upgrade'])).code).toBe(0);
        expect(await everythingIn(place)).toEqual(expected);
      }
      // Killed between the two renamings.
      renameSync(join(data, 'postgres.before-18'), join(data, 'old'));
      mkdirSync(join(data, 'upgrade/attempt'), { recursive: true });
      renameSync(join(data, 'postgres'), join(data, 'upgrade/attempt/postgres'));
      writeFileSync(join(data, 'upgrade/whole'), JSON.stringify({ attempt: 'attempt', kept: 'postgres.before-18' }));
      renameSync(join(data, 'old'), join(data, 'postgres.before-18'));
      expect((await run(place, ['start'])).stderr).toMatch(/interrupted.*upgrade/);
      const { code, stdout, stderr } = await run(place, ['upgrade']);
      expect(code, stderr).toBe(0);
      expect(stdout).toMatch(/^Finished the upgrade to PostgreSQL 18.*\n.*still in data\/postgres\.before-18\./);
      expect(await everythingIn(place)).toEqual(expected);
    },
    LONG,
  );
});

test(
  'a data directory that PGlite made is carried over, and is not touched itself',
  async () => {
    const place = await embeddedPlace();
    mkdirSync(join(place.directory, 'data'));
    const lite = await (await loadPglite())(join(place.directory, 'data/database'));
    await lite.exec(dump());
    await lite.close();
    const before = listing(join(place.directory, 'data/database'));
    expect((await run(place, ['start'])).stderr).toMatch(/PGlite.*npm run ajar -- upgrade/);
    expect(await run(place, ['upgrade'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Upgraded to PostgreSQL 18/),
    });
    expect(await everythingIn(place)).toEqual(await migrated());
    expect(listing(join(place.directory, 'data/database'))).toEqual(before);
    await place.remove();
  },
  LONG,
);

/** What the kept dump becomes when it is brought up to date where it is. */
async function migrated(): Promise<Record<string, unknown>> {
  const url = await emptyDatabase();
  const database = connectPostgres(url, { connections: 1 });
  await database.script(dump());
  await migrate(database);
  await database.close();
  return everything(url, AT_RANDOM);
}

async function everythingIn(place: Place): Promise<Record<string, unknown>> {
  const cluster = await startCluster({
    binaries: await binariesOf(NEWEST_MAJOR),
    directory: join(place.directory, 'data'),
  });
  try {
    return await everything(cluster.url('ajar'), AT_RANDOM);
  } finally {
    await cluster.stop();
  }
}

const listing = (directory: string): string =>
  execFileSync('find', ['.', '-type', 'f', '-exec', 'sha256sum', '{}', '+'], { cwd: directory, encoding: 'utf8' })
    .split('\n')
    .sort()
    .join('\n');
