// Whom and what the arguments of commands name.
import { Complaint } from '../complaint.ts';
import { foldAddress } from '../core/address.ts';
import type { Account } from '../core/people.ts';
import { type Database, sql } from '../database/connect.ts';

/** The organization with this id; without one, the only organization that there is. */
export async function organizationNamed(database: Database, id: string | undefined): Promise<string> {
  if (id !== undefined) {
    const [found] = await database.query(sql`select 1 from organization where id = ${id}`);
    if (found) return id;
    throw new Complaint(`There is no organization ${id}. \`ajar organization list\` shows them.`);
  }
  const found = await database.query<{ id: string }>(sql`select id from organization limit 2`);
  if (found.length === 1 && found[0]) return found[0].id;
  throw new Complaint(
    found.length === 0
      ? 'There is no organization yet. `ajar organization create` makes one, and so does the first start.'
      : 'There are several organizations: say which with --organization. `ajar organization list` shows them.',
  );
}

/** The id of a user who is in the organization. */
export async function memberNamed(database: Database, organization_id: string, email: string): Promise<string> {
  const [found] = await database.query<{ id: string }>(sql`
    select u.id from "user" u join membership m on m.user_id = u.id
    where u.email_key = ${foldAddress(email)} and m.organization_id = ${organization_id} and m.is_active`);
  if (found) return found.id;
  throw new Complaint(`The organization has no user ${email}. \`ajar user create\` makes one.`);
}

/** What is to be said of the accounts with somebody's address that they did not get, or nothing. */
export function otherAccounts(accounts: readonly Account[], user_id: string): string {
  const others = accounts.filter(({ id }) => id !== user_id);
  if (others.length === 0) return '';
  const lines = others.map(({ id, has_password, organizations }) => {
    const where = organizations.length === 0 ? 'in no organization' : `in ${organizations.join(', ')}`;
    return `  ${id} (${where}; ${has_password ? 'has a password' : 'no password yet'})`;
  });
  return [
    'Other accounts with this address stay apart, whoever has made them:',
    ...lines,
    'Somebody is put in as one of them when the command names it with --account.',
  ].join('\n');
}
