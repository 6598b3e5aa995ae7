// DELETE /task/, beyond Close's API: deletes all tasks that a filter picks, all of them or none.
import { Type } from 'typebox';
import { filterParameters } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { remove, transaction } from '../../core/write.ts';
import { pickTasks } from './bulk-update.ts';
import { task } from './task.ts';

export const bulkDeleteTasks: Endpoint = {
  method: 'DELETE',
  path: '/task/',
  tag: 'task',
  summary: 'Delete all tasks that match a filter',
  description: 'At most 1000 tasks, all or none. A request without any filter is refused.',
  query: filterParameters(task),
  answer: Type.Object({ ok: Type.Boolean(), count: Type.Integer() }),
  extension: true,
  async handle(ctx, { query }) {
    const removed = await transaction(ctx, async (inside) => remove(inside, 'task', await pickTasks(inside, query)));
    return { ok: true, count: removed.length };
  },
};
