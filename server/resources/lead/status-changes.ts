// The activities that tell a lead's history of statuses (core.md §10.3, activities-search-automation.md §2.8).
import type { WriteContext } from '../../core/context.ts';
import type { Change, Row } from '../../core/resource.ts';
import { create, remove, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import type { Lead } from './lead.ts';

/** How long a user's further changes count as part of the first. Close documents "a short window" only. */
const WINDOW = 5 * 60_000;

interface Latest {
  id: string;
  lead_id: string;
  user_id: string | null;
  old_status_id: string;
  old_status_label: string;
  new_status_id: string;
}

/** Notes the new statuses of leads. What one user changes step by step within the window is one change from the first
 *  status to the last, and none at all when it comes back to the first. */
export async function recordStatusChanges(ctx: WriteContext, changes: Change<Lead>[]): Promise<void> {
  if (changes.length === 0) return;
  const latest = await latestChanges(ctx, changes);
  const fresh: Row[] = [];
  const extended = new Map<string, Row>();
  const reverted: string[] = [];
  for (const change of changes) {
    const { before, after } = change as { before: Lead; after: Lead };
    const earlier = latest.get(change.id);
    const part = earlier?.user_id === ctx.user_id && earlier.new_status_id === before.status_id ? earlier : null;
    const details = {
      old_status_id: part?.old_status_id ?? before.status_id,
      old_status_label: part?.old_status_label ?? before.status_label,
      new_status_id: after.status_id,
      new_status_label: after.status_label,
    };
    if (!part) fresh.push({ lead_id: change.id, details });
    else if (part.old_status_id === after.status_id) reverted.push(part.id);
    else extended.set(part.id, { details });
  }
  await create(ctx, 'lead_status_change', fresh, { derived: true });
  await update(ctx, 'lead_status_change', [...extended.keys()], ({ id }) => extended.get(id as string) ?? {}, {
    derived: true,
  });
  await remove(ctx, 'lead_status_change', reverted, { derived: true });
}

async function latestChanges(ctx: WriteContext, changes: Change<Lead>[]): Promise<Map<string, Latest>> {
  const since = new Date(ctx.clock().getTime() - WINDOW).toISOString();
  const rows = await ctx.database.query<Latest>(sql`
    select distinct on (t.lead_id) t.id, t.lead_id, t.user_id, t.details ->> 'old_status_id' as old_status_id,
      t.details ->> 'old_status_label' as old_status_label, t.details ->> 'new_status_id' as new_status_id
    from activity t
    where t.organization_id = ${ctx.organization_id} and t.type = 'LeadStatusChange'
      and t.lead_id = any(${changes.map(({ id }) => id)}::text[]) and t.date_created >= ${since}::timestamptz
    order by t.lead_id, t.date_created desc, t.id desc`);
  return new Map(rows.map((row) => [row.lead_id, row]));
}
