// The one door for writes: the only module that inserts, updates or deletes rows of a resource. However many objects a
// request writes, the number of statements is the same.
import { isDeepStrictEqual } from 'node:util';
import { type Database, join, name, raw, type Sql, sql } from '../database/connect.ts';
import type { Context, PendingAnswer, WriteContext } from './context.ts';
import { applyCustomValues } from './custom-values.ts';
import { record, writeEvents } from './events.ts';
import { fullName } from './field.ts';
import { newId } from './ids.ts';
import { isoDateTime } from './moments.ts';
import { need, needOwnership } from './permissions.ts';
import { answerColumns, columns, oneOf, readOne, scope, type Written, whole } from './read.ts';
import { checkReferences, explained } from './references.ts';
import type { Change, Operation, Resource, Row, Selection } from './resource.ts';

/** Runs `work` in a transaction. What it writes and the events of it are committed together or not at all. */
export function transaction<T>(ctx: Context, work: (ctx: WriteContext) => Promise<T>): Promise<T> {
  return committed(ctx, NOTHING, work, async (_inside, result) => result);
}

/** As `transaction`, for a `work` that gives the id of an object: answers with that object as it is then. */
export function writeAndRead(
  ctx: Context,
  resource: Resource,
  work: (ctx: WriteContext) => Promise<string>,
  selected: Selection = resource.answer,
): Promise<string> {
  return committed(ctx, { resource, selected }, work, async (inside, id) => {
    const { writes, text } = inside.answer;
    return writes === 1 && text !== null ? text : readOne(inside, resource, id, selected);
  });
}

/** The context of a write in a transaction that is under way. What it notes as events is the caller's to write. */
export const insideOf = (ctx: Context, database: Database, asked: Asked = NOTHING): WriteContext => ({
  ...ctx,
  database,
  events: [],
  answer: { ...asked, writes: 0, text: null },
});

type Asked = Pick<PendingAnswer, 'resource' | 'selected'>;
const NOTHING: Asked = { resource: null, selected: null };

async function committed<T, A>(
  ctx: Context,
  asked: Asked,
  work: (ctx: WriteContext) => Promise<T>,
  read: (ctx: WriteContext, result: T) => Promise<A>,
): Promise<A> {
  try {
    return await ctx.database.transaction(
      async (database) => {
        const inside = insideOf(ctx, database, asked);
        return { inside, result: await work(inside) };
      },
      async (_database, { inside, result }) => {
        const [answer] = await Promise.all([read(inside, result), writeEvents(inside)]);
        return answer;
      },
    );
  } catch (error) {
    throw explained(error);
  }
}

export interface WriteOptions {
  /** Follows from another write that the caller was allowed to make, so it needs no permission of its own. */
  derived?: true;
  /** What the events say beside the request: a merge's two leads. */
  meta?: Row;
}

/** Creates objects from their values by field name, already parsed, and gives the changes. An `id` among the values is
 *  the object's. */
export async function create(
  ctx: WriteContext,
  resource_name: string,
  inputs: readonly Row[],
  options: WriteOptions = {},
): Promise<Change[]> {
  const resource = ctx.resource(resource_name);
  const now = isoDateTime(ctx.clock());
  const changes = inputs.map(({ id = newId(resource.prefix), ...input }): Change => {
    const values = { created_by: ctx.user_id, date_created: now, updated_by: ctx.user_id, date_updated: now, ...input };
    return newChange('create', id as string, values);
  });
  return carryOut(ctx, resource, changes, insertRows, options);
}

/** Updates the objects with these ids, all with the same values or each with what the function gives for it. Objects
 *  that would not change are left alone: no event, and `date_updated` stays. */
export async function update(
  ctx: WriteContext,
  resource_name: string,
  ids: readonly string[],
  input: Row | ((before: Row) => Row),
  options: WriteOptions = {},
): Promise<Change[]> {
  const resource = ctx.resource(resource_name);
  const locked = await lock(ctx, resource, ids);
  const changes = locked.map((text): Change => {
    const before: Row = JSON.parse(text);
    const values = { ...(typeof input === 'function' ? input(before) : input) };
    return newChange('update', before.id as string, values, before, text);
  });
  return carryOut(ctx, resource, changes, updateRows, options);
}

/** Deletes the objects with these ids. */
export async function remove(
  ctx: WriteContext,
  resource_name: string,
  ids: readonly string[],
  options: WriteOptions = {},
): Promise<Change[]> {
  const resource = ctx.resource(resource_name);
  const locked = await lock(ctx, resource, ids, 'delete');
  const changes = locked.map((text): Change => {
    const before: Row = JSON.parse(text);
    return newChange('delete', before.id as string, {}, before, text);
  });
  return carryOut(ctx, resource, changes, deleteRows, options);
}

