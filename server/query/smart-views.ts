// Which smart views there are for whom, and what they show.
import type { EventRow } from '../core/event-row.ts';
import { raw, type Sql, sql } from '../database/connect.ts';

/** What a smart view shows, by its `type`: the object type of queries. */
export const SHOWN: Record<string, string> = {
  lead: 'lead',
  contact: 'contact',
  opportunity: 'opportunity',
  call: 'activity.call',
  email: 'activity.email',
  sms: 'activity.sms',
  meeting: 'activity.meeting',
  note: 'activity.note',
  whatsapp_message: 'activity.whatsapp_message',
  custom_activity: 'activity.custom_activity',
  form_submission: 'activity.form_submission',
};

/** SQL for a smart view on row `t` being one that this user may see: their own, or shared with them. */
export const visibleTo = (user_id: string | Sql, row = 't'): Sql =>
  sql`(${raw(row)}.user_id = ${user_id} or ${raw(row)}.sharing_settings @> '{"whole_org": true}'
    or ${raw(row)}.sharing_settings -> 'user_ids' ? ${user_id})`;

/** SQL for row `t` of the event log being one that this user may see: of smart views, only what they could see of the view
 *  as it was then. That is looked up for those events alone, so the others are still picked from an index. */
export const eventVisibleTo = (user_id: string): Sql =>
  sql`(t.object_type <> 'saved_search' or (
    select ${visibleTo(user_id, 'v')} from event e,
      jsonb_to_record(coalesce(e.data, e.previous_data)::jsonb) as v (user_id text, sharing_settings jsonb)
    where e.organization_id = t.organization_id and e.sequence = t.sequence))`;

/** The same for an event that has been read. */
export function isEventVisibleTo(user_id: string | null, event: EventRow): boolean {
  if (event.object_type !== 'saved_search') return true;
  const view = JSON.parse(event.data ?? event.previous_data ?? '{}');
  const { whole_org = false, user_ids = [] } = view.sharing_settings ?? {};
  return view.user_id === user_id || whole_org || user_ids.includes(user_id);
}
