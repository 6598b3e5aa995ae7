// From when on a subscription gets events: what was committed before it became active is not for it.
import type { WriteContext } from '../core/context.ts';
import { newestPosition, snapshotOf } from '../core/event-reader.ts';
import { sql } from '../database/connect.ts';

/** Has subscriptions begin now, with a clean bill of health. In the transaction that makes them active. */
export async function activate(ctx: WriteContext, webhook_ids: readonly string[]): Promise<void> {
  const position = await newestPosition(ctx.database, ctx.organization_id);
  await ctx.database.query(sql`
    insert into webhook_state (organization_id, webhook_id, since)
    select ${ctx.organization_id}, id, ${snapshotOf(position)} from unnest(${webhook_ids}::text[]) id
    on conflict (organization_id, webhook_id) do update
    set since = excluded.since, failing_since = null, failed_hours = 0, last_failed_hour = null`);
  // Others may have brought the organization's position along already. The update locks it all the same, so that nobody
  // finds no subscription and removes it before this one can be seen.
  await ctx.database.query(sql`
    insert into webhook_position (organization_id, position) values (${ctx.organization_id}, ${position})
    on conflict (organization_id) do update set organization_id = excluded.organization_id`);
}
