// Opens the database that the settings name, ready for use: reached, recent enough and migrated.
import { Complaint } from '../complaint.ts';
import { takeDataDirectory } from '../data-directory.ts';
import type { Settings } from '../settings.ts';
import { connectPostgres, type Database, openPglite, raw } from './connect.ts';
import { migrate } from './migrate.ts';

export async function openDatabase(settings: Settings): Promise<Database> {
  const database = await connect(settings);
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
export function connect(settings: Settings): Promise<Database> {
  return settings.database_url === null ? openDirectory(settings.data_directory) : reachPostgres(settings.database_url);
}

async function openDirectory(path: string): Promise<Database> {
  if (path === 'memory://') return openPglite(path);
  const directory = takeDataDirectory(path);
  try {
    const database = await openPglite(directory.database);
    const close = async () => {
      await database.close();
      directory.release();
    };
    return { ...database, close };
  } catch (error) {
    directory.release();
    throw error;
  }
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
