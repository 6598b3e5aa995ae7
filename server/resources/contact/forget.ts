// A contact that is deleted goes from the custom fields that name it, which are those of its lead's objects (core.md §9.2).
import type { WriteContext } from '../../core/context.ts';
import { CUSTOM_OBJECTS } from '../../core/custom-conversion.ts';
import type { Row } from '../../core/resource.ts';
import { update } from '../../core/write.ts';
import { join, name, raw, sql } from '../../database/connect.ts';

export async function forgetContacts(
  ctx: WriteContext,
  deleted: readonly { id: string; lead_id: string | null }[],
): Promise<void> {
  if (deleted.length === 0) return;
  const fields = await ctx.database.query<{ key: string }>(sql`
    select 'custom.' || f.id as key from custom_field f
    where f.organization_id = ${ctx.organization_id} and f.type = 'contact'`);
  if (fields.length === 0) return;
  const [keys, ids] = [fields.map(({ key }) => key), deleted.map(({ id }) => id)];
  const leads = deleted.flatMap(({ lead_id }) => lead_id ?? []);
  const lookups = CUSTOM_OBJECTS.map(
    (object) => sql`
      select ${object}::text as object, t.id from ${name(object)} t
      where t.organization_id = ${ctx.organization_id}
        and ${raw(object === 'lead' ? 't.id' : 't.lead_id')} = any(${leads}::text[])
        and exists (select from jsonb_each(t.custom) v where v.key = any(${keys}::text[]) and v.value ?| ${ids}::text[])`,
  );
  const found = await ctx.database.query<{ object: string; id: string }>(join(lookups, ' union all '));
  for (const [object, rows] of Map.groupBy(found, (row) => row.object)) {
    const values = (before: Row): Row => ({ custom: without(before, new Set(keys), new Set(ids)) });
    // What else the fields allow, and whom, is not asked: nobody gave them these values.
    await update(
      ctx,
      object,
      rows.map(({ id }) => id),
      values,
      { derived: true, restored: true },
    );
  }
}

/** The custom values that an object keeps. */
function without(before: Row, keys: ReadonlySet<string>, gone: ReadonlySet<unknown>): Row {
  const kept: Row = {};
  for (const [key, value] of Object.entries(before)) {
    if (!key.startsWith('custom.')) continue;
    const left = keys.has(key) ? [value].flat().filter((one) => !gone.has(one)) : null;
    if (left === null || left.length > 0) kept[key] = left !== null && Array.isArray(value) ? left : value;
  }
  return kept;
}
