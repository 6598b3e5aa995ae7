// PUT /task/: one change to all tasks that a filter picks (core.md §13.4). All of them change or none does, and the
// number of statements does not depend on how many they are.
import { Type } from 'typebox';
import { admission } from '../../core/admission.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { filterParameters } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { badRequest, refused } from '../../core/errors.ts';
import { readBody } from '../../core/input.ts';
import { filterOf, filters, type Parameters } from '../../core/list-params.ts';
import { bodySchema, type Change, type Row } from '../../core/resource.ts';
import { lockWhere, transaction, update } from '../../core/write.ts';
import { task } from './task.ts';

const MOST = 1000;
/** Parameters of the list that a client may send along. */
const ignored = { schema: Type.String(), description: 'Has no effect.' };

export const bulkUpdateTasks: Endpoint = {
  method: 'PUT',
  path: '/task/',
  tag: 'task',
  summary: 'Update all tasks that match a filter',
  description: `At most ${MOST} tasks, all or none. A request without any filter is refused.`,
  query: { ...filterParameters(task), _order_by: ignored, _fields: ignored },
  body: bodySchema(task, 'update'),
  answer: Type.Object({ ok: Type.Boolean() }),
  async handle(ctx, { query, body }) {
    const values = readBody(ctx, task, body, 'update');
    await updateTasks(ctx, query, values);
    return { ok: true };
  },
};

/** Two at a time keep both sides of the connection busy; sixteen at once took 500 MB. Those of one organization do not keep
 *  others waiting. */
const large = admission({ total: 4, per_caller: 2, per_organization: 2, patience_ms: 60_000 });

/** Updates all tasks that a bulk request's filters pick, in one transaction. */
export async function updateTasks(
  ctx: Context,
  query: Parameters,
  values: Row | ((before: Row) => Row),
): Promise<Change[]> {
  // What holds a connection already waits for nobody.
  const leave = ctx.in_transaction ? null : await large.enter(ctx);
  try {
    return await transaction(ctx, async (inside) => update(inside, 'task', await pickTasks(inside, query), values));
  } finally {
    leave?.();
  }
}

/** Whether a parameter picks some tasks of all there are. */
const narrows = (name: string, value: string): boolean =>
  filterOf(task, name) !== null || (['_type', '_type__in', 'view'].includes(name) && value !== 'all');

/** The ids of the tasks that a bulk request's filters pick, locked. */
export async function pickTasks(ctx: WriteContext, query: Parameters): Promise<string[]> {
  const picks = [...query].some(([name, value]) => narrows(name, value));
  if (!picks) throw badRequest('A bulk request needs at least one filter, such as id__in, assigned_to or lead_id.');
  const ids = await lockWhere(ctx, 'task', await filters(ctx, task, query), MOST + 1);
  if (ids.length > MOST) throw refused(`It's not allowed to update more than ${MOST} objects at once`);
  return ids;
}
