// Which smart views there are for whom, and what they show.
import { type Sql, sql } from '../database/connect.ts';

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
export const visibleTo = (user_id: string | Sql): Sql =>
  sql`(t.user_id = ${user_id} or t.sharing_settings @> '{"whole_org": true}' or t.sharing_settings -> 'user_ids' ? ${user_id})`;
