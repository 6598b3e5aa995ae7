// The objects that can be searched, each with its fields, what is related to it, and where its texts are.
import { leadSmartFields } from './smart-fields.ts';
import type { Relation, SearchField, SearchObject } from './vocabulary.ts';

const text: SearchField = { kind: 'text' };
const number: SearchField = { kind: 'number' };
const moment: SearchField = { kind: 'moment' };
const flag: SearchField = { kind: 'boolean' };
const choice: SearchField = { kind: 'choice' };
const indexed: SearchField = { kind: 'text', indexed: true };
const to = (reference: string): SearchField => ({ kind: 'reference', reference });
const user = to('user');
const count = (list: string): SearchField => ({ kind: 'number', value: `jsonb_array_length(t.${list})` });

const audited: Record<string, SearchField> = {
  created_by: user,
  updated_by: user,
  date_created: { kind: 'moment', always: true },
  date_updated: { kind: 'moment', always: true },
};

const byId = (outer: string): Relation => ({ outer, inner: 'id' });
const holding = (inner: string): Relation => ({ outer: 'id', inner });

/** The status that something had when it came into being. */
const original = (reference: string, type: string, by: string): SearchField => {
  const value = `coalesce((select a.details ->> 'old_status_id' from activity a where a.organization_id = t.organization_id
    and a.type = '${type}' and a.${by} = t.id order by a.date_created, a.id limit 1), t.status_id)`;
  return { ...to(reference), value, json: value, always: true };
};

const timezone = `(select k.timezone from contact k
  where k.organization_id = t.organization_id and k.lead_id = t.id and k.timezone is not null order by k.sequence limit 1)`;

const each = (types: readonly string[], relation: Relation): Record<string, Relation> =>
  Object.fromEntries(types.map((type) => [type, relation]));

const TASK_TYPES = [
  'lead',
  'outgoing_call',
  'incoming_email',
  'email_followup',
  'missed_call',
  'voicemail',
  'answered_detached_call',
  'incoming_sms',
  'opportunity_due',
];
const TASKS = TASK_TYPES.map((type) => `task.${type}`);

/** Activities, as the event log and queries call them. */
const ACTIVITIES: Record<string, { resource: string; type: string }> = {
  'activity.note': { resource: 'note', type: 'Note' },
  'activity.lead_status_change': { resource: 'lead_status_change', type: 'LeadStatusChange' },
  'activity.opportunity_status_change': { resource: 'opportunity_status_change', type: 'OpportunityStatusChange' },
  'activity.task_completed': { resource: 'task_completed', type: 'TaskCompleted' },
  'activity.created': { resource: 'created', type: 'Created' },
  'activity.lead_merge': { resource: 'lead_merge', type: 'LeadMerge' },
};

const allTasks = ['task', ...TASKS];
const allActivities = ['activity', ...Object.keys(ACTIVITIES)];

const lead: SearchObject = {
  object_type: 'lead',
  resource: 'lead',
  members: [],
  custom: 'lead',
  words: 't.words',
  text: 'lead_text(t.name, t.display_name, t.description, t.url, t.addresses, t.custom)',
  text_of: 'contact',
  fields: {
    id: { ...to('lead'), always: true },
    name: indexed,
    display_name: indexed,
    description: indexed,
    url: indexed,
    status_id: { ...to('status.lead'), always: true },
    original_status_id: original('status.lead', 'LeadStatusChange', 'lead_id'),
    source: choice,
    ...audited,
    addresses_count: count('addresses'),
    all_urls_count: {
      kind: 'number',
      value: `((t.url is not null)::int + (select coalesce(sum(jsonb_array_length(k.urls)), 0)::int from contact k
        where k.organization_id = t.organization_id and k.lead_id = t.id))`,
    },
    timezone_id: { kind: 'zone', value: timezone, json: timezone },
    local_time: { kind: 'zone', value: timezone, json: timezone },
    ...leadSmartFields,
  },
  related: {
    contact: holding('lead_id'),
    opportunity: holding('lead_id'),
    ...each([...allTasks, ...allActivities], holding('lead_id')),
  },
  parts: { address: 'addresses' },
};

const contact: SearchObject = {
  object_type: 'contact',
  resource: 'contact',
  members: [],
  custom: 'contact',
  words: 't.words',
  text: 'contact_text(t.name, t.title, t.emails, t.phones, t.urls, t.custom)',
  fields: {
    id: { ...to('contact'), always: true },
    name: indexed,
    display_name: text,
    title: indexed,
    lead_id: { ...to('lead'), always: true },
    ...audited,
    emails_count: count('emails'),
    phones_count: count('phones'),
    urls_count: count('urls'),
    timezone: { kind: 'zone' },
  },
  related: {
    lead: byId('lead_id'),
    opportunity: holding('contact_id'),
    ...each([...allTasks, ...allActivities], holding('contact_id')),
  },
  parts: { contact_email: 'emails', contact_phone: 'phones', contact_url: 'urls' },
};

