// How a bulk action is carried out: its objects are fixed with one statement, then changed batch by batch. A batch, what
// became of each of its objects and the counters are one transaction, so that whoever goes on after a kill does nothing a
// second time.
import { setImmediate } from 'node:timers/promises';
import type { Context, WriteContext } from '../../core/context.ts';
import { scope } from '../../core/read.ts';
import { reasonOf } from '../../core/reason.ts';
import type { Row } from '../../core/resource.ts';
import { transaction, update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { pick, picked } from '../../query/population.ts';
import type { Status } from './bulk-action.ts';
import { type Outcome, type Outcomes, type Perform, type Stored, skipped } from './outcome.ts';
import { editObjects, removeObjects } from './perform.ts';
import { restoreObjects } from './restore.ts';
import { revertObjects } from './revert.ts';

/** So many objects in one transaction: enough that statements cost little, few enough that others are not kept waiting. */
const BATCH = 200;
/** After so many transactions other jobs have their turn. */
const TURN = 25;

/** Carries a bulk action out, or a good part of it. Says whether there is more to do. */
export async function runBulkAction(ctx: Context, id: string): Promise<boolean> {
  const action = await begin(ctx, id);
  if (!action) return false;
  const perform = await performer(ctx, action);
  let size = BATCH;
  let taken = 0;
  const note = (count: number): void => {
    taken = count;
  };
  for (let step = 0; step < TURN; step++) {
    // On the embedded database a whole action would be done before the next request is even read.
    await setImmediate();
    try {
      if (!(await takeStep(ctx, action, size, perform, note))) return false;
      size = Math.min(BATCH, size * 2);
    } catch (error) {
      // One object that is refused takes its batch with it: smaller ones find it, and it is noted alone.
      const reason = reasonOf(error);
      if (reason === null) throw error;
      if (taken <= 1) await takeStep(ctx, action, 1, failing(reason), note);
      size = Math.ceil(Math.min(size, taken) / 2) || 1;
    }
  }
  return true;
}

/** Ends a bulk action that comes to nothing, with the reason that its reader sees. */
export async function failBulkAction(ctx: Context, id: string, error: string): Promise<void> {
  const action = await read(ctx, id);
  if (action) await transaction(ctx, (inside) => change(inside, action, { status: 'error', error }));
}

/** Counts an attempt that ended with a fault of the server's. Says whether there is to be another. */
export async function countAttempt(ctx: Context, id: string): Promise<boolean> {
  const action = await read(ctx, id);
  if (!action) return false;
  const [row] = await ctx.database.query<{ attempts: number }>(sql`
    select attempts from bulk_action where organization_id = ${ctx.organization_id} and id = ${id}`);
  const attempts = (row?.attempts ?? 0) + 1;
  const given_up = attempts >= MOST_ATTEMPTS;
  const values = given_up ? { attempts, status: 'error', error: FAULT } : { attempts };
  await transaction(ctx, (inside) => change(inside, action, values));
  return !given_up;
}

const MOST_ATTEMPTS = 5;
const FAULT = 'Something went wrong in the server; its log says what.';

async function read(ctx: Context, id: string): Promise<Stored | undefined> {
  const [action] = await ctx.database.query<Stored>(sql`
    select id, kind, status, object_type, lead_status_id, custom_field_id, custom_field_operation, value, undone_id, query,
      s_query, sort, results_limit, n_objects
    from bulk_action where organization_id = ${ctx.organization_id} and id = ${id}`);
  return action;
}

const change = (ctx: WriteContext, { kind, id }: Stored, values: Row | ((before: Row) => Row)) =>
  update(ctx, `bulk_${kind}`, [id], values, { derived: true });

const TO_RUN: readonly Status[] = ['created', 'loading', 'processing', 'resuming'];

/** Fixes the objects, if they are not yet. Null when there is nothing to do, as while it is paused. */
async function begin(ctx: Context, id: string): Promise<Stored | null> {
  const action = await read(ctx, id);
  if (!action || !TO_RUN.includes(action.status)) return null;
  const isLoaded = action.n_objects !== null;
  await moveTo(ctx, action, isLoaded ? 'processing' : 'loading', TO_RUN);
  if (!isLoaded) await load(ctx, action);
  return action;
}

function moveTo(ctx: Context, action: Stored, status: Status, from: readonly Status[]): Promise<unknown> {
  return transaction(ctx, async (inside) => {
    if (from.includes(await lockedStatus(inside, action))) await change(inside, action, { status });
  });
}

async function load(ctx: Context, action: Stored): Promise<void> {
  await transaction(ctx, async (inside) => {
    if ((await lockedStatus(inside, action)) !== 'loading') return;
    const rows =
      action.kind === 'undo' ? objectsDoneBy(inside, action) : await picked(inside, action, action.object_type);
    const counts = await pick(inside, action.id, rows);
    await change(inside, action, { status: 'processing', ...counts });
  });
}

/** An undo is about what the other action has done. */
const objectsDoneBy = (ctx: Context, { undone_id }: Stored) => sql`
  select p.object_id as id, p.position, p.lead_id from picked_object p
  where p.organization_id = ${ctx.organization_id} and p.picked_by = ${undone_id} and p.state = 'done'`;

/** The status, which nobody changes until the transaction ends. */
async function lockedStatus(ctx: WriteContext, { kind, id }: Stored): Promise<Status> {
  const resource = ctx.resource(`bulk_${kind}`);
  const [row] = await ctx.database.query<{ status: Status }>(sql`
    select t.status from bulk_action t where ${scope(ctx, resource)} and t.id = ${id} for no key update`);
  return row?.status ?? 'error';
}

interface Taken {
  position: number;
  object_id: string;
  is_first_of_lead: boolean;
}

/** One batch. Says whether there is another. */
function takeStep(
  ctx: Context,
  action: Stored,
  size: number,
  perform: Perform,
  note: (taken: number) => void,
): Promise<boolean> {
  return transaction(ctx, async (inside) => {
    note(0);
    if ((await lockedStatus(inside, action)) !== 'processing') return false;
    const rows = await inside.database.query<Taken>(sql`
      select p.position, p.object_id, p.is_first_of_lead from picked_object p
      where p.organization_id = ${ctx.organization_id} and p.picked_by = ${action.id} and p.state = 'pending'
      order by p.position limit ${size}`);
    note(rows.length);
    const ids = rows.map((row) => row.object_id);
    const outcomes = await perform({ ...inside, meta: { bulk_action_id: action.id } }, ids);
    await mark(inside, action, rows, outcomes);
    const is_last = rows.length < size;
    await change(inside, action, (before) => ({
      ...counted(before, rows, outcomes),
      attempts: 0,
      ...(is_last ? { status: 'done' } : {}),
    }));
    return !is_last;
  });
}

const failing =
  (reason: string): Perform =>
  async (_ctx, ids) =>
    new Map(ids.map((id) => [id, { state: 'failed', reason }]));

const GONE = skipped('It is gone.');

async function mark(ctx: WriteContext, { id }: Stored, rows: Taken[], outcomes: Outcomes): Promise<void> {
  if (rows.length === 0) return;
  const all = (value: (outcome: Outcome) => string | null) =>
    rows.map(({ object_id }) => value(outcomes.get(object_id) ?? GONE));
  await ctx.database.query(sql`
    update picked_object p set state = v.state, reason = v.reason
    from unnest(${rows.map((row) => String(row.position))}::text[], ${all((outcome) => outcome.state)}::text[],
      ${all((outcome) => outcome.reason)}::text[]) as v (position, state, reason)
    where p.organization_id = ${ctx.organization_id} and p.picked_by = ${id} and p.position = v.position::int`);
}

function counted(before: Row, rows: Taken[], outcomes: Outcomes): Row {
  const plus = (name: string, count: number): Row => ({ [name]: (before[name] as number) + count });
  const states = rows.map(({ object_id }) => (outcomes.get(object_id) ?? GONE).state);
  return {
    ...plus('n_objects_processed', rows.length),
    ...plus('n_leads_processed', rows.filter((row) => row.is_first_of_lead).length),
    ...plus('n_objects_skipped', states.filter((state) => state === 'skipped').length),
    ...plus('n_objects_failed', states.filter((state) => state === 'failed').length),
  };
}

async function performer(ctx: Context, action: Stored): Promise<Perform> {
  if (action.kind === 'edit') return editObjects(action);
  if (action.kind === 'delete') return removeObjects(action);
  const undone = await read(ctx, action.undone_id ?? '');
  if (!undone) throw new Error(`the bulk action ${action.undone_id} is not there`);
  return undone.kind === 'edit' ? revertObjects(undone) : restoreObjects(undone);
}
