// API keys: HTTP Basic with the key as user name and no password (core.md §1.2). Only a key's hash is kept.

import { hashSecret } from '../core/ids.ts';
import { type Database, sql } from '../database/connect.ts';

/** Whose key it is: one user in one organization. */
export interface Identity {
  api_key_id: string;
  organization_id: string;
  user_id: string;
  role_id: string;
}

export type Authenticate = (authorization: string | undefined) => Promise<Identity | null>;

/** For how long a verified key is trusted without asking the database: a revoked one works that much longer at most. */
const TRUSTED_MS = 800;
const MOST_REMEMBERED = 10_000;

/** Gives the function that finds the identity behind an `Authorization` header, or null. */
export function authenticator(database: Database): Authenticate {
  const verified = new Map<string, { identity: Promise<Identity | null>; until: number }>();
  return (authorization) => {
    const now = performance.now();
    const header = authorization ?? '';
    const known = verified.get(header);
    if (known && known.until > now) return known.identity;
    const key = keyOf(header);
    if (key === null) return Promise.resolve(null);
    const identity = findIdentity(database, key);
    // Kept while under way too, so that a burst with one key asks once. A failed look-up is nobody's answer.
    if (verified.size >= MOST_REMEMBERED) verified.clear();
    verified.set(header, { identity, until: now + TRUSTED_MS });
    identity.catch(() => verified.delete(header));
    return identity;
  };
}

function keyOf(authorization: string): string | null {
  const [, encoded] = /^basic\s+([A-Za-z0-9+/=_-]{1,400})$/i.exec(authorization) ?? [];
  if (encoded === undefined) return null;
  const [key = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return key.startsWith('api_') ? key : null;
}

async function findIdentity(database: Database, key: string): Promise<Identity | null> {
  const [identity] = await database.query<Identity>(sql`
    select k.id as api_key_id, k.organization_id, k.user_id, m.role_id
    from api_key k join membership m on m.organization_id = k.organization_id and m.user_id = k.user_id and m.is_active
    where k.hash = ${hashSecret(key)} and k.date_revoked is null`);
  return identity ?? null;
}

/** Those of these keys that still are good, with the roles that they have now. */
export async function goodKeys(
  database: Database,
  organization_id: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; role_id: string }>(sql`
    select k.id, m.role_id
    from api_key k join membership m on m.organization_id = k.organization_id and m.user_id = k.user_id and m.is_active
    where k.organization_id = ${organization_id} and k.id = any(${ids}::text[]) and k.date_revoked is null`);
  return new Map(rows.map(({ id, role_id }) => [id, role_id]));
}
