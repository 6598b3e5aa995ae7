// Starts a throw-away PostgreSQL server in a temporary directory, for the test suite and the benchmarks. It is gone when
// `stop` is called or when this process ends, however it ends.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, globSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** The superuser's connection to the database `postgres`. */
  url: string;
  /** Creates a database, as a copy of `template` when one is named (nobody may be connected to it), and gives its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  stop(): Promise<void>;
}

/** `durable` keeps what a production server keeps (fsync, synchronous commits); without it a crash may lose everything. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const binaries = findPostgres();
  const account = unprivilegedAccount();
  const directory = mkdtempSync(join(tmpdir(), 'ajar-postgres-'));
  if (account) chownSync(directory, account.uid, account.gid);
  const watcher = watch(directory);
  const clean = () => {
    rmSync(directory, { recursive: true, force: true });
    watcher.kill();
  };
  try {
    initialise(binaries, directory, account);
    const { port, server } = await launch(binaries, directory, account, durable);
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    return {
      url,
      createDatabase: (name, template) => createDatabase(url, name, template),
      stop: async () => {
        await kill(server);
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}

/** The same as a server's own `createDatabase`, for a process that only knows the URL of one of its databases. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
    await client.query(`create database ${pg.escapeIdentifier(name)}${from}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

const OLDEST = 15;
const INSTALL =
  'Install it (`apt-get install postgresql`, `dnf install postgresql-server`, `brew install postgresql@17`) ' +
  'or set AJAR_TEST_POSTGRES_BIN to the directory that holds `initdb` and `postgres`.';

/** The directory of the server's binaries; throws an error that says what to install when there is none. */
export function findPostgres(): string {
  const chosen = process.env.AJAR_TEST_POSTGRES_BIN;
  const newestFirst = (pattern: string) =>
    globSync(pattern).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const candidates = chosen
    ? [chosen]
    : [
        ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
        ...newestFirst('/usr/lib/postgresql/*/bin'),
        ...newestFirst('/usr/pgsql-*/bin'),
        ...newestFirst('/opt/homebrew/opt/postgresql*/bin'),
        ...newestFirst('/usr/local/opt/postgresql*/bin'),
      ];
  const tooOld: string[] = [];
  for (const directory of candidates) {
    if (!existsSync(join(directory, 'initdb')) || !existsSync(join(directory, 'postgres'))) continue;
    const version = spawnSync(join(directory, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '';
    if (Number(/\d+/.exec(version)?.[0] ?? 0) >= OLDEST) return directory;
    tooOld.push(`${directory}: ${version.trim() || 'does not run'}`);
  }
  const found = tooOld.length > 0 ? ` Found only ${tooOld.join('; ')}.` : '';
  const where = chosen ? ` in AJAR_TEST_POSTGRES_BIN (${chosen})` : '';
  throw new Error(`No PostgreSQL server (${OLDEST} or newer)${where}.${found} ${INSTALL}`);
}

interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. */
function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as.');
}

/** Ends the server and removes its directory when this process is gone, even by SIGKILL: the pipe then closes. */
function watch(directory: string): ChildProcess {
  const script = `cat >/dev/null
    for i in 1 2 3 4 5 6 7 8 9 10; do
      pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" && sleep 0.3
      rm -rf "$1" && sleep 0.3
      [ -e "$1" ] || exit
    done`;
  const args = ['-c', script, 'ajar-postgres-watcher', directory];
  const watcher = spawn('sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  (watcher.stdin as unknown as { unref(): void }).unref();
  watcher.unref();
  return watcher;
}

function initialise(binaries: string, directory: string, account: Account | undefined): void {
  const args = ['--pgdata', join(directory, 'data'), '--username=postgres', '--auth=trust', '--encoding=UTF8'];
  args.push('--locale=C', '--no-sync', '--no-instructions');
  try {
    execFileSync(join(binaries, 'initdb'), args, { cwd: directory, stdio: 'pipe', ...account });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer };
    throw new Error(`initdb failed: ${stderr?.toString().trim() || message}`);
  }
}

async function launch(binaries: string, directory: string, account: Account | undefined, durable: boolean) {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const server = spawnServer(binaries, directory, account, settings(port, durable));
    try {
      await ready(server, port);
      return { port, server };
    } catch (error) {
      await kill(server);
      const log = readFileSync(join(directory, 'server.log'), 'utf8');
      // Somebody else may take the port between our look and the server's start.
      if (tries === 3 || !log.includes('Address already in use')) {
        throw new Error(`PostgreSQL did not start: ${(error as Error).message}\n${log.slice(-2000)}`);
      }
    }
  }
}

function settings(port: number, durable: boolean): Record<string, string | number> {
  const always = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 200 };
  if (durable) return always;
  return { ...always, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
}

function spawnServer(
  binaries: string,
  directory: string,
  account: Account | undefined,
  options: Record<string, string | number>,
): ChildProcess {
  const log = openSync(join(directory, 'server.log'), 'w');
  const args = ['-D', join(directory, 'data')];
  for (const [name, value] of Object.entries(options)) args.push('-c', `${name}=${value}`);
  // Detached: Ctrl-C in the terminal is for the tests, which then end the server in their own time.
  const server = spawn(join(binaries, 'postgres'), args, {
    cwd: directory,
    stdio: ['ignore', log, log],
    detached: true,
    ...account,
  });
  closeSync(log);
  server.on('error', () => {});
  server.unref();
  return server;
}

async function ready(server: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  throw new Error(`it ended at once (${server.signalCode ?? server.exitCode ?? 'not executable'})`);
}

/** SIGQUIT: nobody needs a checkpoint of a directory that is about to be removed. */
async function kill(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const ended = once(server, 'exit');
  server.kill('SIGQUIT');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
