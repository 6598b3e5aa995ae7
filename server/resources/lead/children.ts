// What belongs to leads: contacts, opportunities, tasks, activities, whatever says so by its `lead_id`.
import type { Context } from '../../core/context.ts';
import { scope } from '../../core/read.ts';
import type { Resource } from '../../core/resource.ts';
import { join, name, sql } from '../../database/connect.ts';

/** The ids of all objects of these leads, by the name of their resource, found with one statement. */
export async function childrenOf(ctx: Context, lead_ids: readonly string[]): Promise<Map<string, string[]>> {
  const lookups = ctx.resources.filter(belongsToLead).map(
    (resource) => sql`
      select ${resource.name}::text as resource, t.id from ${name(resource.table)} t
      where ${scope(ctx, resource)} and t.lead_id = any(${lead_ids}::text[])`,
  );
  const rows = await ctx.database.query<{ resource: string; id: string }>(join(lookups, ' union all '));
  const found = new Map<string, string[]>();
  for (const { resource, id } of rows) found.set(resource, [...(found.get(resource) ?? []), id]);
  return found;
}

// One without operations, such as all activities, only looks at rows that other resources have.
const belongsToLead = ({ fields, operations }: Resource): boolean =>
  fields.lead_id?.reference === 'lead' && operations.length > 0;
