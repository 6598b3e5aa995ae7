// The embedded database: a PostgreSQL server in the data directory, which Ajar makes, starts, watches over and ends.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { Complaint } from '../complaint.ts';
import { type DataDirectory, takeDataDirectory } from '../data-directory.ts';
import { installedBinaries } from './binaries.ts';
import {
  type Cluster,
  type ClusterOptions,
  endOrphan,
  type LogLine,
  majorOf,
  makeCluster,
  runningUrl,
  startCluster,
} from './cluster.ts';

export interface Embedded {
  /** The connection string of the database. */
  url: string;
  close(): Promise<void>;
}

/** The setting of the data directory that keeps nothing. */
export const IN_MEMORY = 'memory://';
export const DATABASE = 'ajar';

/** Starts the embedded database, which this process then has for itself. `path` is the data directory. Throws a complaint when
 *  another process has it, or it is of another version. */
export async function openEmbedded(path: string, log: Logger): Promise<Embedded> {
  return path === IN_MEMORY ? openTemporary(log) : openDirectory(takeDataDirectory(path), path, log);
}

/** As `openEmbedded`, or the way to the database of the server that runs on the directory. For commands, which run beside
 *  it. */
export async function joinEmbedded(path: string, log: Logger): Promise<Embedded> {
  if (path === IN_MEMORY) return openTemporary(log);
  let directory: DataDirectory;
  try {
    directory = takeDataDirectory(path);
  } catch (error) {
    const url = runningUrl(resolve(path), DATABASE);
    if (url === undefined) throw error;
    return { url, close: async () => {} };
  }
  return openDirectory(directory, path, log);
}

/** Where an upgrade makes the newer cluster of a data directory. */
export const upgradeOf = (directory: string): string => join(directory, 'upgrade');

async function openDirectory(directory: DataDirectory, path: string, log: Logger): Promise<Embedded> {
  try {
    const options = {
      binaries: installedBinaries(),
      directory: directory.path,
      onLog: (line: LogLine) => note(log, line),
    };
    refuseOthers(options, path);
    await endOrphan(options.directory);
    if (majorOf(options.directory) === undefined) await makeCluster(options);
    const running = await supervise(options, log);
    const close = async () => {
      await running.stop();
      directory.release();
    };
    return { url: running.url, close };
  } catch (error) {
    directory.release();
    throw error;
  }
}

/** A database that goes with this process. */
async function openTemporary(log: Logger): Promise<Embedded> {
  const directory = mkdtempSync(join(tmpdir(), 'ajar-memory-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  const options = {
    binaries: installedBinaries(),
    directory,
    durable: false,
    onLog: (line: LogLine) => note(log, line),
  };
  await makeCluster(options);
  const running = await supervise(options, log);
  const close = async () => {
    await running.stop();
    remove();
  };
  return { url: running.url, close };
}

function refuseOthers({ binaries, directory }: ClusterOptions, path: string): void {
  const major = majorOf(directory);
  const change = '`npm run ajar -- upgrade` changes it, and keeps what it was';
  if (major === undefined && majorOf(upgradeOf(directory)) !== undefined) {
    throw new Complaint(
      `An upgrade of the data directory ${path} was interrupted. Run \`npm run ajar -- upgrade\` again; nothing is lost.`,
    );
  }
  if (major === undefined && existsSync(join(directory, 'database', 'PG_VERSION'))) {
    throw new Complaint(
      `The data directory ${path} was made by an earlier Ajar, with another embedded database (PGlite). Nothing was touched; ${change}.`,
    );
  }
  if (major !== undefined && major < binaries.major) {
    throw new Complaint(
      `The data directory ${path} is of PostgreSQL ${major}, and this Ajar has ${binaries.major}. Nothing was touched; ${change}.`,
    );
  }
  if (major !== undefined && major > binaries.major) {
    throw new Complaint(
      `The data directory ${path} is of PostgreSQL ${major}, and this Ajar has ${binaries.major}. Start the newer Ajar that made it.`,
    );
  }
}

/** Keeps a server running: one that ends by itself is started again, at once and then ever more slowly. */
async function supervise(options: ClusterOptions, log: Logger): Promise<{ url: string; stop(): Promise<void> }> {
  const stopping = new AbortController();
  let cluster: Cluster | undefined = await startCluster(options);
  const { url, port } = cluster;
  await createDatabase(url());
  const watching = (async () => {
    for (let pause = 0; cluster; ) {
      const since = performance.now();
      const how = await cluster.ended;
      cluster = undefined;
      if (performance.now() - since > 2 * LONGEST_PAUSE) pause = 0;
      for (; !cluster && !stopping.signal.aborted; pause = Math.min(LONGEST_PAUSE, 2 * pause + 100)) {
        log.error({ how }, 'the database has ended; it is started again');
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
        cluster = await startCluster({ ...options, port }).catch(
          (error: Error) => void log.error({ err: error }, 'it did not start'),
        );
      }
      if (cluster) log.warn('the database is back');
    }
  })();
  return {
    url: url(DATABASE),
    stop: async () => {
      stopping.abort();
      await cluster?.stop();
      await watching;
      // Started while it was to be stopped.
      await cluster?.stop();
    },
  };
}

const LONGEST_PAUSE = 10_000;

export async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** FATAL is the end of one connection, ordinary when the server stops. */
const LEVELS: Record<string, 'info' | 'warn' | 'error'> = { WARNING: 'warn', PANIC: 'error' };

/** What the database says is in the server's own log. */
function note(log: Logger, { severity, text }: LogLine): void {
  log[LEVELS[severity] ?? 'info']({ database: text }, 'database');
}
