// Who sends a request: the owner of an API key, or who is signed in in the browser that it comes from.
import { type Database, sql } from '../database/connect.ts';
import { byApiKey } from './api-key.ts';
import { bySession } from './session.ts';

/** One user in one organization, and how we know. */
export interface Identity {
  api_key_id: string | null;
  session_id: string | null;
  organization_id: string;
  user_id: string;
  role_id: string;
  /** Whether the session has just been prolonged, so that its cookie has to be too. */
  prolonged: boolean;
}

export type Authenticate = (authorization: string | undefined, session: string | undefined) => Promise<Identity | null>;

/** Gives the function that finds the identity behind an `Authorization` header or, when there is none, behind the token of a
 *  session. */
export function authenticator(database: Database, clock: () => Date): Authenticate {
  const ofKey = trusting((authorization) => byApiKey(database, authorization, clock()));
  const ofSession = trusting((token) => bySession(database, token, clock()));
  return async (authorization, session) => {
    if (authorization) return ofKey(authorization);
    return session ? ofSession(session) : null;
  };
}

/** For how long what was verified is trusted without asking the database: what was revoked works that much longer at most. */
const TRUSTED_MS = 800;
const MOST_REMEMBERED = 10_000;
const LONGEST_CREDENTIAL = 1000;

type Find = (credential: string) => Promise<Identity | null>;

/** The same look-up, which remembers for a moment what it has found. */
function trusting(find: Find): Find {
  const verified = new Map<string, { identity: Promise<Identity | null>; until: number }>();
  return (credential) => {
    const now = performance.now();
    const known = verified.get(credential);
    if (known && known.until > now) return known.identity;
    if (credential.length > LONGEST_CREDENTIAL) return Promise.resolve(null);
    const identity = find(credential);
    // Kept while under way too, so that a burst with one key asks once. A failed look-up is nobody's answer.
    if (verified.size >= MOST_REMEMBERED) verified.clear();
    verified.set(credential, { identity, until: now + TRUSTED_MS });
    identity.catch(() => verified.delete(credential));
    return identity;
  };
}

/** Those of these API keys and sessions that still are good, with the roles that they have now. */
export async function stillGood(
  database: Database,
  { organization_id, ids, now }: { organization_id: string; ids: readonly string[]; now: Date },
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; role_id: string }>(sql`
    with good as (
      select k.id, k.user_id from api_key k
      where k.organization_id = ${organization_id} and k.id = any(${ids}::text[]) and k.date_revoked is null
        and (k.expires_at is null or k.expires_at > ${now.toISOString()}::timestamptz)
      union all
      select s.id, s.user_id from session s
      where s.organization_id = ${organization_id} and s.id = any(${ids}::text[])
        and s.expires_at > ${now.toISOString()}::timestamptz
    )
    select g.id, m.role_id from good g
    join membership m on m.organization_id = ${organization_id} and m.user_id = g.user_id and m.is_active`);
  return new Map(rows.map(({ id, role_id }) => [id, role_id]));
}
