// API keys: HTTP Basic with the key as user name and no password (core.md §1.2). Only a key's hash is kept.
import { hashSecret, newApiKey, newId } from '../core/ids.ts';
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';
import type { Identity } from './identity.ts';

/** So many keys may somebody have in an organization. */
export const MOST_KEYS = 50;

/** When a key was last used is noted so often at most. */
const NOTED_MS = 60_000;

/** `api_` and four more characters tell keys apart, and nobody anything about the others. */
const PREFIX = 8;

/** Makes an API key for a member. The key itself is given once and kept nowhere. */
export async function createApiKey(
  database: Database,
  owner: { organization_id: string; user_id: string },
  name: string,
  {
    key = newApiKey(),
    now = new Date(),
    expires_at = null,
  }: { key?: string; now?: Date; expires_at?: string | null } = {},
): Promise<{ id: string; key: string }> {
  const id = newId('api');
  await database.query(sql`
    insert into api_key (organization_id, id, user_id, name, hash, prefix, date_created, expires_at)
    values (${owner.organization_id}, ${id}, ${owner.user_id}, ${name}, ${hashSecret(key)}, ${key.slice(0, PREFIX)},
      ${isoDateTime(now)}, ${expires_at}::timestamptz)`);
  return { id, key };
}

/** The identity behind an `Authorization` header, or null. */
export async function byApiKey(database: Database, authorization: string, now: Date): Promise<Identity | null> {
  const key = keyOf(authorization);
  if (key === null) return null;
  const [owner] = await database.query<Omit<Identity, 'session_id' | 'prolonged'> & { is_noted: boolean }>(sql`
    select k.id as api_key_id, k.organization_id, k.user_id, m.role_id,
      coalesce(k.last_used_at > ${isoDateTime(new Date(now.getTime() - NOTED_MS))}::timestamptz, false) as is_noted
    from api_key k join membership m on m.organization_id = k.organization_id and m.user_id = k.user_id and m.is_active
    where k.hash = ${hashSecret(key)} and k.date_revoked is null
      and (k.expires_at is null or k.expires_at > ${isoDateTime(now)}::timestamptz)`);
  if (!owner) return null;
  const { is_noted, ...identity } = owner;
  if (!is_noted) noteUse(database, identity, now);
  return { ...identity, session_id: null, prolonged: false };
}

/** Apart from the request, which is answered also when nothing can be written. Two processes that note it at once wait for
 *  nobody. */
function noteUse(
  database: Database,
  { organization_id, api_key_id }: Pick<Identity, 'organization_id' | 'api_key_id'>,
  now: Date,
): void {
  const noted = database.query(sql`
    update api_key set last_used_at = ${isoDateTime(now)}
    where organization_id = ${organization_id} and id = (
      select k.id from api_key k where k.organization_id = ${organization_id} and k.id = ${api_key_id}
      for no key update skip locked)`);
  noted.catch(() => {});
}

function keyOf(authorization: string): string | null {
  const [, encoded] = /^basic\s+([A-Za-z0-9+/=_-]{1,400})$/i.exec(authorization) ?? [];
  if (encoded === undefined) return null;
  const [key = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return key.startsWith('api_') ? key : null;
}
