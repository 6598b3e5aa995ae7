// What migration 0012 leaves to JavaScript: the compared form of the addresses of users who are there already. Users whose
// addresses turn out to be the same keep their accounts; their passwords tell which of them signs in.
import { foldAddress } from '../core/address.ts';
import { type Database, sql } from './connect.ts';

const AT_ONCE = 5000;

export async function foldAddresses(database: Database): Promise<void> {
  for (;;) {
    const users = await database.query<{ id: string; email: string }>(sql`
      select id, email from "user" where email_key is null limit ${AT_ONCE}`);
    if (users.length === 0) return;
    await database.query(sql`
      update "user" u set email_key = n.email_key
      from unnest(${users.map(({ id }) => id)}::text[], ${users.map(({ email }) => foldAddress(email))}::text[]) n (id, email_key)
      where u.id = n.id`);
  }
}
