// API keys: HTTP Basic with the key as user name and no password (core.md §1.2). Only a key's hash is kept.
import { hashSecret, newApiKey, newId } from '../core/ids.ts';
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { Identity } from './identity.ts';

/** `api_` and four more characters tell keys apart, and nobody anything about the others. */
const PREFIX = 8;

/** Makes an API key for a member. The key itself is given once and kept nowhere. */
export async function createApiKey(
  database: Database,
  owner: { organization_id: string; user_id: string },
  name: string,
  { key = newApiKey(), now = new Date() } = {},
): Promise<{ id: string; key: string }> {
  const id = newId('api');
  await database.query(sql`
    insert into api_key (organization_id, id, user_id, name, hash, prefix, date_created)
    values (${owner.organization_id}, ${id}, ${owner.user_id}, ${name}, ${hashSecret(key)}, ${key.slice(0, PREFIX)},
      ${isoDateTime(now)})`);
  return { id, key };
}

/** The identity behind an `Authorization` header, or null. */
export async function byApiKey(database: Database, authorization: string): Promise<Identity | null> {
  const key = keyOf(authorization);
  if (key === null) return null;
  const [owner] = await database.query<Omit<Identity, 'session_id' | 'prolonged'>>(sql`
    select k.id as api_key_id, k.organization_id, k.user_id, m.role_id
    from api_key k join membership m on m.organization_id = k.organization_id and m.user_id = k.user_id and m.is_active
    where k.hash = ${hashSecret(key)} and k.date_revoked is null`);
  return owner ? { ...owner, session_id: null, prolonged: false } : null;
}

function keyOf(authorization: string): string | null {
  const [, encoded] = /^basic\s+([A-Za-z0-9+/=_-]{1,400})$/i.exec(authorization) ?? [];
  if (encoded === undefined) return null;
  const [key = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return key.startsWith('api_') ? key : null;
}
