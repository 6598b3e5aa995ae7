// One PostgreSQL server on a directory of its own: made with `initdb`, run as a child of this process, and ended with it.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Complaint } from '../complaint.ts';
import { syncDirectory } from '../sync-directory.ts';
import type { Binaries } from './binaries.ts';
import { howToRun, type RunAs } from './run-as.ts';

/** A line that the server has logged: PostgreSQL's severity (`LOG`, `FATAL`, `PANIC`, …) and the text. */
export interface LogLine {
  /** Which kind of process says it: `postmaster`, `client backend`, `autovacuum worker`, … Empty while it starts. */
  by: string;
  severity: string;
  text: string;
}

export interface ClusterOptions {
  binaries: Binaries;
  /** Where the cluster is: PostgreSQL's own files and its socket are in `postgres` below it. */
  directory: string;
  /** `false` keeps nothing across a crash: for tests, and for what is thrown away. */
  durable?: boolean;
  /** Where there is no socket: the port on the loopback. A free one when it is not said. */
  port?: number;
  /** Settings of PostgreSQL's beside ours. */
  settings?: Record<string, string | number>;
  onLog?: (line: LogLine) => void;
}

export interface Cluster {
  /** The connection string of a database in it, as its superuser. */
  url(database?: string): string;
  pid: number;
  port: number;
  /** Settles when the server has ended, with how: `signal SIGKILL`, `exit code 1`. */
  ended: Promise<string>;
  /** Ends it in order, and at once when that takes longer than `patience` milliseconds: nothing committed is lost by that. */
  stop(patience?: number): Promise<void>;
}

const SUPERUSER = 'ajar';
const LOOPBACK = '127.0.0.1';
/** Of the system's 108 bytes for a socket's path, what its file name leaves. */
const LONGEST_SOCKET_DIRECTORY = 80;

/** PostgreSQL's own files in a cluster's directory. */
export const filesOf = (directory: string): string => join(directory, 'postgres');

