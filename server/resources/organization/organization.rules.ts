// What happens around the writes of an organization: its currency's symbol, and the order of its lead statuses.
import type { WriteContext } from '../../core/context.ts';
import { invalidField } from '../../core/errors.ts';
import type { Rules } from '../../core/resource.ts';
import { update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import type { Organization } from './organization.ts';

export const rules: Rules<Organization> = {
  async prepare(ctx, changes) {
    for (const { values } of changes) {
      if (values.currency) values.currency_symbol = symbolOf(values.currency);
      if (values.lead_statuses) await arrange(ctx, values.lead_statuses as unknown as string[]);
    }
  },
};

function symbolOf(currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** Statuses are arranged here; they are made and deleted as objects of their own (core.md §3). */
async function arrange(ctx: WriteContext, ids: string[]): Promise<void> {
  const rows = await ctx.database.query<{ id: string; position: number }>(sql`
    select id, position from lead_status where organization_id = ${ctx.organization_id} order by id for update`);
  const positions = new Map(rows.map((row) => [row.id, row.position]));
  const listed = new Set(ids);
  if (listed.size !== ids.length || listed.size !== rows.length || ids.some((id) => !positions.has(id))) {
    throw invalidField('lead_statuses', 'The list must have every lead status of the organization once.');
  }
  const moved = ids.filter((id, position) => positions.get(id) !== position);
  await update(ctx, 'lead_status', moved, ({ id }) => ({ position: ids.indexOf(id as string) }), { derived: true });
}
