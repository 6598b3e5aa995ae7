// POST …/{id}/undo/, beyond Close's API: takes a bulk edit or a bulk delete back, as a job with a progress of its own.
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { notFound, refused } from '../../core/errors.ts';
import { need } from '../../core/permissions.ts';
import { selection } from '../../core/read.ts';
import { answerSchema, type Resource, type Row } from '../../core/resource.ts';
import { create, lock, writeAndRead } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import { bulkDelete, bulkUndo } from './bulk-action.ts';
import { DAYS, isPast, permissionFor } from './change-status.ts';

const EDIT = `For ${DAYS} days. Each object gets back what the event log says it had before, unless it has changed since; one that has is left as it is and counted.`;
const DELETE = `For ${DAYS} days. The objects come back with their ids, leads with their contacts, opportunities, tasks and activities, as the event log kept them.`;

export const undoing = (resource: Resource): Endpoint => ({
  method: 'POST',
  path: `${resource.path}:id/undo/`,
  tag: resource.name,
  summary: `Undo a ${resource.name.replaceAll('_', ' ')}`,
  description: resource === bulkDelete ? DELETE : EDIT,
  query: fieldsParameter,
  answer: answerSchema(bulkUndo),
  extension: true,
  async handle(ctx, { params, query }) {
    const undone_id = params.id ?? '';
    const enqueue = await ctx.queue();
    return writeAndRead(
      ctx,
      bulkUndo,
      async (inside) => {
        const [text] = await lock(inside, resource, [undone_id]);
        if (text === undefined) throw notFound(resource.class_name);
        need(ctx, permissionFor(undone_id));
        const { status, date_created, undo_id }: Row = JSON.parse(text);
        if (undo_id) throw refused(`It has been taken back already (${undo_id}).`);
        if (!['done', 'paused', 'error'].includes(String(status))) {
          throw refused(`A bulk action that is ${status} cannot be undone. Pause it first.`);
        }
        if (isPast(ctx, date_created)) throw refused(`A bulk action can be undone for ${DAYS} days.`);
        const [undone] = await inside.database.query<{ object_type: string }>(sql`
          select object_type from bulk_action where organization_id = ${ctx.organization_id} and id = ${undone_id}`);
        const values = { undone_id, object_type: undone?.object_type, zone: ctx.zone, status: 'created' };
        const [change] = await create(inside, bulkUndo.name, [values]);
        const id = change?.id ?? '';
        await enqueue(inside.database, 'bulk-action', { organization_id: ctx.organization_id, id });
        return id;
      },
      selection(bulkUndo, query.get('_fields')),
    );
  },
});