const opportunity: SearchObject = {
  object_type: 'opportunity',
  resource: 'opportunity',
  members: [],
  custom: 'opportunity',
  text: `concat_ws(text_mark(), t.note, custom_text(t.custom))`,
  fields: {
    id: { ...to('opportunity'), always: true },
    lead_id: { ...to('lead'), always: true },
    contact_id: to('contact'),
    user_id: user,
    status_id: { ...to('status.opportunity'), always: true },
    original_status_id: original('status.opportunity', 'OpportunityStatusChange', 'opportunity_id'),
    status_type: choice,
    pipeline_id: to('pipeline'),
    ...audited,
    date_won: { kind: 'day' },
    date_lost: moment,
    value: number,
    value_period: choice,
    confidence: number,
    note: text,
    annualized_value: number,
    expected_value: number,
    annualized_expected_value: number,
  },
  related: {
    lead: byId('lead_id'),
    contact: byId('contact_id'),
    'activity.opportunity_status_change': holding('opportunity_id'),
    'task.opportunity_due': holding('object_id'),
  },
  parts: {},
};

const taskFields: Record<string, SearchField> = {
  id: { ...to('task'), always: true },
  _type: choice,
  text,
  is_complete: flag,
  date: { kind: 'due', always: true },
  due_date: { kind: 'due', present: `(t.type = 'lead' and not t.is_dateless)` },
  is_dateless: flag,
  assigned_to: user,
  lead_id: to('lead'),
  contact_id: to('contact'),
  priority: choice,
  resolution: choice,
  snooze_count: number,
  ...audited,
};

const task = (object_type: string, rows: Pick<SearchObject, 'type' | 'members'>): SearchObject => ({
  object_type,
  resource: 'task',
  ...rows,
  text: 't.text',
  fields: taskFields,
  related: {
    lead: byId('lead_id'),
    contact: byId('contact_id'),
    opportunity: byId('object_id'),
    'activity.task_completed': holding('task_id'),
  },
  parts: {},
});

const activityFields: Record<string, SearchField> = {
  id: { ...to('activity'), always: true },
  _type: choice,
  lead_id: to('lead'),
  contact_id: to('contact'),
  user_id: user,
  activity_at: { kind: 'moment', always: true },
  ...audited,
};

const statusChange = (status: string): Record<string, SearchField> => ({
  old_status_id: to(status),
  new_status_id: to(status),
  old_status_label: text,
  new_status_label: text,
});

const ACTIVITY_FIELDS: Record<string, Record<string, SearchField>> = {
  'activity.note': { note: text, title: text, pinned: flag, source: choice },
  'activity.lead_status_change': statusChange('status.lead'),
  'activity.opportunity_status_change': {
    ...statusChange('status.opportunity'),
    opportunity_id: to('opportunity'),
    old_status_type: choice,
    new_status_type: choice,
    old_pipeline_id: to('pipeline'),
    new_pipeline_id: to('pipeline'),
  },
  'activity.task_completed': { task_id: to('task'), task_text: text, task_assigned_to: user },
  'activity.created': { source: choice },
  'activity.lead_merge': { source_lead_id: to('lead'), source_display_name: text },
};

const ACTIVITY_TEXT = `concat_ws(text_mark(), t.title, t.note, t.details ->> 'task_text')`;

const activity = (object_type: string, rows: Pick<SearchObject, 'resource' | 'type' | 'members'>): SearchObject => ({
  object_type,
  ...rows,
  text: ACTIVITY_TEXT,
  ...(rows.type === 'Note' ? { words: 'search_vector(note_text(t.title, t.note))' } : {}),
  fields: { ...activityFields, ...ACTIVITY_FIELDS[object_type] },
  related: {
    lead: byId('lead_id'),
    contact: byId('contact_id'),
    opportunity: byId('opportunity_id'),
    ...each(allTasks, byId('task_id')),
  },
  parts: {},
});

/** What is inside another object's row. Its values come as columns of text. */
const part = (object_type: string, names: Record<string, SearchField>): SearchObject => ({
  object_type,
  resource: null,
  members: [],
  fields: Object.fromEntries(Object.entries(names).map(([name, field]) => [name, { value: `t.${name}`, ...field }])),
  related: {},
  parts: {},
});

export const objects: readonly SearchObject[] = [
  lead,
  contact,
  opportunity,
  task('task', { members: TASKS }),
  ...TASK_TYPES.map((type) => task(`task.${type}`, { type, members: [] })),
  // Of one resource, for what all activities have in common.
  activity('activity', { resource: 'note', members: Object.keys(ACTIVITIES) }),
  ...Object.entries(ACTIVITIES).map(([name, rows]) => activity(name, { ...rows, members: [] })),
  part('address', {
    address_1: indexed,
    address_2: indexed,
    city: indexed,
    state: indexed,
    zipcode: indexed,
    country: choice,
    label: choice,
    location: {
      ...indexed,
      value: `concat_ws(', ', nullif(t.address_1, ''), nullif(t.address_2, ''), nullif(t.city, ''), nullif(t.state, ''),
        nullif(t.zipcode, ''), t.country)`,
    },
  }),
  part('contact_email', { email: indexed, type: choice }),
  part('contact_phone', {
    phone: { ...indexed, phone: true },
    phone_formatted: indexed,
    type: choice,
    country: choice,
  }),
  part('contact_url', { url: indexed, type: choice }),
];
