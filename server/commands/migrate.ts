// `ajar migrate`: brings the database up to date and says what that took.
import { migrate } from '../database/migrate.ts';
import { connect } from '../database/open.ts';
import { whenThere } from '../database/wait.ts';
import type { Settings } from '../settings.ts';

export async function migrateDatabase(settings: Settings): Promise<void> {
  const database = await connect(settings);
  try {
    const applied = await whenThere(() => migrate(database), settings.database_wait_ms);
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
  } finally {
    await database.close();
  }
}
