// The embedded database: a PostgreSQL server in the data directory, which Ajar makes, starts, watches over and ends.
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { Complaint } from '../complaint.ts';
import { type DataDirectory, InUse, takeDataDirectory } from '../data-directory.ts';
import { whenThere } from '../database/wait.ts';
import { readSettings, type Settings } from '../settings.ts';
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
import { giveUpBallast, watchSpace } from './space.ts';

export interface Embedded {
  /** The connection string of the database. */
  url: string;
  close(): Promise<void>;
}

/** Those of Ajar's settings that concern the server itself. */
export type EngineSettings = Pick<Settings, 'connections' | 'job_connections' | 'disk_reserve'>;

const DEFAULTS: EngineSettings = readSettings({});

/** Beside those of a server there are those of commands, and some that PostgreSQL keeps for itself. */
const connectionsFor = ({ connections, job_connections }: EngineSettings): number => connections + job_connections + 34;

/** The setting of the data directory that keeps nothing. */
export const IN_MEMORY = 'memory://';
export const DATABASE = 'ajar';

/** Starts the embedded database, which this process then has for itself. `path` is the data directory. Throws a complaint when
 *  another process has it, or it is of another version. */
export async function openEmbedded(path: string, log: Logger, settings: EngineSettings = DEFAULTS): Promise<Embedded> {
  return path === IN_MEMORY
    ? openTemporary(log, settings)
    : openDirectory(takeDataDirectory(path), path, log, settings);
}

/** As `openEmbedded`, or the way to the database of the server that runs on the directory. For commands, which run beside
 *  it. */
export async function joinEmbedded(path: string, log: Logger, settings: EngineSettings = DEFAULTS): Promise<Embedded> {
  if (path === IN_MEMORY) return openTemporary(log, settings);
  const deadline = Date.now() + STARTING_MS;
  for (;;) {
    let directory: DataDirectory;
    try {
      directory = takeDataDirectory(path);
    } catch (error) {
      if (!(error instanceof InUse)) throw error;
      const url = runningUrl(realpathSync(path), DATABASE);
      if (url !== undefined) return { url, close: async () => {} };
      if (Date.now() > deadline) throw error;
      await sleep(100);
      continue;
    }
    return openDirectory(directory, path, log, settings);
  }
}

/** So long it may take until the server that has the directory has its database there, or there again. */
const STARTING_MS = 10_000;

/** Where an upgrade makes the newer cluster of a data directory. */
export const upgradeOf = (directory: string): string => join(directory, 'upgrade');

/** What is there once that is whole: from then on until it is in its place, the upgrade is to be finished. */
export const markOf = (directory: string): string => join(upgradeOf(directory), 'whole');

async function openDirectory(
  { path: directory, release }: DataDirectory,
  path: string,
  log: Logger,
  settings: EngineSettings,
): Promise<Embedded> {
  try {
    const binaries = installedBinaries();
    refuseOthers({ binaries, directory }, path);
    await endOrphan(directory);
    return await serve({ binaries, directory }, log, settings, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** A database that goes with this process. */
async function openTemporary(log: Logger, settings: EngineSettings): Promise<Embedded> {
  const directory = mkdtempSync(join(tmpdir(), 'ajar-memory-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  return serve({ binaries: installedBinaries(), directory, durable: false }, log, settings, remove);
}

/** Runs the server of a directory, which is made when there is none; `after` is called when it has ended. */
async function serve(
  cluster: ClusterOptions,
  log: Logger,
  settings: EngineSettings,
  after: () => void,
): Promise<Embedded> {
  const options: ClusterOptions = {
    ...cluster,
    onLog: (line) => note(log, line),
    settings: { max_connections: connectionsFor(settings) },
  };
  if (majorOf(options.directory) === undefined) await makeCluster(options);
  const { url, stop } = await supervise(options, log, settings.disk_reserve);
  const close = async () => {
    await stop();
    after();
  };
  return { url, close };
}

function refuseOthers({ binaries, directory }: ClusterOptions, path: string): void {
  const major = majorOf(directory);
  const change = '`npm run ajar -- upgrade` changes it, and keeps what it was';
  if (major === undefined && existsSync(markOf(directory))) {
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
async function supervise(
  options: ClusterOptions,
  log: Logger,
  reserve: number,
): Promise<{ url: string; stop(): Promise<void> }> {
  const stopping = new AbortController();
  await giveUpBallast(options.directory).catch(() => {});
  let cluster: Cluster | undefined = await firstStart(options, log);
  const { url, port } = cluster;
  const space = watchSpace({ directory: options.directory, url: url(), reserve }, log);
  const watching = (async () => {
    for (let pause = 0; cluster; ) {
      const since = performance.now();
      const how = await cluster.ended;
      cluster = undefined;
      if (performance.now() - since > 2 * LONGEST_PAUSE) pause = 0;
      for (; !cluster && !stopping.signal.aborted; pause = Math.min(LONGEST_PAUSE, 2 * pause + 100)) {
        log.error({ how }, 'the database has ended; it is started again');
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
        await giveUpBallast(options.directory).catch(() => {});
        if (stopping.signal.aborted) return;
        cluster = await startCluster({ ...options, port }).catch(
          (error: Error) => void log.error({ err: error }, 'it did not start'),
        );
      }
      // It was told to stop while it started.
      if (stopping.signal.aborted) await cluster?.stop();
      else if (cluster) {
        log.warn('the database is back');
        await space.started();
      }
    }
  })();
  const stop = async (): Promise<void> => {
    stopping.abort();
    space.stop();
    await cluster?.stop();
    await watching;
  };
  try {
    await whenThere(() => createDatabase(url()), PATIENCE_MS);
    await space.started();
    return { url: url(DATABASE), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How long to wait for a server that has ended and is started again. */
const PATIENCE_MS = 60_000;
const MOST_TRIES = 3;

/** One that was killed while it started is started again; one that ends by itself says why. */
async function firstStart(options: ClusterOptions, log: Logger): Promise<Cluster> {
  for (let tries = 1; ; tries++) {
    try {
      return await startCluster(options);
    } catch (error) {
      if (tries === MOST_TRIES || !/ended with signal/.test((error as Error).message)) throw error;
      log.error({ err: error }, 'the database has ended while it started; it is started again');
    }
  }
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
const LEVELS: Record<string, 'warn' | 'error'> = { WARNING: 'warn', ERROR: 'error', PANIC: 'error' };
/** What refuses or warns of a statement says so to its client; the text may have somebody's data in it. */
const FOR_CLIENTS = ['client backend', 'parallel worker'];
/** It makes way for a statement that waits for the table, and comes again. */
const MAKES_WAY = /^canceling autovacuum task/;

/** What the database says is in the server's own log: above all what it finds damaged while it tidies up. */
export function note(log: Logger, { by, severity, text }: LogLine): void {
  const isOrdinary = FOR_CLIENTS.includes(by) || MAKES_WAY.test(text);
  const level = LEVELS[severity] ?? 'info';
  if (isOrdinary && ['WARNING', 'ERROR'].includes(severity)) return;
  log[level]({ database: text }, 'database');
}
