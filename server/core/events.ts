// The event log's rows: what a write left behind, in the API's own shape. They are written by the statement that writes
// the objects, so their JSON never leaves the database, and no row is there without its event.
import { empty, join, name, raw, type Sql, sql } from '../database/connect.ts';
import { CONSOLIDATION_SECONDS } from './consolidation.ts';
import type { Context, WriteContext } from './context.ts';
import { newId } from './ids.ts';
import { isoDateTime } from './moments.ts';
import { loggedText, scope, writtenColumns } from './read.ts';
import type { Change, Operation, Resource, Row } from './resource.ts';

/** What is known of an object's change before it is written; the statement itself finds out the rest. */
export interface Known {
  id: string;
  lead_id?: string | null;
  /** JSON texts: the names of the changed fields, the object as the log keeps it, what it had before. */
  fields?: string;
  data?: string | null;
  previous: string;
}

export interface Logging {
  meta?: Row | undefined;
  /** For each change, when anything is known of it. */
  known?: readonly Known[];
  /** Whether an update may have to join an earlier event; unless given, that is looked up. */
  merges?: boolean;
}

/** SQL that follows a CTE `written` and logs what that wrote, or null when there is nothing to log. `written` has `id`,
 *  and what is not known before: `lead_id` and the object as `writtenColumns` gives it; of updates also `current`, the
 *  fields that may have changed, as JSON text, and `previous`, the same from before. */
export function logging(
  ctx: WriteContext,
  resource: Resource,
  operation: Operation,
  changes: readonly Change[],
  { meta = {}, known = [], merges = changes.length === 1 }: Logging = {},
): Sql | null {
  const entries = ctx.logs ? changes.flatMap((change) => entriesOf(resource, change)) : [];
  if (entries.length === 0) return null;
  announce(ctx);
  const again = changes.some(({ id }) => ctx.written.has(id));
  for (const { id } of changes) ctx.written.add(id);
  const now = isoDateTime(ctx.clock());
  const text = requestMeta(ctx, { ...ctx.meta, ...meta });
  const merging = operation === 'update' && (merges || again);
  return sql`, entry as (${rowsOf(entries)}), difference as materialized (${difference(resource, operation, known)})${
    merging ? merged(ctx, now, text, merges) : empty
  }${operation === 'delete' && again ? gone(ctx) : empty}, logged as (
    insert into event (organization_id, id, date_created, date_updated, user_id, request_id, api_key_id,
      object_type, object_id, action, lead_id, changed_fields, data, previous_data, meta)
    select ${ctx.organization_id}, n.event_id, ${now}::timestamptz, ${now}::timestamptz, ${ctx.user_id},
      ${ctx.request_id}, ${ctx.api_key_id}, n.object_type, n.id, n.action, d.lead_id, d.fields, d.data,
      ${raw(operation === 'delete' && again ? BEFORE_ALL : 'd.previous')}, ${text}
    from entry n join difference d on d.id = n.id${raw(operation === 'update' ? SHOWN : '')}${raw(merging ? NOT_MERGED : '')}
    order by n.place)`;
}

// An update that the log shows nothing of, such as a status's place among the others, leaves no event.
const SHOWN = ` where (n.action <> 'updated' or d.fields <> '[]')`;
const NOT_MERGED = ` and (n.action <> 'updated' or not exists (select from merged m where m.object_id = n.id))`;

/** Tells who listens, once for each transaction. */
function announce(ctx: WriteContext): void {
  if (ctx.answer.announced) return;
  ctx.answer.announced = true;
  ctx.database.afterCommit(() => ctx.news.tell(ctx.organization_id));
}

interface Entry {
  id: string;
  action: string;
  object_type: string;
}

function entriesOf(resource: Resource, change: Change): Entry[] {
  if (resource.event === null) return [];
  const { id, before, values, operation, also, action = `${operation}d` } = change;
  const object_type = typeof resource.event === 'string' ? resource.event : resource.event(before ?? values);
  return [action ?? [], ...also].flat().map((named) => ({ id, action: named, object_type }));
}

/** Up to so many rows have parameters of their own: with arrays PostgreSQL would plan the statement anew each time. */
const FEW = 2;

function rowsOf(entries: readonly Entry[]): Sql {
  const names = raw('(event_id, id, action, object_type, place)');
  if (entries.length <= FEW) {
    const rows = entries.map(
      ({ id, action, object_type }, place) => sql`(${newId('ev')}, ${id}, ${action}, ${object_type}, ${place}::int)`,
    );
    return sql`select * from (values ${join(rows)}) as e ${names}`;
  }
  const all = (value: (entry: Entry) => string): string[] => entries.map(value);
  return sql`select * from unnest(${all(() => newId('ev'))}::text[], ${all(({ id }) => id)}::text[],
    ${all(({ action }) => action)}::text[], ${all(({ object_type }) => object_type)}::text[])
    with ordinality as e ${names}`;
}

function knownRows(known: readonly Known[]): Sql {
  const names = raw('(id, lead_id, fields, data, previous)');
  const [only] = known;
  if (only && known.length === 1) {
    const { id, lead_id = null, fields = '[]', data = null, previous } = only;
    return sql`(values (${id}, ${lead_id}::text, ${fields}, ${data}::text, ${previous})) as k ${names}`;
  }
  const all = (value: (one: Known) => string | null): (string | null)[] => known.map(value);
  return sql`unnest(${all(({ id }) => id)}::text[], ${all(({ lead_id = null }) => lead_id)}::text[],
    ${all(({ fields = '[]' }) => fields)}::text[], ${all(({ data = null }) => data)}::text[],
    ${all(({ previous }) => previous)}::text[]) as k ${names}`;
}

