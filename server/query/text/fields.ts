// The names that fields, and what is nested, have in search texts, by the kind of object. A name that is not here is the
// field's own (server/query/vocabulary.ts). `contact/title` is the title of some contact.
import { type SearchField, searchObject } from '../vocabulary.ts';

/** What this server keeps none of, such as the moment of the last call; and how many there are of it. */
const NEVER = 'never';
const NONE = 'none';

const audited = { created: 'date_created', updated: 'date_updated' };
const EMAIL = 'contact_email/email';
const PHONE = 'contact_phone/phone';

const LEAD: Record<string, string> = {
  ...audited,
  lead_id: 'id',
  company: 'name',
  status: 'status_id',
  lead_status: 'status_id',
  original_lead_status: 'original_status_id',
  original_status: 'original_status_id',
  contact: 'contact/name',
  title: 'contact/title',
  contacts: 'num_contacts',
  email_address: `contact/${EMAIL}`,
  email: `contact/${EMAIL}`,
  email_addresses: 'num_email_addresses',
  emails: 'num_email_addresses',
  phone: `contact/${PHONE}`,
  phone_number: `contact/${PHONE}`,
  phones: 'num_phone_numbers',
  phone_numbers: 'num_phone_numbers',
  urls: 'num_urls',
  note: 'activity.note/note',
  address: 'address/location',
  address_1: 'address/address_1',
  address_2: 'address/address_2',
  city: 'address/city',
  state: 'address/state',
  zipcode: 'address/zipcode',
  country: 'address/country',
  location: 'address/location',
  addresses: 'num_addresses',
  activities: 'num_activities',
  notes: 'num_notes',
  tasks: 'num_tasks',
  opportunities: 'num_opportunities',
  calls: NONE,
  times_communicated: NONE,
  last_called: NEVER,
  last_emailed: NEVER,
  first_emailed: NEVER,
  email_opened: NEVER,
  email_last_opened: NEVER,
};

const CONTACT: Record<string, string> = {
  ...audited,
  contact_id: 'id',
  contact: 'name',
  lead: 'lead/display_name',
  lead_status: 'lead/status_id',
  email_address: EMAIL,
  email: EMAIL,
  emails: 'emails_count',
  phone: PHONE,
  phone_number: PHONE,
  phones: 'phones_count',
  url: 'contact_url/url',
  urls: 'urls_count',
};

const OPPORTUNITY: Record<string, string> = {
  ...audited,
  opportunity_id: 'id',
  status: 'status_id',
  original_status: 'original_status_id',
  pipeline: 'pipeline_id',
  user: 'user_id',
  contact: 'contact/name',
  lead: 'lead/display_name',
  lead_name: 'lead/display_name',
  lead_status: 'lead/status_id',
};

const TASK: Record<string, string> = {
  ...audited,
  type: '_type',
  due: 'date',
  user: 'assigned_to',
  complete: 'is_complete',
  completed: 'is_complete',
  contact: 'contact/name',
  lead: 'lead/display_name',
};

const ACTIVITY: Record<string, string> = {
  ...audited,
  type: '_type',
  date: 'activity_at',
  user: 'user_id',
  contact: 'contact/name',
  lead: 'lead/display_name',
  old_status: 'old_status_id',
  new_status: 'new_status_id',
  text: 'note',
};

const TABLES: Record<string, Record<string, string>> = {
  lead: LEAD,
  contact: CONTACT,
  opportunity: OPPORTUNITY,
  task: TASK,
  activity: ACTIVITY,
  contact_email: { email_address: 'email' },
};

const tableOf = (object_type: string): Record<string, string> => TABLES[object_type.split('.')[0] ?? ''] ?? {};

export interface Target {
  /** The related objects on the way, and the one that has the field. */
  path: string[];
  field_name: string;
  field: SearchField;
}

/** Of calls, e-mails, messages and meetings there are none here: a count of them is 0, a date has no value. */
export type Absent = { absent: typeof NEVER | typeof NONE };

/** The field that a name means; null when there is none. */
export function fieldNamed(object_type: string, name: string): Target | Absent | null {
  const table = tableOf(object_type);
  const own = name.toLowerCase();
  const said = (Object.hasOwn(table, own) ? table[own] : undefined) ?? own;
  if (said === NEVER || said === NONE) return { absent: said };
  const steps = said.split('/');
  const field_name = steps.pop() ?? '';
  const path = [object_type, ...steps];
  const fields = searchObject(path.at(-1) ?? '')?.fields ?? {};
  const field = Object.hasOwn(fields, field_name) ? fields[field_name] : undefined;
  if (field && !field.shown_only) return { path, field_name, field };
  return object_type === 'lead' ? absentOf(own) : null;
}

const KIND = 'calls?|emails?|emailed|sms|meetings?|communication|voicemail';
const COUNTED = new RegExp(`^num_(?:\\w+_)?(?:${KIND})(?:_attachments)?$`);
const FIRST_OR_LAST = new RegExp(`^(?:first|last)_(?:\\w+_)?(?:${KIND})(?:_\\w+)?$`);

/** No such name is as long, and the expressions try each kind that a name has in it. */
const LONGEST_ABSENT = 200;

/** The computed fields of leads about what is not kept here (§5.7). */
function absentOf(name: string): Absent | null {
  if (name.length > LONGEST_ABSENT) return null;
  if (COUNTED.test(name)) return { absent: NONE };
  return FIRST_OR_LAST.test(name) ? { absent: NEVER } : null;
}

export const fieldNames = (object_type: string): string[] => [
  ...Object.keys(tableOf(object_type)),
  ...Object.keys(searchObject(object_type)?.fields ?? {}),
];

const CLAUSES: Record<string, string> = {
  contact: 'contact',
  lead: 'lead',
  opportunity: 'opportunity',
  task: 'task',
  note: 'activity.note',
  activity: 'activity',
  address: 'address',
  lead_status_change: 'activity.lead_status_change',
  opportunity_status_change: 'activity.opportunity_status_change',
  task_completed: 'activity.task_completed',
};

/** Nested clauses about what is not kept here: nothing matches them. */
export const ABSENT_CLAUSES: readonly string[] = [
  'call',
  'email',
  'email_thread',
  'sms',
  'whatsapp_message',
  'meeting',
  'custom_activity',
  'form_submission',
  'sequence_subscription',
];

/** The types on the way to what a nested clause is about: what belongs to the object itself, else to its lead. */
export function clausePath(object_type: string, name: string): string[] | null {
  const own = name === 'status_change' && object_type === 'lead' ? 'lead_status_change' : name;
  const type = CLAUSES[own === 'status_change' ? 'opportunity_status_change' : own];
  if (type === undefined) return null;
  if (isRelated(object_type, type)) return [type];
  return isRelated(object_type, 'lead') && isRelated('lead', type) ? ['lead', type] : null;
}

export function clauseNames(object_type: string): string[] {
  const named = ['status_change', ...Object.keys(CLAUSES)].filter((name) => clausePath(object_type, name));
  return [...named, ...statusClauses(object_type), ...ABSENT_CLAUSES];
}

/** `lead_status(status:… on:…)`: the status that something had at a moment. */
export const statusClauses = (object_type: string): string[] =>
  object_type === 'lead' || object_type === 'opportunity' ? ['status', 'lead_status'] : [];

function isRelated(from: string, to: string): boolean {
  const object = searchObject(from);
  return Boolean(object && (Object.hasOwn(object.related, to) || Object.hasOwn(object.parts, to)));
}