/** The major version of the cluster in a directory; undefined where there is none. */
export function majorOf(directory: string): number | undefined {
  const file = join(filesOf(directory), 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/** Makes a cluster, whole or not at all. Takes about a second. */
export async function makeCluster({ binaries, directory, durable = true }: ClusterOptions): Promise<void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const runAs = wayInto(directory, binaries);
  // Each has a name of its own: the `initdb` of a process that was killed may still be writing to another.
  const begun = `${basename(filesOf(directory))}.new`;
  for (const name of readdirSync(directory).filter((one) => one.startsWith(begun)))
    rmSync(join(directory, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  const unfinished = join(directory, `${begun}-${randomBytes(4).toString('hex')}`);
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile(directory), `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: durable });
  runAs.own(unfinished);
  runAs.own(passwordFile(directory));
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  // Who may enter the directory may use the socket. The password is for the loopback, which everybody on the machine reaches.
  args.push('--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${passwordFile(directory)}`);
  if (!durable) args.push('--no-sync');
  try {
    const [command = '', ...before] = [...runAs.before, join(binaries.folder, 'initdb')];
    await promisify(execFile)(command, [...before, ...args], { cwd: directory, ...runAs.account });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Complaint(`The embedded database could not be made: ${stderr?.trim() || message}`);
  }
  renameSync(unfinished, filesOf(directory));
  // Before anything is kept in it: without its name it would be taken for one that was not finished, and removed.
  if (durable) await syncDirectory(directory);
}

/** Starts the server and waits until it answers, also through the recovery after a crash. Throws a complaint with what it said
 *  when it ends instead.
 *
 *  The processes of a server that was killed work on until their statement ends, and no recovery may go on beside them.
 *  PostgreSQL sees them by their shared memory, and refuses; those are ended then. The directory has to be this process's. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const deadline = Date.now() + LEFT_BEHIND_MS;
  for (;;) {
    try {
      return await tryCluster(options);
    } catch (error) {
      if (!STILL_USED.test((error as Error).message) || Date.now() > deadline) throw error;
      endProcesses(options.directory);
      await sleep(50);
    }
  }
}

const STILL_USED = /pre-existing shared memory block .* is still in use/;
const LEFT_BEHIND_MS = 10_000;

async function tryCluster(options: ClusterOptions): Promise<Cluster> {
  const { binaries, directory, onLog = () => {} } = options;
  const runAs = wayInto(directory, binaries);
  runAs.own(filesOf(directory));
  // PostgreSQL insists, and a copy of the directory may have lost it.
  chmodSync(filesOf(directory), 0o700);
  const port = options.port ?? (usesSocket(directory) ? SOCKET_NUMBER : await freePort());
  const server = spawnServer(options, runAs, port);
  const watcher = watch(directory, server.pid ?? 0);
  const said: string[] = [];
  const silent = once(server, 'close');
  const ended = once(server, 'exit').then(async ([code, signal]) => {
    watcher?.kill();
    // Its last words; the processes of one that was killed may hold its output open for much longer.
    await Promise.race([silent, sleep(LAST_WORDS_MS, undefined, { ref: false })]);
    return signal ? `signal ${signal}` : `exit code ${code}`;
  });
  const ready = new Promise<void>((resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream as NodeJS.ReadableStream }).on('line', (line) => {
        // The rest of what is said on several lines: it is a statement's, or none.
        if (line.startsWith('\t')) return;
        const logged = parsed(line);
        if (said.length < 20) said.push(logged.text);
        onLog(logged);
        if (logged.text === 'database system is ready to accept connections') resolve();
      });
    }
  });
  const failed = ended.then((how) => {
    throw new Complaint(`The embedded database ended with ${how}: ${said.slice(-3).join(' ') || 'it said nothing'}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => {});
  return {
    url: (database = 'postgres') => addressOf(directory, port, database),
    pid: server.pid ?? 0,
    port,
    ended,
    stop: (patience = 8000) => stop(server, ended, patience),
  };
}

const LAST_WORDS_MS = 500;

/** The connection string of the server that runs on a directory, by what it has written down; undefined when none does. */
export function runningUrl(directory: string, database: string): string | undefined {
  const noted = notes(directory);
  return noted && isAlive(noted.pid) ? addressOf(directory, noted.port, database) : undefined;
}

/** Ends a server that another process has left on the directory: that process was killed. The directory has to be this
 *  process's by now. What has the number of a server that is long gone is left alone. */
export async function endOrphan(directory: string): Promise<void> {
  const noted = notes(directory);
  if (!noted) return;
  const deadline = Date.now() + 10_000;
  for (let tries = 0; isServerOf(directory, noted.pid); tries++) {
    if (tries === 0) process.kill(noted.pid, 'SIGINT');
    else if (Date.now() > deadline) process.kill(noted.pid, 'SIGQUIT');
    await sleep(25);
  }
}

/** How to run the programs so that they may enter both folders. Where that is as another user, who owns its files only, the
 *  directory around them lets it pass. */
export function wayInto(directory: string, binaries: Binaries): RunAs {
  const runAs = howToRun([binaries.folder, dirname(directory)]);
  if (runAs.account) chmodSync(directory, statSync(directory).mode | 0o011);
  return runAs;
}

export const passwordFile = (directory: string): string => join(directory, 'postgres.password');

/** The file of a socket is called after a port. */
const SOCKET_NUMBER = 5432;

const usesSocket = (directory: string): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(directory) <= LONGEST_SOCKET_DIRECTORY;

function addressOf(directory: string, port: number, database: string): string {
  if (usesSocket(directory))
    return `postgres://${SUPERUSER}@localhost:${port}/${database}?host=${encodeURIComponent(filesOf(directory))}`;
  const password = readFileSync(passwordFile(directory), 'utf8').trim();
  return `postgres://${SUPERUSER}:${password}@${LOOPBACK}:${port}/${database}`;
}

function spawnServer({ binaries, directory, durable = true, settings }: ClusterOptions, runAs: RunAs, port: number) {
  const listening = usesSocket(directory)
    ? { listen_addresses: '', unix_socket_directories: filesOf(directory), unix_socket_permissions: '0700' }
    : { listen_addresses: LOOPBACK, unix_socket_directories: '' };
  const all = { ...OURS, ...(binaries.major >= 18 ? { io_method: 'sync' } : {}), ...(durable ? {} : THROWN_AWAY) };
  const args = ['-D', filesOf(directory), '-p', String(port)];
  const named = { cluster_name: nameOf(directory) };
  for (const [name, value] of Object.entries({ ...all, ...listening, ...named, ...settings }))
    args.push('-c', `${name}=${value}`);
  const [command = '', ...before] = [...runAs.before, join(binaries.folder, 'postgres')];
  // Detached: Ctrl-C in the terminal is for Ajar, which ends the server when it has no more use for it.
  return spawn(command, [...before, ...args], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...staleNumber(directory) },
    ...runAs.account,
  });
}

