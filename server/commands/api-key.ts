// `ajar api-key`: makes the keys that programs get in with, lists and revokes them.

import { createApiKey } from '../auth/api-key.ts';
import { Complaint } from '../complaint.ts';
import { isoDateTime, parseMoment } from '../core/moments.ts';
import { sql } from '../database/connect.ts';
import { withDatabase } from '../database/open.ts';
import type { Settings } from '../settings.ts';
import { memberNamed, organizationNamed } from './people.ts';

export interface NewKeyOptions {
  email: string;
  name: string;
  organization?: string;
  expires?: string;
}

export async function createApiKeyCommand(settings: Settings, options: NewKeyOptions): Promise<void> {
  const expires_at = options.expires === undefined ? null : momentOf(options.expires);
  await withDatabase(settings, async (database) => {
    const organization_id = await organizationNamed(database, options.organization);
    const user_id = await memberNamed(database, organization_id, options.email);
    const { id, key } = await createApiKey(database, { organization_id, user_id }, options.name, { expires_at });
    const until = expires_at === null ? '' : `, good until ${expires_at.slice(0, 16).replace('T', ' ')} UTC`;
    console.log(`Created ${id} for ${options.email}${until}. The key, shown only this once:\n${key}`);
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
      used: string | null;
      expires: string | null;
    }>(sql`
      select k.id, k.name, u.email, iso(k.date_created) as created, iso(k.date_revoked) as revoked,
        iso(k.last_used_at) as used, iso(k.expires_at) as expires
      from api_key k join "user" u on u.id = k.user_id
      where k.organization_id = ${organization_id} order by k.date_created, k.id`);
    const day = (moment: string): string => moment.slice(0, 10);
    for (const { id, name, email, created, revoked, used, expires } of keys) {
      const facts = [
        email,
        `created ${day(created)}`,
        used === null ? 'never used' : `last used ${day(used)}`,
        ...(expires === null ? [] : [`${Date.parse(expires) > Date.now() ? 'expires' : 'expired'} ${day(expires)}`]),
        ...(revoked === null ? [] : [`revoked ${day(revoked)}`]),
      ];
      console.log(`${id}  ${name} (${facts.join(', ')})`);
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

/** When a key is to expire, as the command line says it. */
function momentOf(text: string): string {
  const moment = parseMoment(text.trim());
  if (!moment) throw new Complaint('--expires must be a date such as 2027-01-31, or a date and a time.');
  const at = 'day' in moment ? new Date(`${moment.day}T00:00:00Z`) : moment.at;
  if (at.getTime() <= Date.now()) throw new Complaint('--expires must be in the future.');
  return isoDateTime(at);
}
