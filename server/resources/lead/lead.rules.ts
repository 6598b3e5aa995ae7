// What happens around the writes of a lead.
import type { Rules } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import type { Lead } from './lead.ts';

export const rules: Rules<Lead> = {
  async prepare(ctx, changes) {
    for (const change of changes) {
      if (change.operation !== 'create') continue;
      const [first] = await ctx.database.query<{ id: string }>(
        sql`select id from lead_status where organization_id = ${ctx.organization_id} order by position limit 1`,
      );
      change.values.status_id ??= first?.id ?? '';
      change.values.display_name = change.values.name || 'Untitled';
      change.values.custom = {};
    }
  },
};
