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
  /** Whether they only wait, until the person has accepted. */
  is_stand_in?: boolean;
  now?: Date;
}

/** An account, and where people know it. */
export interface Account {
  id: string;
  has_password: boolean;
  /** The names of the organizations that it is an active member of. */
  organizations: string[];
}

/** The accounts with an address, oldest first. Whose they are is not known: any organization can make one of any address. */
export function accountsWith(database: Database, email: string): Promise<Account[]> {
  return database.query(sql`
    select u.id, u.password_hash is not null as has_password, array(
      select o.name from membership m join organization o on o.id = m.organization_id
      where m.user_id = u.id and m.is_active order by o.name, o.id
    ) as organizations
    from "user" u where u.email_key = ${foldAddress(email)} order by u.date_created, u.id`);
}

/** Two who put the same address into an organization at once are one after the other. */
export async function lockAddress(database: Database, organization_id: string, email: string): Promise<void> {
  const name = `member ${organization_id} ${foldAddress(email)}`;
  await database.query(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** Makes a user, whether or not there are others with their address, and gives their id. */
export async function newUser(database: Database, person: Person): Promise<string> {
  const { email, first_name = '', last_name = '', password_hash = null } = person;
  const { is_stand_in = false, now = new Date() } = person;
  const [id, at] = [newId('user'), isoDateTime(now)];
  await database.query(sql`
    insert into "user" (id, email, email_key, first_name, last_name, password_hash, is_stand_in, date_created, date_updated)
    values (${id}, ${email}, ${foldAddress(email)}, ${first_name}, ${last_name}, ${password_hash}, ${is_stand_in}, ${at}, ${at})`);
  return id;
}

/** Users who are members now, of whom others will speak, stand in for nobody any more. */
export async function noStandIns(database: Database, user_ids: readonly string[]): Promise<void> {
  if (user_ids.length === 0) return;
  await database.query(sql`
    update "user" set is_stand_in = false where id = any(${[...user_ids].sort()}::text[]) and is_stand_in`);
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
