// The activities that tell the history of an object's statuses (activities-search-automation.md §2.8).
import { name, sql } from '../database/connect.ts';
import type { WriteContext } from './context.ts';
import { scope } from './read.ts';
import type { Row } from './resource.ts';
import { create, remove, update } from './write.ts';

/** How long a user's further changes count as part of the first. Close documents "a short window" only. */
const WINDOW = 5 * 60_000;

/** One change as its activity keeps it: what it had before is under `old_…`. */
export interface StatusChange {
  /** The object whose status it is. */
  of: string;
  /** The activity's other values. */
  values: Row;
  details: Row & { old_status_id: string; new_status_id: string };
}

interface Latest {
  id: string;
  of: string;
  user_id: string | null;
  details: StatusChange['details'];
}

/** Writes changes of status as activities of a resource, in which the column `by` holds the object's id. What one user
 *  changes step by step within the window is one change from the first status to the last, and none at all when it comes
 *  back to the first. */
export async function recordStatusChanges(
  ctx: WriteContext,
  resource_name: string,
  by: 'lead_id' | 'opportunity_id',
  changes: StatusChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const latest = await latestChanges(ctx, resource_name, by, changes);
  const fresh: Row[] = [];
  const extended = new Map<string, Row>();
  const reverted: string[] = [];
  for (const { of, values, details } of changes) {
    const earlier = latest.get(of);
    const isPart = earlier?.user_id === ctx.user_id && earlier.details.new_status_id === details.old_status_id;
    if (!earlier || !isPart) fresh.push({ ...values, [by]: of, user_id: ctx.user_id, details });
    else if (earlier.details.old_status_id === details.new_status_id) reverted.push(earlier.id);
    else extended.set(earlier.id, { details: { ...details, ...oldOf(earlier.details) } });
  }
  await create(ctx, resource_name, fresh, { derived: true });
  await update(ctx, resource_name, [...extended.keys()], ({ id }) => extended.get(id as string) ?? {}, {
    derived: true,
  });
  await remove(ctx, resource_name, reverted, { derived: true });
}

const oldOf = (details: Row): Row =>
  Object.fromEntries(Object.entries(details).filter(([key]) => key.startsWith('old_')));

async function latestChanges(
  ctx: WriteContext,
  resource_name: string,
  by: string,
  changes: StatusChange[],
): Promise<Map<string, Latest>> {
  const resource = ctx.resource(resource_name);
  const since = new Date(ctx.clock().getTime() - WINDOW).toISOString();
  const rows = await ctx.database.query<Latest>(sql`
    select distinct on (t.${name(by)}) t.id, t.${name(by)} as of, t.user_id, t.details from ${name(resource.table)} t
    where ${scope(ctx, resource)} and t.${name(by)} = any(${changes.map(({ of }) => of)}::text[])
      and t.date_created >= ${since}::timestamptz
    order by t.${name(by)}, t.date_created desc, t.id desc`);
  return new Map(rows.map((row) => [row.of, row]));
}
