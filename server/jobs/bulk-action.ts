// Carries out bulk actions, a part at a time, so that other jobs have their turn.
import { reasonOf } from '../core/reason.ts';
import { type Database, sql } from '../database/connect.ts';
import { isAway } from '../database/failure.ts';
import { countAttempt, failBulkAction, runBulkAction } from '../resources/bulk-action/run.ts';
import type { Job } from './job.ts';
import { onBehalf, withoutRole } from './on-behalf.ts';

export const bulkAction: Job = {
  name: 'bulk-action',
  async run(work, data) {
    const asked = await read(work.database, String(data.organization_id), String(data.id));
    if (!asked) return;
    const server = withoutRole(work, asked);
    const ctx = await onBehalf(work, asked);
    if (!ctx) return failBulkAction(server, asked.id, 'Who asked for it is no longer a member.');
    try {
      if (!(await runBulkAction(ctx, asked.id))) return;
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== null) return failBulkAction(ctx, asked.id, reason);
      // That the database was away is not the action's fault.
      if (isAway(error) || (await countAttempt(ctx, asked.id))) throw error;
      work.log.error({ err: error, bulk_action_id: asked.id }, 'a bulk action was given up');
      return;
    }
    await (await work.queue())(work.database, 'bulk-action', data);
  },
};

interface Asked {
  id: string;
  organization_id: string;
  created_by: string;
  zone: string;
  path: string;
}

async function read(database: Database, organization_id: string, id: string): Promise<Asked | undefined> {
  const [asked] = await database.query<Asked>(sql`
    select organization_id, id, created_by, zone,
      '/api/v1/bulk_action/' || case when kind = 'undo' then
        case when undone_id like 'bulkdelete%' then 'delete/' else 'edit/' end || undone_id || '/undo/' else kind || '/' end as path
    from bulk_action where organization_id = ${organization_id} and id = ${id}`);
  return asked;
}
