// Sessions: that somebody is signed in in a browser. The browser keeps a random token in a cookie that no script can read;
// here only its hash is kept, which is the session's id.
import { hashSecret, newToken } from '../core/ids.ts';
import { isoDateTime } from '../core/moments.ts';
import { type Database, type Sql, sql } from '../database/connect.ts';
import { failureOf } from '../database/failure.ts';
import type { Identity } from './identity.ts';

const DAY_MS = 86_400_000;
/** A session ends when it was not used for so long. */
export const KEPT_MS = 30 * DAY_MS;

/** Opens a session of an active member and gives its token; null when they have left meanwhile. Who removes them at the same
 *  time ends it. */
export async function openSession(
  database: Database,
  { organization_id, user_id }: { organization_id: string; user_id: string },
  now: Date,
): Promise<string | null> {
  const token = newToken();
  const [opened] = await database.query(sql`
    insert into session (id, user_id, organization_id, date_created, expires_at)
    select ${hashSecret(token)}, m.user_id, m.organization_id, ${isoDateTime(now)}::timestamptz, ${later(now)}::timestamptz
    from membership m where m.organization_id = ${organization_id} and m.user_id = ${user_id} and m.is_active for share
    returning id`);
  return opened ? token : null;
}

/** Who is signed in with a token, or null. A session that is used goes on; that is noted once a day. */
export async function bySession(database: Database, token: string, now: Date): Promise<Identity | null> {
  const id = hashSecret(token);
  const at = isoDateTime(now);
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const find = (prolonged: Sql): Promise<Omit<Identity, 'api_key_id'>[]> =>
    database.query(sql`
      with prolonged as (${prolonged})
      select s.id as session_id, s.organization_id, s.user_id, m.role_id, exists (select from prolonged) as prolonged
      from session s join membership m on m.organization_id = s.organization_id and m.user_id = s.user_id and m.is_active
      where s.id = ${id} and s.expires_at > ${at}::timestamptz`);
  const prolong = sql`
    update session set expires_at = ${later(now)}
    where id = ${id} and expires_at > ${at}::timestamptz and expires_at < ${later(dayAgo)}::timestamptz returning id`;
  const [member] = await find(prolong).catch((error) => {
    // A database that takes no changes now is read all the same.
    if (failureOf(error) === 'full') return find(sql`select null where false`);
    throw error;
  });
  return member ? { ...member, api_key_id: null } : null;
}

/** Takes a session to another organization of its user, under a new token: what was remembered of the old one is of no
 *  use, and nobody is answered from the organization that they have left. Null when the session has ended meanwhile, or the
 *  membership there. */
export async function switchSession(
  database: Database,
  { id, organization_id }: { id: string; organization_id: string },
  now: Date,
): Promise<string | null> {
  const token = newToken();
  const [switched] = await database.query(sql`
    with member as (
      select m.organization_id, m.user_id from membership m
      where m.organization_id = ${organization_id} and m.is_active
        and m.user_id = (select s.user_id from session s where s.id = ${id}) for share
    )
    update session s set id = ${hashSecret(token)}, organization_id = m.organization_id, expires_at = ${later(now)}
    from member m where s.id = ${id} and s.user_id = m.user_id returning s.id`);
  return switched ? token : null;
}

export async function endSession(database: Database, id: string): Promise<void> {
  await database.query(sql`delete from session where id = ${id}`);
}

/** Signs a user out everywhere, but for one session. */
export async function endSessionsOf(database: Database, user_id: string, except: string | null = null): Promise<void> {
  await database.query(sql`delete from session where user_id = ${user_id} and id is distinct from ${except}`);
}

const later = (now: Date): string => isoDateTime(new Date(now.getTime() + KEPT_MS));
