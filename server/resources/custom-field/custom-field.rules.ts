// What happens around the writes of an object's own custom fields: their place among the others, and what becomes of the
// values that objects have.
import type { WriteContext } from '../../core/context.ts';
import { noteChange } from '../../core/custom-changes.ts';
import type { CustomObject } from '../../core/custom-conversion.ts';
import { lockDefinitions } from '../../core/custom-definitions.ts';
import { refused } from '../../core/errors.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import { type Definition, settleForm } from './definition.ts';

/** How many custom fields an object can have; a list answers all of them at once. */
export const MOST_FIELDS = 1000;

export const rulesOf = (object: CustomObject): Rules<Definition> => ({
  prepare: settle,

  async follow(ctx, changes) {
    const created = changes.filter(({ operation }) => operation === 'create').map(({ id }) => id);
    if (created.length > 0) await placeFields(ctx, object, created);
    const deleted = changes.filter(({ operation }) => operation === 'delete').map(({ id }) => id);
    if (deleted.length > 0) await takeAway(ctx, object, deleted);
    for (const { id, before, after } of changes) {
      if (before && after && formChanged(before, after)) await noteChange(ctx, object, id, before.type);
    }
  },
});

/** Makes the parts of definitions agree. One that is there already changes when nobody gives values by it. */
export async function settle<D extends Definition>(ctx: WriteContext, changes: Change<D>[]): Promise<void> {
  for (const change of changes) if (change.operation !== 'delete') settleForm(change);
  if (changes.some(({ operation }) => operation !== 'create')) await lockDefinitions(ctx);
}

export const formChanged = (before: Definition, after: Definition): boolean =>
  before.type !== after.type ||
  before.accepts_multiple_values !== after.accepts_multiple_values ||
  (before.choices ?? []).some((choice) => !after.choices?.includes(choice));

/** Puts fields last among those of an object. */
export async function placeFields(ctx: WriteContext, object: string, ids: readonly string[]): Promise<void> {
  const [placed] = await ctx.database.query<{ count: number }>(sql`
    insert into custom_field_schema as s (organization_id, key, field_ids)
    values (${ctx.organization_id}, ${object}, ${JSON.stringify(ids)}::jsonb)
    on conflict (organization_id, key) do update set field_ids = s.field_ids || excluded.field_ids
    returning jsonb_array_length(s.field_ids) as count`);
  if ((placed?.count ?? 0) > MOST_FIELDS) throw refused(`There can be at most ${MOST_FIELDS} custom fields.`);
}

/** Takes fields away from an object; their values follow. */
export async function takeAway(ctx: WriteContext, object: CustomObject, ids: readonly string[]): Promise<void> {
  await ctx.database.query(sql`
    update custom_field_schema set field_ids = field_ids - ${ids}::text[]
    where organization_id = ${ctx.organization_id} and key = ${object}`);
  for (const id of ids) await noteChange(ctx, object, id, null);
}
