// The statuses a lead can have, in the order people see them; the first is that of new leads (core.md §7).
import type { WriteContext } from '../core/context.ts';
import { refused } from '../core/errors.ts';
import { int, ref, text } from '../core/field.ts';
import { placeLast } from '../core/positions.ts';
import { type Change, resource, type Shape } from '../core/resource.ts';
import { sql } from '../database/connect.ts';

const fields = {
  id: text(),
  label: text({ writes: 'always', required: true, min: 1, max: 255 }),
  color: text({ writes: 'always', nullable: true, max: 100 }),
  organization_id: ref('organization'),
  position: int({ onRequest: true, description: 'x-ajar-extension: its place in the list, from 0.' }),
};

export type LeadStatus = Shape<typeof fields>;

export const leadStatus = resource({
  name: 'lead_status',
  class_name: 'LeadStatus',
  path: '/status/lead/',
  table: 'lead_status',
  prefix: 'stat',
  fields,
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'position',
  event: 'status.lead',
  manage: 'manage_customizations',
  rules: {
    async prepare(ctx, changes) {
      await placeLast(ctx, 'lead_status', changes);
      const deleted = changes.filter(({ operation }) => operation === 'delete');
      if (deleted.length > 0) await refuseNeeded(ctx, deleted);
    },
  },
});

/** A status that leads have stays, and so does the last one, since new leads need one. */
async function refuseNeeded(ctx: WriteContext, deleted: Change<LeadStatus>[]): Promise<void> {
  const ids = deleted.map(({ id }) => id);
  const [found] = await ctx.database.query<{ used: boolean; left_over: boolean }>(sql`
    select exists (select from lead l where l.organization_id = ${ctx.organization_id}
        and l.status_id = any(${ids}::text[])) as used,
      exists (select from lead_status t where t.organization_id = ${ctx.organization_id}
        and t.id <> all(${ids}::text[])) as left_over`);
  if (found?.used) throw refused('There are leads with this status. Give them another status before you delete it.');
  if (!found?.left_over) throw refused('The last lead status cannot be deleted.');
}
