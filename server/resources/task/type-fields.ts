// What tasks of one type have and others do not (core.md §13.1). It is kept in `details` when the task is made; only what
// a task says of its opportunity is read from there, since it changes.
import { Type } from 'typebox';
import { int, json, text } from '../../core/field.ts';

const some = text({ nullable: true });
const list = json(Type.Array(Type.Any()), (value) => value);

export const typeFields = {
  // incoming_email, email_followup
  emails: list,
  email_id: some,
  subject: some,
  body_preview: some,
  // missed_call, voicemail, answered_detached_call, incoming_sms
  phone: some,
  phone_formatted: some,
  phone_number_description: some,
  local_phone: some,
  remote_phone: some,
  remote_phone_formatted: some,
  remote_phone_description: some,
  voicemail_duration: int({ nullable: true }),
  voicemail_url: some,
  recording_url: some,
  attachments: list,
  // outgoing_call
  step_id: some,
  // opportunity_due
  opportunity_note: some,
  opportunity_value: int({ nullable: true }),
  opportunity_value_currency: some,
  opportunity_value_formatted: some,
  opportunity_value_period: some,
};

export const typeValues = `case when t.type = 'opportunity_due' then (
  select jsonb_build_object('opportunity_note', o.note, 'opportunity_value', o.value,
    'opportunity_value_currency', g.currency, 'opportunity_value_period', o.value_period,
    'opportunity_value_formatted', format_money(o.value, g.currency_symbol, o.value_period))
  from opportunity o join organization g on g.id = o.organization_id
  where o.organization_id = t.organization_id and o.id = t.object_id) else t.details end`;
