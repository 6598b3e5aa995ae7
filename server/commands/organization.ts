// `ajar organization`: makes organizations and lists them.

import { createApiKey } from '../auth/api-key.ts';
import { hashPassword, newPassword } from '../auth/password.ts';
import { newApiKey } from '../core/ids.ts';
import { accountsWith } from '../core/people.ts';
import { type Database, sql } from '../database/connect.ts';
import { withDatabase } from '../database/open.ts';
import { shown } from '../first-start.ts';
import { createOrganization } from '../organizations.ts';
import type { Settings } from '../settings.ts';
import { otherAccounts } from './people.ts';

export interface OrganizationOptions {
  name: string;
  email: string;
  firstName: string;
  lastName: string;
  account?: string;
}

export async function createOrganizationCommand(settings: Settings, options: OrganizationOptions): Promise<void> {
  const { name, email, firstName: first_name, lastName: last_name, account } = options;
  await withDatabase(settings, async (database) => {
    const password = newPassword();
    const password_hash = await hashPassword(password);
    const admin = { email, first_name, last_name, password_hash, ...(account ? { account } : {}) };
    const owner = await createOrganization(database, { name, ...admin });
    const key = newApiKey();
    await createApiKey(database, owner, 'First API key', { key });
    console.log(`Created ${name} (${owner.organization_id}).`);
    console.log(shown({ ...owner, email, password: owner.has_new_password ? password : 'the one they have', key }));
    const others = otherAccounts(await accountsWith(database, email), owner.user_id);
    if (others !== '') console.log(`\n${others}`);
  });
}

export async function listOrganizations(settings: Settings): Promise<void> {
  await withDatabase(settings, async (database) => {
    const found = await organizations(database);
    for (const { id, name, members } of found)
      console.log(`${id}  ${name} (${members} ${members === 1 ? 'user' : 'users'})`);
    if (found.length === 0) console.log('There is no organization yet.');
  });
}

const organizations = (database: Database): Promise<{ id: string; name: string; members: number }[]> =>
  database.query(sql`
    select o.id, o.name, (select count(*)::int from membership m where m.organization_id = o.id and m.is_active) as members
    from organization o order by o.date_created, o.id`);
