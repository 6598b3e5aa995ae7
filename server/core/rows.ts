// The statements that insert, update and delete rows of a resource, for core/write.ts alone.
import { isDeepStrictEqual } from 'node:util';
import { empty, join, name, raw, type Sql, sql } from '../database/connect.ts';
import type { WriteContext } from './context.ts';
import { type Known, type Logging, leadOf, logging } from './events.ts';
import { isoDateTime } from './moments.ts';
import {
  answeredText,
  type Dependents,
  dependents,
  type Halves,
  image,
  oneOf,
  scope,
  whole,
  writtenColumns,
} from './read.ts';
import type { Change, Resource, Row, Selection } from './resource.ts';

export async function insertRows(
  ctx: WriteContext,
  resource: Resource,
  changes: Change[],
  { meta }: Said,
): Promise<void> {
  const rows = changes.map(
    (change): Row => ({
      ...columnsOf(resource, change),
      ...resource.fixed,
      id: change.id,
      organization_id: ctx.organization_id,
    }),
  );
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  // What one of them gives is a column of all, and a default of the table holds only for columns that are not named.
  for (const [field_name, { column = field_name, empty: unless }] of Object.entries(resource.fields)) {
    if (unless === undefined || column === null || !names.includes(column)) continue;
    for (const row of rows) row[column] ??= unless;
  }
  const values =
    rows.length === 1
      ? sql`values (${join(names.map((column) => bound(rows[0]?.[column])))})`
      : sql`select ${list(names)} from ${recordset(resource, rows)}`;
  const events = logging(ctx, resource, 'create', changes, { meta });
  const answered = isAnswered(ctx, resource, changes);
  // Rules that look at new objects get them whole.
  const whole = answered || resource.rules?.follow ? raw(', w.common, w.further, w.extra') : empty;
  const written = await ctx.database.query<Returned>(sql`
    with written as (
      insert into ${name(resource.table)} as t (${list(names)}) ${values}
      returning t.id, ${leadOf(resource)} as lead_id, ${writtenColumns(ctx, resource, answered)}
    )${events ?? empty}
    select w.id${whole} from written w`);
  readBack(ctx, resource, changes, written);
}

/** What is to be written of one object. */
interface Written {
  change: Change;
  /** By column. */
  row: Row;
}

export async function updateRows(ctx: WriteContext, resource: Resource, changes: Change[], said: Said): Promise<void> {
  // Objects that get values for the same columns are written by one statement.
  const now = isoDateTime(ctx.clock());
  const alike = Map.groupBy(
    changes.map((change) => ({ change, row: updatedColumns(ctx, resource, change, now) })),
    ({ row }) => Object.keys(row).sort().join(),
  );
  for (const all of alike.values()) {
    const columns = Object.keys(all[0]?.row ?? {});
    const others = all.flatMap(({ change }) => Object.keys(change.was ?? {}));
    const concerned = dependents(resource, columns, [...new Set(others)]);
    const known = foresee(ctx, resource, all, concerned);
    if (known) await updateForeseen(ctx, resource, all, { ...said, known });
    else await updateAndLook(ctx, resource, all, concerned.logged, said);
  }
}

/** The columns that an update writes. */
export function updatedColumns(ctx: WriteContext, resource: Resource, change: Change, now: string): Row {
  return { date_updated: now, updated_by: ctx.user_id, ...columnsOf(resource, change) };
}

/** What the objects will be, where that can be said before they are written: sets `after` of the changes and gives what
 *  the event log is to know. Null where the database has to say it. */
