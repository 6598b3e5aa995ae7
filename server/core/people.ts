// The people who use the server. One e-mail address is one user, in however many organizations.
import { type Database, sql } from '../database/connect.ts';
import { newId } from './ids.ts';
import { isoDateTime } from './moments.ts';

export interface Person {
  email: string;
  first_name?: string;
  last_name?: string;
  password_hash?: string | null;
  now?: Date;
}

/** The id of the user with this e-mail address, who is made if there is none. One who is there stays as they are. */
export async function ensureUser(database: Database, person: Person): Promise<string> {
  const { email, first_name = '', last_name = '', password_hash = null, now = new Date() } = person;
  const at = isoDateTime(now);
  const [user] = await database.query<{ id: string }>(sql`
    insert into "user" (id, email, first_name, last_name, password_hash, date_created, date_updated)
    values (${newId('user')}, ${email}, ${first_name}, ${last_name}, ${password_hash}, ${at}, ${at})
    on conflict (lower(email)) do update set email = "user".email returning id`);
  return user?.id ?? '';
}

/** Gives a user another password. */
export async function setPassword(
  database: Database,
  user_id: string,
  password_hash: string,
  now: Date,
): Promise<void> {
  await database.query(sql`
    update "user" set password_hash = ${password_hash}, date_updated = ${isoDateTime(now)} where id = ${user_id}`);
}
