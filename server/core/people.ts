// The people who use the server. A person is one user, in however many organizations they have accepted.
import { type Database, sql } from '../database/connect.ts';
import { foldAddress } from './address.ts';
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
  return (await knownUser(database, person.email)) ?? newUser(database, person);
}

/** The id of the user with this address; of several, one who can sign in, and of those the oldest. */
export async function knownUser(database: Database, email: string): Promise<string | null> {
  const [found] = await database.query<{ id: string }>(sql`
    select id from "user" where email_key = ${foldAddress(email)}
    order by password_hash is null, date_created, id limit 1`);
  return found?.id ?? null;
}

/** Makes a user, whether or not there are others with their address, and gives their id. */
export async function newUser(database: Database, person: Person): Promise<string> {
  const { email, first_name = '', last_name = '', password_hash = null, now = new Date() } = person;
  const [id, at] = [newId('user'), isoDateTime(now)];
  await database.query(sql`
    insert into "user" (id, email, email_key, first_name, last_name, password_hash, date_created, date_updated)
    values (${id}, ${email}, ${foldAddress(email)}, ${first_name}, ${last_name}, ${password_hash}, ${at}, ${at})`);
  return id;
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
