// What happens around the writes of an activity, whichever type it has.
import type { WriteContext } from '../../core/context.ts';
import { DOES_NOT_EXIST, invalidField } from '../../core/errors.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';

/** The rules of every type, then those of one. */
export const rulesOf = (own: Rules = {}): Rules => ({
  ...own,
  async prepare(ctx, changes) {
    for (const change of changes) fill(ctx, change);
    await checkContacts(ctx, changes);
    await own.prepare?.(ctx, changes);
  },
});

function fill(ctx: WriteContext, { operation, before, values }: Change): void {
  if (operation === 'create') {
    values.user_id ??= ctx.user_id;
    values.created_by = values.created_by_id ?? values.created_by;
    values.activity_at ??= values.date_created;
  }
  if (values.activity_at === null) values.activity_at = before?.date_created;
}

/** An activity is with a contact of its own lead. */
async function checkContacts(ctx: WriteContext, changes: Change[]): Promise<void> {
  const placed = changes.filter(({ values }) => values.contact_id);
  if (placed.length === 0) return;
  const ids = placed.map(({ values }) => values.contact_id);
  const rows = await ctx.database.query<{ id: string; lead_id: string }>(sql`
    select id, lead_id from contact where organization_id = ${ctx.organization_id} and id = any(${ids}::text[])`);
  const leads = new Map(rows.map((row) => [row.id, row.lead_id]));
  for (const { before, values } of placed) {
    const lead_id = values.lead_id ?? before?.lead_id;
    if (leads.get(values.contact_id as string) !== lead_id) throw invalidField('contact', DOES_NOT_EXIST);
  }
}
