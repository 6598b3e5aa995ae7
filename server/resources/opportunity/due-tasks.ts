// The task that an active opportunity has on the day it is expected to be won (core.md §12.2, §13.1).
import type { WriteContext } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import type { Change, Row } from '../../core/resource.ts';
import { create, remove, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import type { Opportunity } from './opportunity.ts';

interface DueTask {
  id: string;
  opportunity_id: string;
  is_complete: boolean;
}

/** Creates, moves, hands over and removes due tasks as their opportunities change. One that somebody has completed is
 *  left in peace, and followed by another when the expected day changes. */
export async function settleDueTasks(ctx: WriteContext, changes: Change<Opportunity>[]): Promise<void> {
  const concerned = changes.filter(
    ({ before, after }) => (isDue(before) || isDue(after)) && changesTask(before, after),
  );
  if (concerned.length === 0) return;
  const tasks = await dueTasksOf(ctx, concerned);
  const created: Row[] = [];
  const moved = new Map<string, Row>();
  const removed: string[] = [];
  for (const { id, before, after } of concerned) {
    const there = tasks.filter((task) => task.opportunity_id === id && (after === null || !task.is_complete));
    if (!after || !isDue(after)) removed.push(...there.map((task) => task.id));
    else if (there.length > 0) for (const task of there) moved.set(task.id, difference(before, after));
    else if (!isDue(before) || before?.date_won !== after.date_won) created.push(dueTask(after));
  }
  await create(ctx, 'task', created, { derived: true });
  await update(ctx, 'task', [...moved.keys()], ({ id }) => moved.get(id as string) ?? {}, { derived: true });
  await remove(ctx, 'task', removed, { derived: true });
}

const isDue = (opportunity: Opportunity | null): boolean =>
  opportunity?.status_type === 'active' && opportunity.date_won !== null;

const partsOf = ({ date_won, user_id, lead_id, contact_id }: Opportunity): Row => ({
  date: date_won,
  assigned_to: user_id,
  lead_id,
  contact_id,
});

const changesTask = (before: Opportunity | null, after: Opportunity | null): boolean =>
  isDue(before) !== isDue(after) || Object.keys(difference(before, after)).length > 0;

/** Only what the change was about: a task that its assignee has snoozed stays so when the opportunity's user changes. */
function difference(before: Opportunity | null, after: Opportunity | null): Row {
  const old = before ? partsOf(before) : {};
  return Object.fromEntries(Object.entries(after ? partsOf(after) : {}).filter(([key, value]) => old[key] !== value));
}

const dueTask = (opportunity: Opportunity): Row => ({
  ...partsOf(opportunity),
  id: newId('noti'),
  _type: 'opportunity_due',
  object_type: 'opportunity',
  object_id: opportunity.id,
  // The server makes it, not the caller.
  created_by: null,
  updated_by: null,
});

const dueTasksOf = (ctx: WriteContext, changes: Change<Opportunity>[]): Promise<DueTask[]> =>
  ctx.database.query<DueTask>(sql`
    select k.id, k.object_id as opportunity_id, k.is_complete from task k
    where k.organization_id = ${ctx.organization_id} and k.type = 'opportunity_due'
      and k.object_id = any(${changes.map(({ id }) => id)}::text[])`);