/** SQL for each written object's `lead_id`, `data`, `previous` and the names of the changed `fields`. */
function difference(resource: Resource, operation: Operation, known: readonly Known[]): Sql {
  const data = raw(loggedText(resource));
  if (operation === 'create') {
    return sql`select w.id, w.lead_id, ${data} as data, '[]' as fields, '{}' as previous from written w`;
  }
  if (operation === 'delete' || known[0]?.fields !== undefined) {
    return sql`select k.* from written w join ${knownRows(known)} on k.id = w.id`;
  }
  const before = known.length === 0 ? sql`w.previous` : sql`k.previous`;
  return sql`
    select w.id, w.lead_id, ${data} as data, f.fields, f.previous from written w
    ${known.length === 0 ? empty : sql`join ${knownRows(known)} on k.id = w.id`}
    cross join lateral (
      select coalesce(json_agg(key), '[]')::text as fields, coalesce(json_object_agg(key, old), '{}')::text as previous
      from (
        select key, o.value as old from json_each(${before}::json) o full join json_each(w.current::json) c using (key)
        where o.value::text is distinct from c.value::text
      ) changed
    ) f`;
}

/** The events that an update goes into, where there is one: of an object that this very request created or updated and,
 *  when `earlier` ones count, of an update just before. One that others may have seen is new again for who reads along. */
const merged = (ctx: WriteContext, now: string, meta: string, earlier: boolean): Sql => sql`, merged as (
    update event e set date_updated = ${now}::timestamptz, transaction = pg_current_xact_id(),
      sequence = case when e.transaction = pg_current_xact_id() then e.sequence else nextval('event_sequence_seq') end,
      data = d.data, meta = case when e.meta = ${meta} then e.meta else (e.meta::jsonb || ${meta}::jsonb)::text end,
      changed_fields = case when e.action = 'created' then e.changed_fields else (
        select json_agg(f)::text from (
          select json_array_elements_text(e.changed_fields::json) union select json_array_elements_text(d.fields::json)
        ) fields (f)) end,
      previous_data = case when e.action = 'created' then e.previous_data
        else (d.previous::jsonb || e.previous_data::jsonb)::text end
    from difference d
    where e.organization_id = ${ctx.organization_id} and e.object_id = d.id and d.fields <> '[]'
      and e.date_updated > ${since(ctx, A_REQUEST)}::timestamptz
      and ((e.action in ('created', 'updated') and e.request_id = ${ctx.request_id})${
        earlier ? sql` or (${isJustBefore(ctx, meta)})` : empty
      })
    returning e.object_id
  )`;

/** SQL for event `e` being one that an update by the same caller goes into. */
export const isJustBefore = (ctx: Context, meta: string): Sql => sql`
  ${raw(ctx.request.undoable ? 'false' : 'true')} and e.action = 'updated' and e.date_updated > ${since(ctx)}::timestamptz and e.meta = ${meta}
  and e.user_id is not distinct from ${ctx.user_id} and e.api_key_id is not distinct from ${ctx.api_key_id}`;

/** What events say of the request, as JSON text. */
export const requestMeta = ({ request }: Context, more: Row = {}): string =>
  JSON.stringify({
    request_method: request.method,
    request_path: request.path,
    // Beside telling it, this keeps later requests' updates out of its events: those go into events of the same kind only.
    ...(request.undoable ? { undoable: true } : {}),
    ...more,
  });

const since = (ctx: Context, seconds = CONSOLIDATION_SECONDS): string =>
  new Date(ctx.clock().getTime() - seconds * 1000).toISOString();

/** Longer than any request takes: of an object that is written every minute, not all events are looked at. */
const A_REQUEST = 3600;

// Of an object that goes, its deletion says all, from before this request.
const gone = (ctx: WriteContext): Sql => sql`, gone as (
    delete from event e using difference d
    where e.organization_id = ${ctx.organization_id} and e.object_id = d.id
      and e.date_updated > ${since(ctx, A_REQUEST)}::timestamptz
      and e.request_id = ${ctx.request_id} and e.action = 'updated'
    returning e.object_id, e.previous_data
  )`;
const BEFORE_ALL = `coalesce((select (d.previous::jsonb || g.previous_data::jsonb)::text from gone g
        where g.object_id = n.id limit 1), d.previous)`;

/** Logs something about an object that is not itself a write of it, such as a lead's `merged`. */
export async function logAction(ctx: WriteContext, resource: Resource, id: string, action: string): Promise<void> {
  const change: Change = {
    operation: 'create',
    id,
    before: null,
    values: {},
    after: null,
    was: null,
    also: [],
    action,
  };
  const events = logging(ctx, resource, 'create', [change]);
  if (events === null) return;
  await ctx.database.query(sql`
    with written as (
      select t.id, ${leadOf(resource)} as lead_id, ${writtenColumns(ctx, resource, false)}
      from ${name(resource.table)} t where ${scope(ctx, resource)} and t.id = ${id}
    )${events} select 1`);
}

/** SQL for the lead that row `t` belongs to. */
export function leadOf({ name: called, fields }: Resource): Sql {
  if (called === 'lead') return raw('t.id');
  return raw(fields.lead_id?.value ?? 'null::text');
}