export function foresee(
  ctx: WriteContext,
  resource: Resource,
  all: readonly Written[],
  { logged, foreseen }: Dependents,
): Known[] | null {
  if (!foreseen || all.some(({ change: { before } }) => before === null)) return null;
  if (logged.further === 'all' && all.some(({ change }) => hasFurther(resource, change))) return null;
  if (ctx.own_name === null && logged.names.includes('updated_by_name')) return null;
  return all.map(({ change, row }) => {
    const before = change.before ?? {};
    const now: Row = logged.names.includes('updated_by_name') ? { updated_by_name: ctx.own_name } : {};
    for (const field of logged.names) {
      const column = resource.fields[field]?.column;
      if (column && column in row) now[field] = row[column] ?? null;
    }
    change.after = { ...before, ...now };
    const changed = logged.names.filter((field) => !isDeepStrictEqual(before[field], change.after?.[field]));
    return {
      id: change.id,
      lead_id: resource.name === 'lead' ? change.id : ((change.after.lead_id as string | undefined) ?? null),
      fields: JSON.stringify(changed),
      data: JSON.stringify(change.after),
      previous: JSON.stringify(Object.fromEntries(changed.map((field) => [field, before[field] ?? null]))),
    };
  });
}

const hasFurther = ({ fields, custom }: Resource, { before, values }: Change): boolean =>
  (custom !== undefined && 'custom' in values) || Object.keys(before ?? {}).some((key) => !(key in fields));

/** `version` is that of an only object as it was read before, outside of a transaction: if it has changed since, nothing is
 *  written. Says whether anything was. */
export async function updateForeseen(
  ctx: WriteContext,
  resource: Resource,
  all: readonly Written[],
  { version, ...how }: Logging & { version?: string },
): Promise<boolean> {
  const changes = all.map(({ change }) => change);
  const events = logging(ctx, resource, 'update', changes, how);
  const unchanged = version === undefined ? empty : sql` and t.xmin = ${version}::xid`;
  const rows = await ctx.database.query(sql`
    with written as (
      update ${name(resource.table)} t set ${setting(ctx, resource, all)}${unchanged} returning t.id
    )${events ?? empty}
    select w.id from written w`);
  return rows.length > 0;
}

/** Updates and has the database say what the objects are then. Of objects that nobody has read before, it also says what
 *  they were. */
async function updateAndLook(
  ctx: WriteContext,
  resource: Resource,
  all: readonly Written[],
  logged: Selection,
  { meta }: Said,
): Promise<void> {
  const changes = all.map(({ change }) => change);
  const some = raw(image(ctx, resource, logged));
  const known = changes.flatMap(({ id, before }) =>
    before ? { id, previous: JSON.stringify(pick(resource, before, logged)) } : [],
  );
  const unread = known.length === 0;
  const events = logging(ctx, resource, 'update', changes, { meta, known });
  const answered = isAnswered(ctx, resource, changes);
  const old = sql`old as (
      select t.id, ${some} as previous from ${name(resource.table)} t
      where ${scope(ctx, resource)} and t.id ${oneOf(changes.map(({ id }) => id))} order by t.id for no key update
    ), `;
  const written = await ctx.database.query<Returned>(sql`
    with ${unread ? old : empty}written as (
      update ${name(resource.table)} t set ${setting(ctx, resource, all, unread)}
      returning t.id, ${leadOf(resource)} as lead_id, ${raw(unread ? 'old.previous, ' : '')}${some} as current,
        ${writtenColumns(ctx, resource, answered)}
    )${events ?? empty}
    select w.id, w.current${raw(answered ? ', w.common, w.further, w.extra' : '')} from written w`);
  readBack(ctx, resource, changes, written);
}

/** What follows `set`: the same values for all, each object's own from one recordset, or the same for what is in `old`. */
function setting(ctx: WriteContext, resource: Resource, all: readonly Written[], old = false): Sql {
  const first = all[0]?.row ?? {};
  const names = Object.keys(first);
  const mine = scope(ctx, resource);
  if (all.some(({ row }) => names.some((column) => row[column] !== first[column]))) {
    const rows = all.map(({ change, row }) => ({ ...row, id: change.id }));
    return sql`(${list(names)}) = row(${list(names, 'v.')}) from ${recordset(resource, rows)} v where ${mine} and t.id = v.id`;
  }
  const values = join(names.map((column) => sql`${name(column)} = ${bound(first[column])}`));
  if (old) return sql`${values} from old where ${mine} and t.id = old.id`;
  return sql`${values} where ${mine} and t.id ${oneOf(all.map(({ change }) => change.id))}`;
}

