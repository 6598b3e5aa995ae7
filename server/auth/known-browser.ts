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

/** Notes that somebody has signed in with a browser, and gives the token that it is to keep: the one it has, if they have signed
 *  in with that before, else a new one. Another could have been put there by who knows it. */
export async function noteBrowser(
  database: Database,
  { user_id, token, now }: { user_id: string; token: string | undefined; now: Date },
): Promise<string> {
  const at = isoDateTime(now);
  const since = isoDateTime(new Date(now.getTime() - KNOWN_MS));
  const again = await database.query(sql`
    update known_browser set last_used = ${at}
    where user_id = ${user_id} and id = ${token === undefined ? null : browserId(token)}
      and last_used > ${since}::timestamptz returning id`);
  if (token !== undefined && again.length > 0) return token;
  const made = newToken();
  await database.query(sql`
    with known as (
      insert into known_browser (id, user_id, last_used) values (${browserId(made)}, ${user_id}, ${at}) returning id
    )
    delete from known_browser b where b.user_id = ${user_id} and b.id in (
      select o.id from known_browser o where o.user_id = ${user_id} and o.id not in (select id from known)
      order by o.last_used desc, o.id offset ${MOST - 1})`);
  return made;
}

/** None of somebody's browsers is known any more, but for the one with the token `except`. */
export async function forgetBrowsers(database: Database, user_id: string, except?: string): Promise<void> {
  const kept = except === undefined ? null : browserId(except);
  await database.query(sql`delete from known_browser where user_id = ${user_id} and id is distinct from ${kept}`);
}
