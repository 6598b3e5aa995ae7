// Takes back what one request changed, by the events that it left.
import { isDeepStrictEqual } from 'node:util';
import type { WriteContext } from '../../core/context.ts';
import type { Resource, Row } from '../../core/resource.ts';
import { restoreDeleted, taskColumns } from '../../core/restore.ts';
import { lock, remove, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';

/** One event, with the name of its object's resource. */
export interface Logged {
  request_id: string;
  sequence: string;
  object_type: string;
  name: string;
  id: string;
  action: string;
  data: Row | null;
  previous: Row;
}

export interface Taken {
  taken: { name: string; id: string }[];
  /** The ids of objects that something else has changed since. */
  conflicts: string[];
}

/** What people write. What a write brings with it (a status change, a completed task's activity) goes with it again. */
const WRITTEN = ['lead', 'contact', 'opportunity', 'task', 'note'];

export const isWritten = ({ name }: Logged): boolean => WRITTEN.includes(name);

/** `events` are those of one request. A constant number of statements, however many they are. */
export async function takeBack(ctx: WriteContext, events: readonly Logged[]): Promise<Taken> {
  const written = events.filter(isWritten);
  const created = written.filter(({ action }) => action === 'created');
  const all: Taken[] = [await restore(ctx, events)];
  const isNew = new Set(idsOf(created));
  const updated = written.filter(({ action, id }) => action === 'updated' && !isNew.has(id));
  for (const [name, theirs] of Map.groupBy(updated, (event) => event.name)) all.push(await revert(ctx, name, theirs));
  all.push(await removeCreated(ctx, created));
  const completions = events.filter(({ name, action }) => name === COMPLETION && action === 'created');
  await remove(ctx, COMPLETION, idsOf(completions), { derived: true });
  return { taken: all.flatMap(({ taken }) => taken), conflicts: all.flatMap(({ conflicts }) => conflicts) };
}

const COMPLETION = 'task_completed';

const idsOf = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);

/** Brings back what was deleted, and what went with it: a lead's activities, say. */
async function restore(ctx: WriteContext, events: readonly Logged[]): Promise<Taken> {
  const deleted = events.filter(({ action }) => action === 'deleted');
  const taken = deleted.filter(isWritten);
  const withThem = taken.length > 0 ? deleted : deleted.filter(({ name }) => name === COMPLETION);
  const conflicts: string[] = [];
  for (const [name, theirs] of Map.groupBy(taken, (event) => event.name)) {
    const there = await lock(ctx, ctx.resource(name), idsOf(theirs));
    conflicts.push(...there.map((text) => String(JSON.parse(text).id)));
  }
  if (conflicts.length === 0 && withThem.length > 0) {
    // Oldest first, as they were made.
    const objects = withThem.map(({ object_type, previous }) => ({ object_type, object: previous })).reverse();
    await restoreDeleted(ctx, objects);
  }
  return { taken, conflicts };
}

/** Leads last: what belongs to them goes with them, unless it has gone by itself. */
async function removeCreated(ctx: WriteContext, created: readonly Logged[]): Promise<Taken> {
  const taken: Taken['taken'] = [];
  for (const name of [...WRITTEN].reverse()) {
    const removed = await remove(ctx, name, idsOf(created.filter((event) => event.name === name)));
    taken.push(...removed.map(({ id }) => ({ name, id })));
  }
  // They are locked now, so nobody comes between.
  return { taken, conflicts: await touchedByOthers(ctx, created) };
}

/** The ids of those that somebody else has changed since, or deleted, or added something to. */
async function touchedByOthers(ctx: WriteContext, created: readonly Logged[]): Promise<string[]> {
  if (created.length === 0) return [];
  const leads = created.filter(({ name }) => name === 'lead');
  const sequences = created.map(({ sequence }) => sequence);
  const rows = await ctx.database.query<{ id: string }>(sql`
    with c as materialized (
      select id, sequence::bigint as sequence from unnest(${idsOf(created)}::text[], ${sequences}::text[])
        as c (id, sequence)
    )
    select c.id from c join event e on e.object_id = c.id and e.sequence > c.sequence
    where e.organization_id = ${ctx.organization_id} and e.user_id is distinct from ${ctx.user_id}
    union
    select c.id from c join event e on e.lead_id = c.id and e.sequence > c.sequence
    where e.organization_id = ${ctx.organization_id} and e.user_id is distinct from ${ctx.user_id}
      and c.id = any(${idsOf(leads)}::text[])`);
  return idsOf(rows);
}

/** Gives updated objects what they had, where they still have what the request gave them. */
async function revert(ctx: WriteContext, name: string, events: readonly Logged[]): Promise<Taken> {
  const resource = ctx.resource(name);
  const byId = new Map(events.map((event) => [event.id, { event, keys: writtenKeys(resource, event) }]));
  const concerned = [...byId].filter(([, { keys }]) => keys.length > 0).map(([id]) => id);
  const standing = new Set<string>();
  const valuesOf = name === 'task' ? taskValues(resource) : previousValues;
  const back = (now: Row): Row => {
    const { event, keys = [] } = byId.get(String(now.id)) ?? {};
    if (!event || !keys.every((key) => isDeepStrictEqual(now[key] ?? null, event.data?.[key] ?? null))) return {};
    standing.add(event.id);
    return valuesOf(event, keys);
  };
  // A task comes back as it was kept, past what the rules make of a date or a completion that is given today.
  await update(ctx, name, concerned, back, name === 'task' ? { restored: true } : {});
  return {
    taken: concerned.map((id) => ({ name, id })),
    conflicts: concerned.filter((id) => !standing.has(id)),
  };
}

/** The fields that the request itself gave values to, and of tasks those that come with them. */
const writtenKeys = ({ fields, custom }: Resource, { name, previous }: Logged): string[] =>
  Object.keys(previous).filter((key) => {
    if (name === 'task' && OF_TASKS.includes(key)) return true;
    const field = fields[key];
    return field ? field.writes === 'always' : Boolean(custom) && key.startsWith('custom.');
  });

const OF_TASKS = ['snooze_count', 'snoozed_from', 'resolution', 'object_type', 'object_id'];

function previousValues({ previous }: Logged, keys: string[]): Row {
  const values = Object.fromEntries(keys.map((key) => [key, previous[key] ?? null]));
  // Of two forms of one text the rich one says more.
  for (const key of keys) if (`${key}_html` in values) delete values[key];
  return values;
}

const taskValues =
  (resource: Resource) =>
  (event: Logged, keys: string[]): Row => {
    const { date, due_date, snoozed_from, ...values } = previousValues(event, keys);
    const { due_at, is_timed, snoozed_from_at, snoozed_from_is_timed } = taskColumns(resource, event.previous);
    return {
      ...values,
      ...(keys.includes('date') ? { due_at, is_timed } : {}),
      ...(keys.includes('snoozed_from') ? { snoozed_from_at, snoozed_from_is_timed } : {}),
    };
  };
