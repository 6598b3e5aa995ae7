// The definitions of an object's custom fields, as who writes values needs them: unchanged until the values are committed.
// Who gives values takes a shared lock of the organization before reading the definitions, who changes definitions takes it
// alone. So a change sees all values that were checked against what was there before, and whoever comes later is held to what
// is there then. It is an advisory lock, which writes nothing: many give values at once, and few change definitions.
import { type Sql, sql } from '../database/connect.ts';
import type { Context } from './context.ts';
import type { CustomType } from './custom-types.ts';

export interface Definition {
  id: string;
  name: string;
  type: CustomType;
  choices: string[] | null;
  accepts_multiple_values: boolean;
  editable_with_roles: string[];
}

/** What is needed of a context to get at values. */
export type Where = Pick<Context, 'database' | 'organization_id'>;

/** The custom fields of an object, those with the given ids or names or all, in the order in which people see them. They
 *  stay as they are until the transaction ends. */
export async function heldDefinitions(
  { database, organization_id }: Where,
  object: string,
  asked: readonly string[] | 'all',
): Promise<Definition[]> {
  const some = asked === 'all' ? sql`` : sql` and (t.id = any(${asked}::text[]) or t.name = any(${asked}::text[]))`;
  // Two statements, though they travel together: the second must see what was committed before the lock was free.
  const [, rows] = await Promise.all([
    database.query(sql`select pg_advisory_xact_lock_shared(${lockOf(organization_id)})`),
    database.query<Definition>(sql`
      select t.id, t.name, t.type, t.choices, t.accepts_multiple_values, t.editable_with_roles from custom_field_on t
      where t.organization_id = ${organization_id} and t.object_type = ${object}${some} order by t.position`),
  ]);
  return rows;
}

/** Waits for all who are giving values by the definitions as they are. Nobody else does until the transaction ends, so it
 *  should be short. */
export async function lockDefinitions({ database, organization_id }: Where): Promise<void> {
  await database.query(sql`select pg_advisory_xact_lock(${lockOf(organization_id)})`);
}

const lockOf = (organization_id: string): Sql => sql`hashtextextended(${`custom fields ${organization_id}`}, 0)`;
