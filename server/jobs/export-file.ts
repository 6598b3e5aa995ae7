// Makes the files of exports.
import { reasonOf } from '../core/reason.ts';
import { type Database, sql } from '../database/connect.ts';
import { isAway } from '../database/failure.ts';
import { countAttempt, failExport, runExport } from '../resources/export/run.ts';
import type { Job } from './job.ts';
import { onBehalf, withoutRole } from './on-behalf.ts';

export const exportFile: Job = {
  name: 'export-file',
  async run(work, data) {
    const asked = await read(work.database, String(data.organization_id), String(data.id));
    if (!asked) return;
    const server = withoutRole(work, asked);
    const ctx = await onBehalf(work, asked);
    if (!ctx) return failExport(server, asked.id, 'Who asked for it is no longer a member.');
    try {
      await runExport(ctx, asked.id);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== null) return failExport(server, asked.id, reason);
      // That the database was away is not the action's fault.
      if (isAway(error) || (await countAttempt(server, asked.id))) throw error;
      work.log.error({ err: error, export_id: asked.id }, 'an export was given up');
    }
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
    select organization_id, id, created_by, zone, '/api/v1/export/' || kind || '/' as path
    from export where organization_id = ${organization_id} and id = ${id}`);
  return asked;
}
