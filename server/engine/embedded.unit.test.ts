// The embedded database from outside: made, started, killed, left behind, and of the wrong kind.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { binariesOf, NEWEST_MAJOR, OLDEST_MAJOR } from './binaries.ts';
import { type LogLine, majorOf, makeCluster, startCluster } from './cluster.ts';
import { joinEmbedded, note, openEmbedded } from './embedded.ts';

const LONG = 60_000;
const log = pino({ level: 'silent' });

let place: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ajar-engine-'));
  // Making one takes longer than most tests with it.
  await makeCluster({ binaries: await binariesOf(NEWEST_MAJOR), directory: join(place, 'new'), durable: false });
}, LONG);
afterAll(() => rmSync(place, { recursive: true, force: true }));

let count = 0;
const newDirectory = (): string => join(place, `data ${count++}`);

/** A data directory with a database that nobody has used yet. */
function madeDirectory(): string {
  const directory = newDirectory();
  cpSync(join(place, 'new'), directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return directory;
}

/** Runs one statement on a connection of its own. */
async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const pidIn = (directory: string): number =>
  Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Whether a process is there and has not ended: nobody may have asked yet how. */
const isAlive = (pid: number): boolean => commandOf(pid) !== '';

function commandOf(pid: number | string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

test(
  'it keeps what was written, and every commit waits for the disk',
  async () => {
    const directory = newDirectory();
    const first = await openEmbedded(directory, log);
    await ask(first.url, 'create table kept as select 1 as n');
    const [durable] = await ask(
      first.url,
      `select current_setting('fsync') || current_setting('synchronous_commit') as is`,
    );
    expect(durable).toEqual({ is: 'onon' });
    await first.close();
    const again = await openEmbedded(directory, log);
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await again.close();
    expect(readdirSync(directory).sort()).toEqual(['ajar.lock', 'ballast', 'postgres', 'postgres.password']);
  },
  LONG,
);

test(
  'nobody reaches it over the network; who else is on the machine may not enter its directory',
  async () => {
    const directory = madeDirectory();
    const embedded = await openEmbedded(directory, log);
    expect(await ask(embedded.url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(statSync(join(directory, 'postgres')).mode & 0o077).toBe(0);
    await embedded.close();
  },
  LONG,
);

test(
  'where the path is too long for a socket it listens on the loopback, and asks for a password',
  async () => {
    const directory = join(newDirectory(), 'long'.repeat(20));
    const embedded = await openEmbedded(directory, log);
    expect(await ask(embedded.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const url = new URL(embedded.url);
    url.password = 'guessed';
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    const before = pidIn(directory);
    process.kill(before, 'SIGKILL');
    // Started again under the same address.
    await vi.waitFor(() => ask(embedded.url, 'select 1'), { timeout: LONG, interval: 50 });
    expect(pidIn(directory)).not.toBe(before);
    await embedded.close();
  },
  LONG,
);

test(
  'a database that is killed is started again and has what was committed, each time',
  async () => {
    const directory = madeDirectory();
    const embedded = await openEmbedded(directory, log);
    await ask(embedded.url, 'create table kept (n int)');
    for (let n = 1; n <= 3; n++) {
      await ask(embedded.url, `insert into kept values (${n})`);
      const pid = pidIn(directory);
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(() => expect(pidIn(directory)).not.toBe(pid), { timeout: LONG, interval: 20 });
      const rows = await vi.waitFor(() => ask(embedded.url, 'select count(*)::int from kept'), {
        timeout: LONG,
        interval: 50,
      });
      expect(rows).toEqual([{ count: n }]);
    }
    await embedded.close();
  },
  LONG,
);

test(
  'a database that is killed while it is told to stop stays ended',
  async () => {
    const directory = madeDirectory();
    const embedded = await openEmbedded(directory, log);
    const pid = pidIn(directory);
    const closing = embedded.close();
    process.kill(pid, 'SIGKILL');
    await closing;
    expect(isAlive(pid)).toBe(false);
    const again = await openEmbedded(directory, log);
    await again.close();
  },
  LONG,
);

for (const said of ['the database has ended; it is started again', 'database system is ready to accept connections']) {
  test(`a database that is told to stop while it is restarted ends (${said})`, async () => {
    const directory = madeDirectory();
    let hear = (): void => {};
    const embedded = await openEmbedded(
      directory,
      pino({}, { write: (line: string) => void (line.includes(said) && hear()) }),
    );
    const closed = new Promise<void>((resolve, reject) => {
      hear = () => void embedded.close().then(resolve, reject);
    });
    process.kill(pidIn(directory), 'SIGKILL');
    await closed;
    const again = await openEmbedded(directory, log);
    await again.close();
  }, 20_000);
}

/** A process that opens the embedded database of a directory and does nothing more. */
async function holder(directory: string): Promise<{ kill(): Promise<void>; pid: number; url: string }> {
  const script = `
    const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
    const { pino } = await import('pino');
    const { url } = await openEmbedded(${JSON.stringify(directory)}, pino({ level: 'silent' }));
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    url: (printed as string).trim(),
    pid: child.pid ?? 0,
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Kills what ends the database of a process that is killed. */
function killWatcher(directory: string): void {
  const watches = (name: string): boolean =>
    commandOf(name).includes('ajar-postgres-watcher') && commandOf(name).includes(realpathSync(directory));
  const watchers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && watches(name));
  for (const watcher of watchers) process.kill(Number(watcher), 'SIGKILL');
  expect(watchers).toHaveLength(1);
}

/** Has a backend work for minutes without looking up; what becomes of it is nobody's concern. Gives its process. */
async function busyBackend(url: string): Promise<number> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = rows[0]?.pid ?? 0;
  client.query('do $$ begin for i in 1..2000000000 loop end loop; end $$').catch(() => {});
  const busy = `select from pg_stat_activity where pid = ${pid} and state = 'active'`;
  await vi.waitFor(async () => expect(await ask(url, busy)).toHaveLength(1), { timeout: LONG, interval: 20 });
  return pid;
}

test(
  'a backend that outlives its killed server is ended before the next one recovers, and nothing is lost',
  async () => {
    const directory = madeDirectory();
    const embedded = await openEmbedded(directory, log);
    await ask(embedded.url, 'create table kept as select 1 as n');
    const backend = await busyBackend(embedded.url);
    const pid = pidIn(directory);
    process.kill(pid, 'SIGKILL');
    const alive = await vi.waitFor(
      () => {
        const backendLives = isAlive(backend);
        expect(pidIn(directory)).not.toBe(pid);
        return backendLives;
      },
      { timeout: 20_000, interval: 1 },
    );
    expect(alive).toBe(false);
    const kept = () => ask(embedded.url, 'select n from kept');
    expect(await vi.waitFor(kept, { timeout: LONG, interval: 50 })).toEqual([{ n: 1 }]);
    await embedded.close();
  },
  LONG,
);

test(
  'so it is when the process that had started the server was killed with it',
  async () => {
    const directory = madeDirectory();
    const killed = await holder(directory);
    await ask(killed.url, 'create table kept as select 1 as n');
    const backend = await busyBackend(killed.url);
    killWatcher(directory);
    await killed.kill();
    process.kill(pidIn(directory), 'SIGKILL');
    expect(isAlive(backend)).toBe(true);
    const embedded = await openEmbedded(directory, log);
    expect(isAlive(backend)).toBe(false);
    expect(await ask(embedded.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await embedded.close();
  },
  LONG,
);

test(
  'a server that was started by another path is known for the one of the directory',
  async () => {
    const directory = madeDirectory();
    const link = newDirectory();
    symlinkSync(directory, link);
    const killed = await holder(link);
    const pid = pidIn(directory);
    const joined = await joinEmbedded(directory, log);
    expect(await ask(joined.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    killWatcher(directory);
    await killed.kill();
    const embedded = await openEmbedded(directory, log);
    expect(isAlive(pid)).toBe(false);
    await embedded.close();
  },
  LONG,
);

test(
  'a server that cannot be told from a stranger is not joined by a second one',
  async () => {
    const directory = madeDirectory();
    const binaries = await binariesOf(NEWEST_MAJOR);
    const options = { binaries, directory, durable: false };
    const unknown = await startCluster({ ...options, settings: { cluster_name: 'other' } });
    await expect(startCluster(options)).rejects.toThrow('is still in use');
    expect(await ask(unknown.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await unknown.stop();
  },
  LONG,
);

test(
  'the database of a process that is killed ends by itself',
  async () => {
    const directory = madeDirectory();
    const killed = await holder(directory);
    const pid = pidIn(directory);
    await killed.kill();
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: LONG, interval: 50 });
  },
  LONG,
);

test(
  'a start takes over from one that was killed a moment ago, also when nothing ended its database',
  async () => {
    const directory = madeDirectory();
    const killed = await holder(directory);
    const pid = pidIn(directory);
    killWatcher(directory);
    await killed.kill();
    const embedded = await openEmbedded(directory, log);
    expect(isAlive(pid)).toBe(false);
    expect(pidIn(directory)).not.toBe(pid);
    await embedded.close();
  },
  LONG,
);

test(
  'a process that has got the number of a dead database is left alone, and is no reason not to start',
  async () => {
    const directory = madeDirectory();
    await (await openEmbedded(directory, log)).close();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    const lines = [
      bystander.pid,
      join(directory, 'postgres'),
      1_700_000_000,
      5432,
      join(directory, 'postgres'),
      '',
      '',
      'ready',
    ];
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock'])
      writeFileSync(join(directory, 'postgres', name), `${lines.join('\n')}\n`, { mode: 0o600 });
    const embedded = await openEmbedded(directory, log);
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
    await embedded.close();
    bystander.kill();
  },
  LONG,
);

test(
  'one process has it, and others join that one',
  async () => {
    const directory = madeDirectory();
    const server = await openEmbedded(directory, log);
    await expect(openEmbedded(directory, log)).rejects.toThrow('is in use by another Ajar');
    const joined = await joinEmbedded(directory, log);
    expect(await ask(joined.url, 'select current_database()')).toEqual([{ current_database: 'ajar' }]);
    await joined.close();
    expect(await ask(server.url, 'select 1 as still')).toEqual([{ still: 1 }]);
    await server.close();
    // Alone, it is started for as long as it takes.
    const alone = await joinEmbedded(directory, log);
    await alone.close();
    await expect(ask(alone.url, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  },
  LONG,
);

test(
  'who joins while the server only comes up, or comes back, waits for it',
  async () => {
    const directory = madeDirectory();
    const opening = openEmbedded(directory, log);
    const early = await joinEmbedded(directory, log);
    const server = await opening;
    expect(early.url).toBe(server.url);
    process.kill(pidIn(directory), 'SIGKILL');
    await vi.waitFor(() => expect(isAlive(pidIn(directory))).toBe(false), { interval: 1 });
    const joined = await joinEmbedded(directory, log);
    await expect
      .poll(() => ask(joined.url, 'select 1 as one').catch(() => null), { timeout: 20_000 })
      .toEqual([{ one: 1 }]);
    await server.close();
  },
  LONG,
);

test(
  'what it finds damaged while it tidies up is in the log, what it refuses a client is not',
  async () => {
    const directory = madeDirectory();
    const first = await openEmbedded(directory, log);
    await ask(first.url, 'create table damaged as select n from generate_series(1, 1000) n');
    await ask(first.url, 'checkpoint');
    const [{ file }] = (await ask(first.url, `select pg_relation_filepath('damaged') as file`)) as [{ file: string }];
    await ask(first.url, 'delete from damaged where n % 2 = 0');
    await first.close();
    const handle = await open(join(directory, 'postgres', file), 'r+');
    await handle.write(Buffer.alloc(64, 7), 0, 64, 8192);
    await handle.close();
    const lines: LogLine[] = [];
    const heard: { level: number; database?: string }[] = [];
    const hearing = pino({ level: 'info' }, { write: (line) => void heard.push(JSON.parse(line)) });
    const settings = { autovacuum_naptime: 1, autovacuum_vacuum_threshold: 1 };
    const binaries = await binariesOf(NEWEST_MAJOR);
    const onLog = (line: LogLine): void => {
      lines.push(line);
      note(hearing, line);
    };
    const cluster = await startCluster({ binaries, directory, settings, onLog });
    await expect(ask(cluster.url('ajar'), `select 'secret'::int`)).rejects.toThrow('secret');
    const damage = { by: 'autovacuum worker', severity: 'ERROR', text: expect.stringMatching(/invalid page/) };
    await expect.poll(() => lines, { timeout: 20_000 }).toContainEqual(damage);
    await cluster.stop();
    const errors = heard.filter(({ level }) => level >= 50).map(({ database }) => database);
    expect(errors).toContainEqual(expect.stringMatching(/invalid page/));
    expect(JSON.stringify(heard)).not.toContain('secret');
  },
  LONG,
);

test(
  'where no ballast can be made, a database that was read-only takes changes again all the same',
  async () => {
    const directory = madeDirectory();
    const first = await openEmbedded(directory, log);
    await ask(first.url, 'alter system set default_transaction_read_only = on');
    await first.close();
    rmSync(join(directory, 'ballast'));
    mkdirSync(join(directory, 'ballast'));
    const embedded = await openEmbedded(directory, log);
    await ask(embedded.url, 'create table written (n int)');
    await embedded.close();
  },
  LONG,
);

test(
  'in memory it leaves nothing',
  async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('ajar-memory-'));
    const embedded = await openEmbedded('memory://', log);
    expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await embedded.close();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('ajar-memory-'))).toEqual(before);
  },
  LONG,
);

/** Every file with its size and the time of its last change, but for the lock. */
function inventory(directory: string): string[] {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('ajar.'),
  );
  return names.sort().map((name) => {
    const { size, mtimeMs } = statSync(join(directory, name));
    return `${name} ${size} ${mtimeMs}`;
  });
}

test(
  'a directory that PGlite has made is named, and not touched',
  async () => {
    const directory = newDirectory();
    mkdirSync(join(directory, 'database/base'), { recursive: true });
    writeFileSync(join(directory, 'database/PG_VERSION'), '17\n');
    const before = inventory(directory);
    await expect(openEmbedded(directory, log)).rejects.toThrow(/PGlite.*Nothing was touched.*npm run ajar -- upgrade/);
    await expect(joinEmbedded(directory, log)).rejects.toThrow('PGlite');
    expect(inventory(directory)).toEqual(before);
  },
  LONG,
);

test(
  'a directory of an older PostgreSQL is named, and not touched; so is one of a newer',
  async () => {
    const directory = newDirectory();
    const binaries = await binariesOf(OLDEST_MAJOR);
    await makeCluster({ binaries, directory });
    expect(majorOf(directory)).toBe(OLDEST_MAJOR);
    const before = inventory(directory);
    const older = `is of PostgreSQL ${OLDEST_MAJOR}, and this Ajar has ${NEWEST_MAJOR}. Nothing was touched; \`npm run ajar -- upgrade\``;
    await expect(openEmbedded(directory, log)).rejects.toThrow(older);
    expect(inventory(directory)).toEqual(before);
    writeFileSync(join(directory, 'postgres/PG_VERSION'), '99\n');
    await expect(openEmbedded(directory, log)).rejects.toThrow('is of PostgreSQL 99');
  },
  2 * LONG,
);

test(
  'a database that does not start is a line that says why',
  async () => {
    const directory = madeDirectory();
    await (await openEmbedded(directory, log)).close();
    rmSync(join(directory, 'postgres/global/pg_control'));
    await expect(openEmbedded(directory, log)).rejects.toThrow(
      /The embedded database ended with exit code \d+: .*pg_control/,
    );
  },
  LONG,
);

test(
  'one that was not made to its end is made anew',
  async () => {
    const directory = newDirectory();
    mkdirSync(join(directory, 'postgres.new/base'), { recursive: true });
    writeFileSync(join(directory, 'postgres.new/PG_VERSION'), '18\n');
    const embedded = await openEmbedded(directory, log);
    expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await embedded.close();
  },
  LONG,
);

test(
  'a copy of the directory that others may read is made private again',
  async () => {
    const directory = madeDirectory();
    chmodSync(join(directory, 'postgres'), 0o755);
    await (await openEmbedded(directory, log)).close();
    expect(statSync(join(directory, 'postgres')).mode & 0o777).toBe(0o700);
  },
  LONG,
);

test(
  'its log is told line by line',
  async () => {
    const directory = madeDirectory();
    const binaries = await binariesOf(NEWEST_MAJOR);
    const lines: string[] = [];
    const cluster = await startCluster({ binaries, directory, durable: false, onLog: ({ text }) => lines.push(text) });
    await cluster.stop();
    expect(lines).toContain('database system is ready to accept connections');
    expect(lines.at(-1)).toBe('database system is shut down');
  },
  LONG,
);
