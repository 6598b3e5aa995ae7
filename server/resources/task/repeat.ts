// Repeating tasks, beyond Close's API: completing one creates the next, reopening it takes that back.
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { WriteContext } from '../../core/context.ts';
import { create, remove } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { nextOccurrence } from './recurrence.ts';
import type { Task } from './task.ts';

/** Ties a task to the one whose completion made it, so that completing that one twice makes no second. */
const keyOf = (task_id: string): string => `recurrence:${task_id}`;

export async function createNextTasks(ctx: WriteContext, completed: Task[]): Promise<void> {
  const repeating = completed.filter((task) => task.recurrence !== null && task.date !== null);
  if (repeating.length === 0) return;
  const zones = await zonesOf(ctx, repeating);
  const completed_at = ctx.clock();
  // Tasks that repeat alike are computed once: a rule that meets no day any more takes 100 ms to find that out.
  const known = new Map<string, ReturnType<typeof nextOccurrence>>();
  const next = [];
  let since = performance.now();
  for (const task of repeating) {
    const zone = zones.get(task.assigned_to ?? '') ?? ctx.zone;
    const mode = task.recurrence_mode ?? 'schedule';
    const key = [task.recurrence, task.date, mode, zone].join();
    const found = known.has(key)
      ? (known.get(key) ?? null)
      : nextOccurrence(task.recurrence ?? '', { date: task.date ?? '', mode, completed_at, zone });
    known.set(key, found);
    if (found)
      next.push({ ...kept(task), date: found.date, recurrence: found.rule, deduplication_key: keyOf(task.id) });
    // A thousand such rules take a minute, in which others are still answered.
    if (performance.now() - since > 20) {
      await othersTurn();
      since = performance.now();
    }
  }
  const there = await tasksMadeBy(
    ctx,
    repeating.map(({ id }) => id),
  );
  await create(
    ctx,
    'task',
    next.filter((task) => !there.keys.has(task.deduplication_key)),
    { derived: true },
  );
}

/** Removes the open tasks that completing these had created. */
export async function removeNextTasks(ctx: WriteContext, reopened: string[]): Promise<void> {
  if (reopened.length === 0) return;
  const { open } = await tasksMadeBy(ctx, reopened);
  await remove(ctx, 'task', open, { derived: true });
}

const kept = (task: Task) => {
  const { text, lead_id, contact_id, assigned_to, priority, recurrence_mode } = task;
  return { _type: 'lead', text, lead_id, contact_id, assigned_to, priority, recurrence_mode };
};

async function tasksMadeBy(ctx: WriteContext, ids: string[]): Promise<{ keys: Set<string>; open: string[] }> {
  const rows = await ctx.database.query<{ id: string; key: string; is_complete: boolean }>(sql`
    select id, deduplication_key as key, is_complete from task
    where organization_id = ${ctx.organization_id} and deduplication_key = any(${ids.map(keyOf)}::text[])`);
  return {
    keys: new Set(rows.map((row) => row.key)),
    open: rows.filter((row) => !row.is_complete).map((row) => row.id),
  };
}

/** The zones in which assignees last used the product: where their mornings are. */
async function zonesOf(ctx: WriteContext, tasks: Task[]): Promise<Map<string, string>> {
  const ids = tasks.flatMap((task) => (task.assigned_to ? [task.assigned_to] : []));
  const rows = await ctx.database.query<{ id: string; zone: string }>(sql`
    select u.id, u.last_used_timezone as zone from "user" u
    join membership m on m.organization_id = ${ctx.organization_id} and m.user_id = u.id
    where u.id = any(${ids}::text[]) and u.last_used_timezone is not null`);
  return new Map(rows.map((row) => [row.id, row.zone]));
}
