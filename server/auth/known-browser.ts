// The browsers that somebody has signed in with. Each keeps a random token of its own in a cookie, which authenticates nothing:
// it only has guesses at that person's password counted apart from those that are made elsewhere.
import { hashSecret, newToken } from '../core/ids.ts';
import { isoDateTime } from '../core/moments.ts';
import { type Database, sql } from '../database/connect.ts';

/** A browser is known for so long after its person last signed in with it. */
export const KNOWN_MS = 365 * 86_400_000;
/** Of so many of a person's browsers; then those go that were used longest ago. */
const MOST = 20;

/** What a browser is known by, from its token. */
export const browserId = (token: string): string => hashSecret(token);

/** Notes that somebody has signed in with a browser, and gives the token that it is to keep: the one it has, if it has one. */
export async function noteBrowser(
  database: Database,
  { user_id, token = newToken(), now }: { user_id: string; token: string | undefined; now: Date },
): Promise<string> {
  await database.query(sql`
    with known as (
      insert into known_browser (id, user_id, last_used) values (${browserId(token)}, ${user_id}, ${isoDateTime(now)})
      on conflict (user_id, id) do update set last_used = excluded.last_used returning id
    )
    delete from known_browser b where b.user_id = ${user_id} and b.id in (
      select o.id from known_browser o where o.user_id = ${user_id} and o.id not in (select id from known)
      order by o.last_used desc, o.id offset ${MOST - 1})`);
  return token;
}

/** None of somebody's browsers is known any more, but for the one with the token `except`. */
export async function forgetBrowsers(database: Database, user_id: string, except?: string): Promise<void> {
  const kept = except === undefined ? null : browserId(except);
  await database.query(sql`delete from known_browser where user_id = ${user_id} and id is distinct from ${kept}`);
}