/** Has objects count as updated now, by the caller, though no other value of theirs changes. One statement, since
 *  nothing has to be known of them before. */
export async function touch(ctx: WriteContext, resource_name: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  ctx.answer.writes++;
  const resource = ctx.resource(resource_name);
  const now = isoDateTime(ctx.clock());
  const rows = await ctx.database.query<Written & { id: string; previous: Row }>(sql`
    update ${name(resource.table)} t set date_updated = ${now}::timestamptz, updated_by = ${ctx.user_id}
    from (
      select t.id, json_build_object('date_updated', iso(t.date_updated), 'updated_by', t.updated_by,
        'updated_by_name', ${raw(fullName('t.updated_by'))}) as previous
      from ${name(resource.table)} t where ${scope(ctx, resource)} and t.id ${oneOf(ids)} order by t.id for no key update
    ) v
    where ${scope(ctx, resource)} and t.id = v.id
    returning t.id, v.previous, ${raw(columns(ctx, resource, resource.logged))}`);
  for (const { id, previous, ...row } of rows) {
    const change = newChange('update', id, {});
    change.text.after = whole(row);
    change.after = JSON.parse(change.text.after);
    change.before = { ...change.after, ...previous };
    record(ctx, resource, change);
  }
}

/** The ids of a resource's objects that a condition on row `t` picks, in the order in which they are locked. */
export async function idsWhere(ctx: Context, resource_name: string, condition: Sql, limit?: number): Promise<string[]> {
  const resource = ctx.resource(resource_name);
  const most = limit === undefined ? raw('') : sql` limit ${limit}`;
  const rows = await ctx.database.query<{ id: string }>(
    sql`select t.id from ${name(resource.table)} t where ${scope(ctx, resource)} and ${condition} order by t.id${most}`,
  );
  return rows.map((row) => row.id);
}

function newChange(
  operation: Operation,
  id: string,
  values: Row,
  before: Row | null = null,
  text: string | null = null,
): Change {
  return { operation, id, before, after: null, text: { before: text, after: null }, also: [], values };
}

/** Locks the objects with these ids and gives their JSON text as the event log would show them. Always in the order of
 *  their ids, so that two requests that lock several do not wait for each other. Ids that are not there are passed over.
 *  Who only means to update does not hold up others who write objects that refer to these. */
export async function lock(
  ctx: WriteContext,
  resource: Resource,
  ids: readonly string[],
  purpose: 'update' | 'delete' = 'update',
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.database.query<Written>(sql`
    select ${raw(columns(ctx, resource, resource.logged))} from ${name(resource.table)} t
    where ${scope(ctx, resource)} and t.id ${oneOf(ids)} order by t.id
    for ${raw(purpose === 'delete' ? 'update' : 'no key update')} of t`);
  return rows.map(whole);
}

type Apply = (ctx: WriteContext, resource: Resource, changes: Change[]) => Promise<void>;

async function carryOut(
  ctx: WriteContext,
  resource: Resource,
  changes: Change[],
  apply: Apply,
  options: WriteOptions,
): Promise<Change[]> {
  if (!options.derived) authorise(ctx, resource, changes);
  if (changes.length === 0) return changes;
  // Sent now and waited for below, so that it travels with the write itself; the transaction undoes that if it fails.
  const checked = checkReferences(ctx, resource, changes);
  checked.catch(() => {});
  const prepared = await prepare(ctx, resource, changes, checked);
  const real = changes.filter((change) => change.operation !== 'update' || differs(resource, change));
  if (real.length > 0) ctx.answer.writes++;
  await Promise.all([checked, real.length > 0 ? apply(ctx, resource, real) : null]);
  for (const change of real) record(ctx, resource, change, options.meta);
  if (real.length > 0) await resource.rules?.follow?.(ctx, real, prepared);
  return real;
}

async function prepare(
  ctx: WriteContext,
  resource: Resource,
  changes: Change[],
  checked: Promise<void>,
): Promise<unknown> {
  try {
    if (resource.custom) await applyCustomValues(ctx, resource, changes);
    return await resource.rules?.prepare?.(ctx, changes);
  } catch (error) {
    // Rules may stumble over a reference that leads nowhere: that is then what is wrong.
    await checked;
    throw error;
  }
}

