// Takes back what one request changed, by the events that it left.
import { isDeepStrictEqual } from 'node:util';
import type { WriteContext } from '../../core/context.ts';
import type { Resource, Row } from '../../core/resource.ts';
import { restoreDeleted, taskColumns } from '../../core/restore.ts';
import { remove, update } from '../../core/write.ts';

/** One event, with the name of its object's resource. */
export interface Logged {
  request_id: string;
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

/** `events` are those of one request. A constant number of statements, however many they are. */
export async function takeBack(ctx: WriteContext, events: readonly Logged[]): Promise<Taken> {
  const written = events.filter(({ name }) => WRITTEN.includes(name));
  const deleted = written.filter(({ action }) => action === 'deleted');
  const created = written.filter(({ action }) => action === 'created');
  const conflicts: string[] = [];
  const taken: Taken['taken'] = [];

  if (deleted.length > 0) {
    // With them what went with them: a lead's activities, say. Oldest first, as they were made.
    const all = events.filter(({ action }) => action === 'deleted').reverse();
    await restoreDeleted(
      ctx,
      all.map(({ object_type, previous }) => ({ object_type, object: previous })),
    );
    taken.push(...deleted.map(({ name, id }) => ({ name, id })));
  }
  const isNew = new Set(created.map(({ id }) => id));
  const updated = written.filter(({ action, id }) => action === 'updated' && !isNew.has(id));
  for (const [name, theirs] of Map.groupBy(updated, (event) => event.name)) {
    const done = await revert(ctx, name, theirs);
    conflicts.push(...done.conflicts);
    taken.push(...done.ids.map((id) => ({ name, id })));
  }
  // Leads last: what belongs to them goes with them, unless it has gone by itself.
  for (const name of [...WRITTEN].reverse()) {
    const ids = created.filter((event) => event.name === name).map(({ id }) => id);
    const removed = ids.length > 0 ? await remove(ctx, name, ids) : [];
    taken.push(...removed.map(({ id }) => ({ name, id })));
  }
  return { taken, conflicts };
}

/** Gives updated objects what they had, where they still have what the request gave them. */
async function revert(
  ctx: WriteContext,
  name: string,
  events: Logged[],
): Promise<{ ids: string[]; conflicts: string[] }> {
  const resource = ctx.resource(name);
  const byId = new Map(events.map((event) => [event.id, { event, keys: writtenKeys(resource, event) }]));
  const concerned = [...byId].filter(([, { keys }]) => keys.length > 0).map(([id]) => id);
  const found = new Set<string>();
  const conflicts: string[] = [];
  const back = (values: (event: Logged, keys: string[]) => Row) => (now: Row) => {
    const id = String(now.id);
    const { event, keys } = byId.get(id) ?? { event: null, keys: [] };
    if (!event) return {};
    const stands = found.has(id) || keys.every((key) => isDeepStrictEqual(now[key] ?? null, event.data?.[key] ?? null));
    if (!stands) conflicts.push(id);
    found.add(id);
    return stands ? values(event, keys) : {};
  };
  if (name === 'task') {
    // A task's dates come back as they were kept, past what the rules make of a date that is given today.
    await update(ctx, name, concerned, back(taskValues(resource)), { restored: true });
    await update(ctx, name, concerned, back(completion));
  } else {
    await update(ctx, name, concerned, back(previousValues));
  }
  conflicts.push(...concerned.filter((id) => !found.has(id)));
  return { ids: concerned, conflicts };
}

/** The fields that the request itself gave values to. */
const writtenKeys = ({ fields, custom }: Resource, { name, previous }: Logged): string[] =>
  Object.keys(previous).filter((key) => {
    if (name === 'task' && SNOOZED.includes(key)) return true;
    const field = fields[key];
    return field ? field.writes === 'always' : Boolean(custom) && key.startsWith('custom.');
  });

const SNOOZED = ['snooze_count', 'snoozed_from', 'resolution'];

function previousValues({ previous }: Logged, keys: string[]): Row {
  const values = Object.fromEntries(keys.map((key) => [key, previous[key] ?? null]));
  // Of two forms of one text the rich one says more.
  for (const key of keys) if (`${key}_html` in values) delete values[key];
  return values;
}

const taskValues =
  (resource: Resource) =>
  ({ previous }: Logged, keys: string[]): Row => {
    const { date, due_date, snoozed_from, is_complete, ...values } = previousValues({ previous } as Logged, keys);
    const { due_at, is_timed, snoozed_from_at, snoozed_from_is_timed } = taskColumns(resource, previous);
    return {
      ...values,
      ...(keys.includes('date') ? { due_at, is_timed } : {}),
      ...(keys.includes('snoozed_from') ? { snoozed_from_at, snoozed_from_is_timed } : {}),
    };
  };

const completion = ({ previous }: Logged, keys: string[]): Row =>
  keys.includes('is_complete') ? { is_complete: previous.is_complete } : {};
