// The one door for writes: the only module that inserts, updates or deletes rows of a resource. However many objects a
// request writes, the number of statements is the same.
import { isDeepStrictEqual } from 'node:util';
import { type Database, name, raw, type Sql, sql } from '../database/connect.ts';
import type { Context, PendingAnswer, WriteContext } from './context.ts';
import { fitKept } from './custom-conversion.ts';
import { applyCustomValues, customOf } from './custom-values.ts';
import { newId } from './ids.ts';
import { isoDateTime } from './moments.ts';
import { need, needOwnership } from './permissions.ts';
import { columns, oneOf, ownName, readOne, scope, type Written, whole } from './read.ts';
import { checkReferences, explained } from './references.ts';
import type { Change, Operation, Resource, Row, Selection } from './resource.ts';
import { columnOf, deleteRows, insertRows, updateRows } from './rows.ts';

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

/** The context of a write in a transaction that is under way. */
export const insideOf = (ctx: Context, database: Database, asked: Asked = NOTHING): WriteContext => ({
  ...ctx,
  database,
  logs: true,
  written: new Set(),
  own_name: null,
  meta: {},
  answer: { ...asked, writes: 0, text: null, announced: false },
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
      (_database, { inside, result }) => read(inside, result),
    );
  } catch (error) {
    throw explained(error);
  }
}

export interface WriteOptions {
  /** Follows from another write that the caller was allowed to make, so it needs no permission of its own. */
  derived?: true;
  /** Objects as they once were come back: their values are what was kept, so no rules look at them, and nothing follows. Only
   *  custom field values are made to fit what the fields are now. */
  restored?: true;
  /** Contacts that come back after restored objects, the lead of each by its id: custom fields may name them. */
  coming?: ReadonlyMap<string, string>;
  /** What the events say beside the request: the bulk action that it belongs to. */
  meta?: Row;
  /** What an object that is updated had before in fields that other rows make up and that have changed already. */
  was?: (before: Row) => Row | null;
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
    const was = options.was?.(before) ?? null;
    return newChange('update', before.id as string, values, { ...before, ...was }, was);
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
    return newChange('delete', before.id as string, {}, before);
  });
  return carryOut(ctx, resource, changes, deleteRows, options);
}

/** Has objects count as updated now, by the caller, though no other value of theirs changes. One statement, since
 *  nothing has to be known of them before. */
export async function touch(ctx: WriteContext, resource_name: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  ctx.answer.writes++;
  const changes = ids.map((id) => newChange('update', id, {}));
  await updateRows(ctx, ctx.resource(resource_name), changes, {});
}

/** Locks a resource's objects that a condition on row `t` picks, at most `limit`, and gives their ids. One that another
 *  request changes meanwhile is waited for, and is only picked if the condition still does. */
export async function lockWhere(
  ctx: WriteContext,
  resource_name: string,
  condition: Sql,
  limit: number,
): Promise<string[]> {
  const resource = ctx.resource(resource_name);
  const rows = await ctx.database.query<{ id: string }>(sql`
    select t.id from ${name(resource.table)} t where ${scope(ctx, resource)} and ${condition}
    order by t.id limit ${limit} for no key update of t`);
  return rows.map((row) => row.id);
}

export function newChange(
  operation: Operation,
  id: string,
  values: Row,
  before: Row | null = null,
  was: Row | null = null,
): Change {
  return { operation, id, before, after: null, was, also: [], values };
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
  const rows = await ctx.database.query<Written & { own_name: string }>(sql`
    select ${ownName(ctx)}, ${raw(columns(ctx, resource, resource.logged))} from ${name(resource.table)} t
    where ${scope(ctx, resource)} and t.id ${oneOf(ids)} order by t.id
    for ${raw(purpose === 'delete' ? 'update' : 'no key update')} of t`);
  ctx.own_name = rows[0]?.own_name ?? null;
  return rows.map(whole);
}

type Apply = (ctx: WriteContext, resource: Resource, changes: Change[], options: WriteOptions) => Promise<void>;

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
  const prepared = options.restored
    ? await keep(ctx, resource, changes, checked, options)
    : await prepare(ctx, resource, changes, checked);
  const real = changes.filter((change) => change.operation !== 'update' || differs(resource, change));
  if (real.length > 0) ctx.answer.writes++;
  // Both have ended before either is thrown: the rollback that follows must not overtake a statement.
  const outcomes = await Promise.allSettled([checked, real.length > 0 ? apply(ctx, resource, real, options) : null]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  if (real.length > 0 && !options.restored) await resource.rules?.follow?.(ctx, real, prepared);
  return real;
}

async function keep(
  ctx: WriteContext,
  resource: Resource,
  changes: Change[],
  checked: Promise<void>,
  { coming }: WriteOptions,
): Promise<void> {
  await checked;
  if (resource.custom) await fitKept(ctx, resource, changes, coming);
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

export function authorise(ctx: Context, resource: Resource, changes: Change[]): void {
  if (resource.manage) need(ctx, resource.manage);
  if (resource.owned) for (const change of changes) needOwnership(ctx, resource.owned, change);
}

/** Drops the values that an object has already, and says whether any is left to write. */
export function differs(resource: Resource, { before, values }: Change): boolean {
  for (const key of Object.keys(values)) {
    const shown = key === 'custom' ? customOf(before ?? {}) : before?.[key];
    if (shown !== undefined && isDeepStrictEqual(shown, values[key])) delete values[key];
  }
  return Object.keys(values).some((key) => columnOf(resource, key) !== null);
}

export type { Change, Operation };