/** For a machine that has other things to do: a small server, which says in its log what concerns nobody's data. */
const OURS = {
  max_connections: 60,
  shared_buffers: '128MB',
  // Nobody copies the log of this server; its backups are Ajar's.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '512MB',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%b|',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const THROWN_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

function parsed(line: string): LogLine {
  const [, by = '', severity = 'LOG', text = line] = /^(?:([^|]*)\|)?([A-Z]+): {2}(.*)$/.exec(line) ?? [];
  return { by, severity, text };
}

async function stop(server: ChildProcess, ended: Promise<string>, patience: number): Promise<void> {
  // Fast: connections are ended, what is written is put in order.
  server.kill('SIGINT');
  const impatient = setTimeout(() => server.kill('SIGQUIT'), patience);
  await ended;
  clearTimeout(impatient);
}

/** Ends the server when this process is gone, even by SIGKILL: the pipe then closes. */
function watch(directory: string, pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'cat >/dev/null; [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2"';
  const args = ['-c', script, 'ajar-postgres-watcher', filesOf(directory), String(pid)];
  const watcher = spawn('sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.on('error', () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref();
  return watcher;
}

/** What a server writes down about itself. */
function notes(directory: string): { pid: number; port: number } | undefined {
  const file = join(filesOf(directory), 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  return pid && port ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process is the server of this directory, and not another that has got its number. */
function isServerOf(directory: string, pid: number): boolean {
  return isAlive(pid) && commandOf(pid).includes(`cluster_name=${nameOf(directory)}`);
}

/** What the processes of a directory's server are called in lists of processes, by whichever path it was reached. */
function nameOf(directory: string): string {
  const { dev, ino } = statSync(filesOf(directory), { bigint: true });
  return `ajar-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`;
}

/** Ends those that have outlived their server. What they had not committed is gone with it anyway. */
function endProcesses(directory: string): void {
  const title = `postgres: ${nameOf(directory)}: `;
  for (const pid of processes().filter((one) => commandOf(one).startsWith(title))) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

function processes(): number[] {
  try {
    const names = existsSync('/proc/self')
      ? readdirSync('/proc')
      : execFileSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).split('\n');
    return names.map(Number).filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

/** PostgreSQL takes any living process that has the number of a server that is gone for that server, but for one of its
 *  forebears, of which it can be told. It still looks for who uses the shared memory that is noted beside the number. */
function staleNumber(directory: string): { PG_GRANDPARENT_PID?: string } {
  const noted = notes(directory);
  return noted && !isServerOf(directory, noted.pid) ? { PG_GRANDPARENT_PID: String(noted.pid) } : {};
}

/** Empty when there is no such process, or it has ended and nobody has asked how. */
function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, LOOPBACK);
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
