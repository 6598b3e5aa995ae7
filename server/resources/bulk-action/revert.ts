// Takes a bulk edit back: each object gets what the event log says it had before, unless something has changed it since.
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../core/context.ts';
import type { Row } from '../../core/resource.ts';
import { update } from '../../core/write.ts';
import { type Sql, sql } from '../../database/connect.ts';
import { DONE, type Outcomes, type Perform, type Stored, skipped } from './outcome.ts';

export const FORGOTTEN = skipped('The event log no longer holds what it was before.');
const CHANGED = skipped('It has been changed since.');

export const revertObjects =
  (undone: Stored): Perform =>
  async (ctx, ids) => {
    const key = undone.lead_status_id === null ? `custom.${undone.custom_field_id}` : 'status_id';
    const events = await updatesOf(ctx, undone, ids);
    const outcomes: Outcomes = new Map();
    await update(ctx, undone.object_type, ids, (now) => {
      const id = String(now.id);
      const event = events.get(id);
      const stands = event && isDeepStrictEqual(now[key] ?? null, event.data[key] ?? null);
      if (!event) outcomes.set(id, FORGOTTEN);
      else outcomes.set(id, stands ? DONE : CHANGED);
      return stands ? { [key]: event.previous_data[key] ?? null } : {};
    });
    return outcomes;
  };

interface Logged {
  data: Row;
  previous_data: Row;
}

async function updatesOf(ctx: Context, undone: Stored, ids: string[]): Promise<Map<string, Logged>> {
  const rows = await ctx.database.query<{ object_id: string; data: Row; previous_data: Row }>(sql`
    select e.object_id, e.data::json as data, e.previous_data::json as previous_data from event e
    where e.organization_id = ${ctx.organization_id} and e.object_type = ${undone.object_type}
      and e.object_id = any(${ids}::text[]) and e.action = 'updated' and ${leftBy(undone)}
    order by e.sequence`);
  return new Map(rows.map(({ object_id, ...logged }) => [object_id, logged]));
}

/** SQL for event `e` being one that a bulk action left. */
export const leftBy = ({ id }: Stored): Sql => sql`strpos(e.meta, ${`"bulk_action_id":"${id}"`}) > 0`;
