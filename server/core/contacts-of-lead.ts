// The contact of a task or an opportunity is one of its lead's.
import { sql } from '../database/connect.ts';
import type { WriteContext } from './context.ts';
import { DOES_NOT_EXIST, invalidField } from './errors.ts';
import type { Change } from './resource.ts';

interface OfContact {
  lead_id: string | null;
  contact_id: string | null;
}

/** Refuses a contact of another lead. Of an object that moves to another lead, a contact that stays behind is let go. */
export async function settleContacts<S extends OfContact>(ctx: WriteContext, changes: Change<S>[]): Promise<void> {
  const placed = changes.filter(({ values }) => values.contact_id || values.lead_id !== undefined);
  const contactOf = ({ before, values }: Change<S>) =>
    values.contact_id !== undefined ? values.contact_id : before?.contact_id;
  const ids = placed.map(contactOf).filter((id) => typeof id === 'string');
  if (ids.length === 0) return;
  const rows = await ctx.database.query<{ id: string; lead_id: string }>(sql`
    select k.id, k.lead_id from contact k
    where k.organization_id = ${ctx.organization_id} and k.id = any(${ids}::text[])`);
  const leads = new Map(rows.map((row) => [row.id, row.lead_id]));
  for (const change of placed) {
    const id = contactOf(change);
    const lead_id = change.values.lead_id ?? change.before?.lead_id;
    if (!id || leads.get(id) === lead_id) continue;
    if (change.values.contact_id) throw invalidField('contact', DOES_NOT_EXIST);
    Object.assign(change.values, { contact_id: null });
  }
}
