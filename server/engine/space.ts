// Sees to it that the embedded database never finds its disk full: PostgreSQL ends when it cannot write its log, and may then be
// unable to start. Before it comes to that it is made read-only, until there is space again.
import { randomBytes } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Logger } from 'pino';

export interface Space {
  /** Looks now, for a server that has just started: what another process left behind counts for nothing. */
  started(): Promise<void>;
  stop(): void;
}

const LOOK_MS = 500;
const MEGABYTE = 1024 * 1024;
/** Beyond the reserve, so that it does not go back and forth. */
const MARGIN = 16 * MEGABYTE;
/** What a server needs to recover from a crash: a segment or two of its log. It lies in a file that can be given up. */
const BALLAST = 32 * MEGABYTE;
const BALLAST_PAUSE_MS = 60_000;
const ballastOf = (directory: string): string => join(directory, 'ballast');

/** For a server that is about to start: gives it some room to start in, if there is none. */
export async function giveUpBallast(directory: string): Promise<void> {
  if ((await freeBytes(directory)) < BALLAST) await rm(ballastOf(directory), { force: true });
}

/** `url`: a connection as superuser. `reserve`: bytes that are to stay free. */
export function watchSpace(
  { directory, url, reserve }: { directory: string; url: string; reserve: number },
  log: Logger,
): Space {
  let nextBallast = 0;
  let full: boolean | null = null;
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const free = await freeBytes(directory);
    const isFull = free < reserve + (full ? MARGIN : 0);
    // First what the database is told: where the ballast cannot be made, because of a quota, it may still take changes.
    if (isFull !== full) await turn(isFull, free);
    if (isFull || free <= reserve + MARGIN + 2 * BALLAST || performance.now() < nextBallast) return;
    await makeBallast(ballastOf(directory)).catch((error) => {
      nextBallast = performance.now() + BALLAST_PAUSE_MS;
      log.warn({ err: error }, 'no space could be set aside for the database to recover in');
    });
  };
  const turn = async (isFull: boolean, free: number): Promise<void> => {
    await setReadOnly(url, isFull);
    const megabytes = { free_mb: Math.round(free / MEGABYTE), reserve_mb: Math.round(reserve / MEGABYTE) };
    if (isFull) log.error(megabytes, 'the disk is almost full: changes are refused until there is space');
    else if (full) log.warn(megabytes, 'there is space on the disk again: changes are taken');
    full = isFull;
  };
  // While the database is away nothing can be set; the next look does it.
  const lookOnce = (): Promise<void> => {
    looking ??= look()
      .catch((error) => log.info({ err: error }, 'the space on the disk is looked at again'))
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const timer = setInterval(() => void lookOnce(), LOOK_MS).unref();
  return {
    async started() {
      await looking;
      full = null;
      await lookOnce();
    },
    stop: () => clearInterval(timer),
  };
}

/** How many bytes this process may still write there. */
export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

const noise = promisify(randomBytes);

async function makeBallast(file: string): Promise<void> {
  const made = await stat(file).catch(() => null);
  if (made?.size === BALLAST) return;
  const handle = await open(file, 'w', 0o600);
  try {
    // Noise: a file system that compresses would keep no room for zeros. In parts, of which none holds up requests.
    for (let size = 0; size < BALLAST; size += MEGABYTE) await handle.writeFile(await noise(MEGABYTE));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Every transaction that begins from now on is told, whoever begins it. */
async function setReadOnly(url: string, on: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ now: string }>(
      `select current_setting('default_transaction_read_only') as now`,
    );
    if (rows[0]?.now === (on ? 'on' : 'off')) return;
    await client.query(`alter system set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    await client.query('select pg_reload_conf()');
    // What its log need not keep any more is free again.
    if (on) await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
