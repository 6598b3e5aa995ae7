// Takes a bulk delete back: the objects, and what went with them, come back as the event log kept them.
import type { Context } from '../../core/context.ts';
import { type Deleted, restoreDeleted } from '../../core/restore.ts';
import { sql } from '../../database/connect.ts';
import { DONE, type Outcomes, type Perform, type Stored } from './outcome.ts';
import { FORGOTTEN, leftBy } from './revert.ts';

export const restoreObjects =
  (undone: Stored): Perform =>
  async (ctx, ids) => {
    const restored = await restoreDeleted(ctx, await deletedObjects(ctx, undone, ids));
    const outcomes: Outcomes = new Map(ids.map((id) => [id, FORGOTTEN]));
    for (const id of restored.get(undone.object_type) ?? []) outcomes.set(id, DONE);
    return outcomes;
  };

function deletedObjects(ctx: Context, undone: Stored, ids: string[]): Promise<Deleted[]> {
  const theirs = undone.object_type === 'lead' ? sql`e.lead_id` : sql`e.object_id`;
  return ctx.database.query<Deleted>(sql`
    select e.object_type, e.previous_data::json as object from event e
    where e.organization_id = ${ctx.organization_id} and ${theirs} = any(${ids}::text[]) and e.action = 'deleted'
      and ${leftBy(undone)}
    order by e.sequence`);
}
