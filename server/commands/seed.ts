// `ajar seed`: fills an organization with sample data.
import { SingleBar } from 'cli-progress';
import { type Database, sql } from '../database/connect.ts';
import { withDatabase } from '../database/open.ts';
import { createFirstOrganization, shown } from '../first-start.ts';
import { systemContext } from '../organizations.ts';
import { addSampleData } from '../sample-data/sample-data.ts';
import type { Settings } from '../settings.ts';
import { organizationNamed } from './people.ts';

export interface SeedOptions {
  leads: number;
  seed: number;
  organization?: string;
}

export async function seed(settings: Settings, { leads, seed, organization }: SeedOptions): Promise<void> {
  await withDatabase(settings, async (database) => {
    const credentials = await createFirstOrganization(database, settings);
    if (credentials) console.log(`There was no organization yet. Created one:\n${shown(credentials)}\n`);
    const organization_id = await organizationNamed(database, organization);
    const ctx = systemContext(database, organization_id, await firstMember(database, organization_id));
    const bar = process.stdout.isTTY ? new SingleBar({ format: '{bar} {value} of {total} leads' }) : null;
    bar?.start(leads, 0);
    await addSampleData(ctx, { leads, seed, progress: (done) => bar?.update(done) });
    bar?.stop();
    console.log(`Added ${leads} leads with their contacts, opportunities, tasks and notes to ${organization_id}.`);
  });
}

/** Who is said to have created the data. */
async function firstMember(database: Database, organization_id: string): Promise<string> {
  const [first] = await database.query<{ user_id: string }>(sql`
    select user_id from membership where organization_id = ${organization_id} and is_active order by date_created limit 1`);
  return first?.user_id ?? '';
}
