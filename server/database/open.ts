// Opens the database that the settings name, ready for use: reached, recent enough and migrated.
import type { Logger } from 'pino';
import { Complaint } from '../complaint.ts';
import { openLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { connectPostgres, type Database, HERE, raw } from './connect.ts';
import { refusesSettings } from './failure.ts';
import { migrate } from './migrate.ts';
import { whenThere } from './wait.ts';

export interface OpenOptions {
  /** Where the embedded database's own log goes. */
  log?: Logger;
  /** Whether this process is to be the only one on the embedded database: a server. Commands join the one that runs. */
  alone?: boolean;
}

/** The database of a server: the same one, with connections for requests and others for jobs, so that neither take them from
 *  the other. */
export interface ServerDatabases {
  requests: Database;
  jobs: Database;
  close(): Promise<void>;
}

/** Opens the database of a server, waiting for one that starts. */
export async function openForServer(settings: Settings, log: Logger): Promise<ServerDatabases> {
  const { jobs, reached, close } = await openReached(settings, { log, alone: true });
  const requests = connectPostgres(reached.url, {
    connections: settings.connections,
    patience_ms: settings.connection_wait_ms,
    statement_ms: settings.statement_ms,
    pooled: reached.pooled,
  });
  return { requests, jobs, close: async () => void (await Promise.all([requests.close(), close()])) };
}

/** Opens the database of a command or a worker: no statement has to end within a time. */
export async function openDatabase(settings: Settings, options: OpenOptions = {}): Promise<Database> {
  const { jobs, close } = await openReached(settings, options);
  return { ...jobs, close };
}

/** Opens the database for as long as `work` takes. */
export async function withDatabase<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(settings);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A database without migrations: what `migrate` itself starts from. */
export async function connect(settings: Settings, options: OpenOptions = {}): Promise<Database> {
  const { jobs, close } = await connectReached(settings, options);
  return { ...jobs, close };
}

interface Opened {
  reached: Reached;
  jobs: Database;
  close(): Promise<void>;
}

async function openReached(settings: Settings, options: OpenOptions): Promise<Opened> {
  const opened = await connectReached(settings, options);
  try {
    // One that is lost on the way takes up where it was.
    await whenThere(() => migrate(opened.jobs), settings.database_wait_ms);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function connectReached(settings: Settings, { log, alone = false }: OpenOptions): Promise<Opened> {
  if (settings.database_url !== null) return withJobs(await reach(settings.database_url, settings), settings);
  // Loaded here, since a server on a database of its own has no use for it.
  const { joinEmbedded, openEmbedded } = await import('../engine/embedded.ts');
  const open = alone ? openEmbedded : joinEmbedded;
  const embedded = await open(settings.data_directory, log ?? openLog('silent'), settings);
  return withJobs({ url: embedded.url, pooled: false }, settings, () => embedded.close());
}

function withJobs(reached: Reached, settings: Settings, then: () => Promise<void> = async () => {}): Opened {
  const jobs = connectPostgres(reached.url, {
    connections: settings.job_connections,
    patience_ms: JOB_PATIENCE_MS,
    statement_ms: settings.job_statement_ms,
    pooled: reached.pooled,
  });
  const close = async () => {
    await jobs.close();
    await then();
  };
  return { reached, jobs, close };
}

/** Jobs hold connections for long, and nobody waits for their answers. */
const JOB_PATIENCE_MS = 60_000;
const OLDEST = 15;

interface Reached {
  url: string;
  /** Whether a pooler is in between that gives each transaction another connection. */
  pooled: boolean;
}

/** Reaches a server, waiting for one that starts, and finds out what it is. */
async function reach(url: string, { database_wait_ms }: Settings): Promise<Reached> {
  try {
    return await whenThere(async () => {
      const found = await ask(url, false).catch((error) => {
        if (refusesSettings(error)) return ask(url, true);
        throw error;
      });
      if (Number.parseInt(found.version, 10) < OLDEST)
        throw new Complaint(`DATABASE_URL: this server is PostgreSQL ${found.version}; Ajar needs ${OLDEST} or newer.`);
      return { url, pooled: found.pooled };
    }, database_wait_ms);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`DATABASE_URL: the database cannot be reached: ${reason(error)}.`);
  }
}

/** A pooler that is told to ignore the settings that a connection begins with says nothing; but then they are not there. */
async function ask(url: string, pooled: boolean): Promise<{ version: string; pooled: boolean }> {
  const database = connectPostgres(url, { connections: 1, pooled });
  try {
    const [server] = await database.query<{ version: string; has_settings: boolean }>(
      raw(`
      select current_setting('server_version') as version, current_setting('${HERE}', true) = '1' as has_settings`),
    );
    return { version: server?.version ?? '', pooled: pooled || !server?.has_settings };
  } finally {
    await database.close();
  }
}

/** A host name with several addresses fails with an error for each and no text of its own. */
function reason(error: unknown): string {
  const { message, errors } = error as { message: string; errors?: Error[] };
  return message || (errors ?? []).map((one) => one.message).join(', ');
}
