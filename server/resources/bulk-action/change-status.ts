// PUT {status}: holds a bulk action, and lets one go on that was held or has failed.
import type { Context } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { invalidField, notFound, REQUIRED, refused } from '../../core/errors.ts';
import { choice } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { need, type Permission } from '../../core/permissions.ts';
import { selection } from '../../core/read.ts';
import { answerSchema, bodySchema, type Resource, type Row } from '../../core/resource.ts';
import { lock, update, writeAndRead } from '../../core/write.ts';
import { bulkUndo, type Status } from './bulk-action.ts';

/** How long a bulk action can be resumed or taken back. */
export const DAYS = 7;
const DAY_MS = 86_400_000;

/** Whether something that the log dates so is too old to be resumed or taken back. */
export const isPast = (ctx: Context, date: unknown): boolean =>
  ctx.clock().getTime() - new Date(String(date)).getTime() > DAYS * DAY_MS;

/** What a bulk action needs; one that takes another back needs what that one did. */
export const permissionFor = (id: string): Permission => (id.startsWith('bulkdelete_') ? 'bulk_delete' : 'bulk_edit');

const RUNNING: readonly Status[] = ['created', 'loading', 'processing', 'resuming'];

export const changingStatus = (resource: Resource): Endpoint => {
  const status = choice(['paused', 'resuming'], { writes: 'update' });
  const fields = { ...resource.fields, status };
  return {
    method: 'PUT',
    path: `${resource.path}:id/`,
    tag: resource.name,
    summary: `Pause or resume a ${resource.name.replaceAll('_', ' ')}`,
    description: `One that is paused, or has ended with an error, can be resumed for ${DAYS} days.`,
    query: fieldsParameter,
    body: bodySchema({ fields: { status } }, 'update'),
    answer: answerSchema(resource),
    ...(resource === bulkUndo ? { extension: true } : {}),
    async handle(ctx, { params, query, body }) {
      const id = params.id ?? '';
      const { status: asked } = readBody(ctx, { fields }, body, 'update');
      if (asked === undefined) throw invalidField('status', REQUIRED);
      const enqueue = await ctx.queue();
      return writeAndRead(
        ctx,
        resource,
        async (inside) => {
          const [text] = await lock(inside, resource, [id]);
          if (text === undefined) throw notFound(resource.class_name);
          const before: Row = JSON.parse(text);
          need(ctx, permissionFor(String(before.undone_id ?? id)));
          check(ctx, before, asked as Status);
          await update(inside, resource.name, [id], { status: asked, error: null, attempts: 0 });
          if (asked === 'resuming') {
            await enqueue(inside.database, 'bulk-action', { organization_id: ctx.organization_id, id });
          }
          return id;
        },
        selection(resource, query.get('_fields')),
      );
    },
  };
};

function check(ctx: Context, { status, date_updated, undo_id }: Row, asked: Status): void {
  if (asked === 'paused') {
    if (!RUNNING.includes(status as Status)) throw refused(`A bulk action that is ${status} cannot be paused.`);
    return;
  }
  if (status !== 'paused' && status !== 'error') throw refused(`A bulk action that is ${status} cannot be resumed.`);
  if (undo_id) throw refused('A bulk action that has been taken back cannot be resumed.');
  if (isPast(ctx, date_updated)) throw refused(`A bulk action can be resumed for ${DAYS} days.`);
}