/** What an object has of a selection's fields and, where those are in it, of its further keys. */
function pick({ fields }: Resource, object: Row, { names, further }: Selection): Row {
  const known = new Set(names);
  const picked = Object.entries(object).filter(([key]) => known.has(key) || (further === 'all' && !(key in fields)));
  return Object.fromEntries(picked);
}

export async function deleteRows(
  ctx: WriteContext,
  resource: Resource,
  changes: Change[],
  { meta }: Said,
): Promise<void> {
  const ids = changes.map((change) => change.id);
  const known = changes.map(({ id, before }): Known => {
    const lead_id = resource.name === 'lead' ? id : ((before?.lead_id as string | undefined) ?? null);
    return { id, lead_id, previous: JSON.stringify(before) };
  });
  const events = logging(ctx, resource, 'delete', changes, { meta, known });
  await ctx.database.query(sql`
    with written as (
      delete from ${name(resource.table)} t where ${scope(ctx, resource)} and t.id ${oneOf(ids)} returning t.id
    )${events ?? empty}
    select 1`);
}

/** What the events of a write say beside the request. */
interface Said {
  meta?: Row | undefined;
}

/** The column that a value goes to: its field's; one that rules add and no field shows goes by its own name. Inputs that
 *  are not columns are for the rules alone. */
export function columnOf(resource: Resource, key: string): string | null {
  if (resource.inputs && key in resource.inputs) return null;
  const field = resource.fields[key];
  return field ? (field.column ?? null) : key;
}

function columnsOf(resource: Resource, { values }: Change): Row {
  const row: Row = {};
  for (const key of Object.keys(values)) {
    const column = columnOf(resource, key);
    if (column !== null) row[column] = values[key];
  }
  return row;
}

/** Many rows as one JSON parameter: one shape of statement, whatever their number. */
const recordset = (resource: Resource, rows: readonly Row[]): Sql =>
  sql`json_populate_recordset(null::${name(resource.table)}, ${JSON.stringify(rows)}::json)`;

/** A value as a parameter of its own, which for a single row takes half the time of a recordset. */
const bound = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);

interface Returned extends Halves {
  id: string;
  current?: string;
}

/** Whether a write is to bring along the object that the request answers with. What an object embeds may show this very
 *  one, which sub-selects of the same statement see as it was before: that is read afterwards. */
function isAnswered({ answer }: WriteContext, resource: Resource, changes: readonly Change[]): boolean {
  if (answer.resource !== resource || answer.selected !== resource.answer || changes.length !== 1) return false;
  return !resource.view && !resource.answer.names.some((field) => resource.fields[field]?.embeds);
}

/** Takes over what a write returned. An updated object is what it was before, and what may have changed with it. */
function readBack(
  ctx: WriteContext,
  resource: Resource,
  changes: readonly Change[],
  written: readonly Returned[],
): void {
  const byId = new Map(changes.map((change) => [change.id, change]));
  for (const { id, current, ...shown } of written) {
    const change = byId.get(id);
    if (!change) continue;
    if (current !== undefined) change.after = change.before && { ...change.before, ...JSON.parse(current) };
    else if (shown.common !== undefined)
      change.after = JSON.parse(whole({ body: shown.common, further: shown.further }));
    if (shown.common !== undefined && isAnswered(ctx, resource, changes)) ctx.answer.text = answeredText(shown);
  }
}

const list = (names: readonly string[], prefix = ''): Sql =>
  join(
    names.map((column) => sql`${raw(prefix)}${name(column)}`),
    ', ',
  );
