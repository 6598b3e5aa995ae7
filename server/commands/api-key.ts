// `ajar api-key`: makes the keys that programs get in with, lists and revokes them.

import { createApiKey } from '../auth/api-key.ts';
import { Complaint } from '../complaint.ts';
import { isoDateTime } from '../core/moments.ts';
import { sql } from '../database/connect.ts';
import { withDatabase } from '../database/open.ts';
import type { Settings } from '../settings.ts';
import { memberNamed, organizationNamed } from './people.ts';

export interface NewKeyOptions {
  email: string;
  name: string;
  organization?: string;
}

export async function createApiKeyCommand(settings: Settings, options: NewKeyOptions): Promise<void> {
  await withDatabase(settings, async (database) => {
    const organization_id = await organizationNamed(database, options.organization);
    const user_id = await memberNamed(database, organization_id, options.email);
    const { id, key } = await createApiKey(database, { organization_id, user_id }, options.name);
    console.log(`Created ${id} for ${options.email}. The key, shown only this once:\n${key}`);
  });
}

export async function listApiKeys(settings: Settings, options: { organization?: string }): Promise<void> {
  await withDatabase(settings, async (database) => {
    const organization_id = await organizationNamed(database, options.organization);
    const keys = await database.query<{
      id: string;
      name: string;
      email: string;
      created: string;
      revoked: string | null;
    }>(sql`
      select k.id, k.name, u.email, iso(k.date_created) as created, iso(k.date_revoked) as revoked
      from api_key k join "user" u on u.id = k.user_id
      where k.organization_id = ${organization_id} order by k.date_created, k.id`);
    for (const { id, name, email, created, revoked } of keys) {
      const until = revoked === null ? '' : `, revoked ${revoked.slice(0, 10)}`;
      console.log(`${id}  ${name} (${email}, created ${created.slice(0, 10)}${until})`);
    }
    if (keys.length === 0) console.log('There is no API key yet.');
  });
}

export async function revokeApiKey(settings: Settings, id: string): Promise<void> {
  await withDatabase(settings, async (database) => {
    const [revoked] = await database.query<{ name: string }>(sql`
      update api_key set date_revoked = coalesce(date_revoked, ${isoDateTime(new Date())}) where id = ${id} returning name`);
    if (!revoked) throw new Complaint(`There is no API key ${id}. \`ajar api-key list\` shows them.`);
    console.log(`Revoked ${id} (${revoked.name}).`);
  });
}
