// Opens the database that the settings name, ready for use: reached, recent enough and migrated.
import type { Logger } from 'pino';
import { Complaint } from '../complaint.ts';
import { openLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { connectPostgres, type Database, raw } from './connect.ts';
import { migrate } from './migrate.ts';

export interface OpenOptions {
  /** Where the embedded database's own log goes. */
  log?: Logger;
  /** Whether this process is to be the only one on the embedded database: a server. Commands join the one that runs. */
  alone?: boolean;
}

export async function openDatabase(settings: Settings, options: OpenOptions = {}): Promise<Database> {
  const database = await connect(settings, options);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
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
export async function connect(settings: Settings, { log, alone = false }: OpenOptions = {}): Promise<Database> {
  if (settings.database_url !== null) return reachPostgres(settings.database_url);
  // Loaded here, since a server on a database of its own has no use for it.
  const { joinEmbedded, openEmbedded } = await import('../engine/embedded.ts');
  const open = alone ? openEmbedded : joinEmbedded;
  const embedded = await open(settings.data_directory, log ?? openLog('silent'));
  const database = connectPostgres(embedded.url);
  const close = async () => {
    await database.close();
    await embedded.close();
  };
  return { ...database, close };
}

const OLDEST = 15;

async function reachPostgres(url: string): Promise<Database> {
  const database = connectPostgres(url);
  try {
    const [server] = await database.query<{ version: string }>(
      raw(`select current_setting('server_version') as version`),
    );
    const version = server?.version ?? '';
    if (Number.parseInt(version, 10) >= OLDEST) return database;
    throw new Complaint(`DATABASE_URL: this server is PostgreSQL ${version}; Ajar needs ${OLDEST} or newer.`);
  } catch (error) {
    await database.close();
    if (error instanceof Complaint) throw error;
    throw new Complaint(`DATABASE_URL: the database cannot be reached: ${reason(error)}.`);
  }
}

/** A host name with several addresses fails with an error for each and no text of its own. */
function reason(error: unknown): string {
  const { message, errors } = error as { message: string; errors?: Error[] };
  return message || (errors ?? []).map((one) => one.message).join(', ');
}
