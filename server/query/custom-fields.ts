// The custom fields that a query or an order speaks of, looked up with one statement.
import type { Context } from '../core/context.ts';
import type { CustomType } from '../core/custom-types.ts';
import { sql } from '../database/connect.ts';

export interface CustomField {
  id: string;
  type: CustomType;
  accepts_multiple_values: boolean;
  /** What it is on: lead, contact or opportunity. */
  object_type: string;
}

/** Finds a custom field of an object by its id. */
export type CustomFields = (object_type: string | undefined, id: string) => CustomField | undefined;

export async function customFieldsWith(ctx: Context, ids: readonly string[]): Promise<CustomFields> {
  if (ids.length === 0) return () => undefined;
  const rows = await ctx.database.query<CustomField>(sql`
    select t.id, t.type, t.accepts_multiple_values, t.object_type from custom_field_on t
    where t.organization_id = ${ctx.organization_id} and t.id = any(${[...new Set(ids)]}::text[])`);
  // The ids go into SQL by name, so they have to look like the ones that are made here.
  const byKey = new Map(rows.filter(({ id }) => /^\w+$/.test(id)).map((row) => [`${row.object_type} ${row.id}`, row]));
  return (object_type, id) => byKey.get(`${object_type} ${id}`);
}