function authorise(ctx: Context, resource: Resource, changes: Change[]): void {
  if (resource.manage) need(ctx, resource.manage);
  if (resource.owned) for (const change of changes) needOwnership(ctx, resource.owned, change);
}

/** Drops the values that an object has already, and says whether any is left to write. */
function differs(resource: Resource, { before, values }: Change): boolean {
  for (const key of Object.keys(values)) {
    const shown = key === 'custom' ? customOf(before ?? {}) : before?.[key];
    if (shown !== undefined && isDeepStrictEqual(shown, values[key])) delete values[key];
  }
  return Object.keys(values).some((key) => columnOf(resource, key) !== null);
}

const customOf = (object: Row): Row =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key.startsWith('custom.')));

/** The column that a value goes to: its field's; one that rules add and no field shows goes by its own name. Inputs that
 *  are not columns are for the rules alone. */
function columnOf(resource: Resource, key: string): string | null {
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

async function insertRows(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const rows = changes.map(
    (change): Row => ({
      ...columnsOf(resource, change),
      ...resource.fixed,
      id: change.id,
      organization_id: ctx.organization_id,
    }),
  );
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const written = await ctx.database.query<Returned>(sql`
    insert into ${name(resource.table)} as t (${list(names)}) ${
      rows.length === 1
        ? sql`values (${join(names.map((column) => bound(rows[0]?.[column])))})`
        : sql`
        select ${list(names)} from ${recordset(resource, rows)}`
    }
    ${returning(ctx, resource, changes)}`);
  readBack(ctx, changes, written);
}

async function updateRows(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const now = isoDateTime(ctx.clock());
  const all = changes.map((change): Row => {
    const audited = { date_updated: now, updated_by: ctx.user_id };
    return { ...audited, ...columnsOf(resource, change), id: change.id };
  });
  // Objects that get values for the same columns are written by one statement.
  const alike = Map.groupBy(all, (row) => Object.keys(row).sort().join());
  for (const rows of alike.values()) {
    const names = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
    const [only] = rows;
    const values =
      rows.length === 1 && only
        ? sql`${join(names.map((column) => sql`${name(column)} = ${bound(only[column])}`))}
            where ${scope(ctx, resource)} and t.id = ${only.id}`
        : sql`(${list(names)}) = row(${list(names, 'v.')}) from ${recordset(resource, rows)} v
            where ${scope(ctx, resource)} and t.id = v.id`;
    const written = await ctx.database.query<Returned>(
      sql`update ${name(resource.table)} t set ${values} ${returning(ctx, resource, changes)}`,
    );
    readBack(ctx, changes, written);
  }
}

/** Many rows as one JSON parameter: one shape of statement, whatever their number. */
const recordset = (resource: Resource, rows: Row[]): Sql =>
  sql`json_populate_recordset(null::${name(resource.table)}, ${JSON.stringify(rows)}::json)`;

/** A value as a parameter of its own, which for a single row takes half the time of a recordset. */
const bound = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);

async function deleteRows(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const ids = changes.map((change) => change.id);
  await ctx.database.query(
    sql`delete from ${name(resource.table)} t where ${scope(ctx, resource)} and t.id ${oneOf(ids)}`,
  );
}

interface Returned extends Written {
  id: string;
  answer?: string;
  answer_further?: string | null;
}

/** What a write gives back: each object as the event log keeps it and, where the request asks for the one object that
 *  it writes, that object as it is answered. */
function returning(ctx: WriteContext, resource: Resource, changes: Change[]): Sql {
  const logged = raw(columns(ctx, resource, resource.logged));
  const { selected } = ctx.answer;
  if (ctx.answer.resource !== resource || selected === null || changes.length !== 1 || resource.view) {
    return sql`returning t.id, ${logged}`;
  }
  return sql`returning t.id, ${logged}, ${answerColumns(ctx, resource, selected)}`;
}

function readBack(ctx: WriteContext, changes: Change[], written: Returned[]): void {
  const byId = new Map(changes.map((change) => [change.id, change]));
  for (const row of written) {
    const change = byId.get(row.id);
    if (!change) continue;
    change.text.after = whole(row);
    change.after = JSON.parse(change.text.after);
    if (row.answer !== undefined) ctx.answer.text = whole({ body: row.answer, further: row.answer_further ?? null });
  }
}

const list = (names: readonly string[], prefix = ''): Sql =>
  join(
    names.map((column) => sql`${raw(prefix)}${name(column)}`),
    ', ',
  );

export type { Change, Operation };
