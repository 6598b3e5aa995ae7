// The event log's rows: what a write left behind, in the API's own shape.
import { isDeepStrictEqual } from 'node:util';
import { sql } from '../database/connect.ts';
import type { WriteContext } from './context.ts';
import { newId } from './ids.ts';
import { isoDateTime } from './moments.ts';
import type { Change, Resource, Row } from './resource.ts';

export interface EventRecord {
  object_type: string;
  object_id: string;
  action: string;
  lead_id: string | null;
  changed_fields: readonly string[];
  /** JSON text, as PostgreSQL wrote it: objects are not written anew for the log. */
  data: string | null;
  previous_data: string | null;
  meta: Row;
}

/** The names of the top-level keys whose values differ. */
export function changedFields(before: Row, after: Row): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name] && !isDeepStrictEqual(before[name], after[name]));
}

/** Notes what a change leaves in the event log: one event, and one more for each further action. */
export function record(ctx: WriteContext, resource: Resource, change: Change, meta: Row = {}): void {
  const object = change.after ?? change.before;
  if (resource.event === null || !object) return;
  const object_type = typeof resource.event === 'string' ? resource.event : resource.event(object);
  const lead_id = (resource.name === 'lead' ? change.id : (object.lead_id as string | null)) ?? null;
  const event = { object_type, object_id: change.id, lead_id, ...difference(change), data: change.text.after, meta };
  const { operation, action: named = `${operation}d`, also } = change;
  // A change of what the log does not show, such as a status's place among the others.
  if (named === 'updated' && event.changed_fields.length === 0 && also.length === 0) return;
  for (const action of [named ?? [], ...also].flat()) ctx.events.push({ ...event, action });
}

function difference(change: Change): Pick<EventRecord, 'changed_fields' | 'previous_data'> {
  const { operation, before, after, text } = change;
  if (operation === 'create') return { changed_fields: [], previous_data: '{}' };
  if (operation === 'delete') return { changed_fields: [], previous_data: text.before };
  const changed_fields = changedFields(before ?? {}, after ?? {});
  const previous = changed_fields.map((name) => [name, before?.[name] ?? null]);
  return { changed_fields, previous_data: JSON.stringify(Object.fromEntries(previous)) };
}

/** What a request does to one object step by step leaves one event: the new object as it is in the end, several updates
 *  as one (activities-search-automation.md §3.2), nothing but the deletion of an object that goes. */
function folded(events: readonly EventRecord[]): EventRecord[] {
  const kept = new Set<EventRecord>();
  const latest = new Map<string, EventRecord>();
  for (const event of events) {
    const earlier = latest.get(event.object_id);
    if (earlier && event.action === 'updated') {
      earlier.data = event.data;
      if (earlier.action === 'updated') addUpdate(earlier, event);
      continue;
    }
    if (earlier?.action === 'updated' && event.action === 'deleted') {
      event.previous_data = firstOf(earlier, event);
      kept.delete(earlier);
    }
    kept.add(event);
    if (event.action === 'created' || event.action === 'updated') latest.set(event.object_id, event);
  }
  return [...kept];
}

function addUpdate(earlier: EventRecord, event: EventRecord): void {
  earlier.changed_fields = [...new Set([...earlier.changed_fields, ...event.changed_fields])];
  earlier.previous_data = firstOf(earlier, event);
  earlier.meta = { ...earlier.meta, ...event.meta };
}

/** The values before both of two events. */
const firstOf = (earlier: EventRecord, event: EventRecord): string =>
  JSON.stringify({ ...JSON.parse(event.previous_data ?? '{}'), ...JSON.parse(earlier.previous_data ?? '{}') });

/** Writes the noted events, in the order they happened, with one statement. */
export async function writeEvents(ctx: WriteContext): Promise<void> {
  const events = folded(ctx.events);
  if (events.length === 0) return;
  ctx.database.afterCommit(() => ctx.news.tell(ctx.organization_id));
  const now = isoDateTime(ctx.clock());
  const request = { request_method: ctx.request.method, request_path: ctx.request.path };
  const all = (value: (event: EventRecord) => string | null): (string | null)[] => events.map(value);
  // An array for each column: JSON of all rows would have PostgreSQL parse every object three times on its way in.
  await ctx.database.query(sql`
    insert into event (organization_id, id, date_created, date_updated, user_id, request_id, api_key_id,
      object_type, object_id, action, lead_id, changed_fields, data, previous_data, meta)
    select ${ctx.organization_id}, e.id, ${now}::timestamptz, ${now}::timestamptz, ${ctx.user_id}, ${ctx.request_id},
      ${ctx.api_key_id}, e.object_type, e.object_id, e.action, e.lead_id, e.changed_fields, e.data, e.previous_data, e.meta
    from unnest(
      ${all(() => newId('ev'))}::text[], ${all((event) => event.object_type)}::text[],
      ${all((event) => event.object_id)}::text[], ${all((event) => event.action)}::text[],
      ${all((event) => event.lead_id)}::text[], ${all((event) => JSON.stringify(event.changed_fields))}::text[],
      ${all((event) => event.data)}::text[], ${all((event) => event.previous_data)}::text[],
      ${all((event) => JSON.stringify({ ...request, ...event.meta }))}::text[]
    ) as e (id, object_type, object_id, action, lead_id, changed_fields, data, previous_data, meta)`);
}
