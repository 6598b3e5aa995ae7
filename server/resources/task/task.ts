// Tasks: everything a person sees in their inbox (core.md §13).
import { Type } from 'typebox';
import {
  audit,
  bool,
  choice,
  computed,
  type Field,
  fullName,
  int,
  json,
  Refusal,
  ref,
  text,
} from '../../core/field.ts';
import { isoDateTime, parseMoment } from '../../core/moments.ts';
import { type Row, resource, type Shape } from '../../core/resource.ts';
import { format, typeIn, typeIs, viewIs } from './task.filters.ts';
import { rules } from './task.rules.ts';
import { typeFields, typeValues } from './type-fields.ts';

export const TASK_TYPES = [
  'lead',
  'outgoing_call',
  'incoming_email',
  'email_followup',
  'missed_call',
  'voicemail',
  'answered_detached_call',
  'incoming_sms',
  'opportunity_due',
] as const;

const dueSchema = Type.Union([Type.String({ format: 'date' }), Type.String({ format: 'date-time' })]);

/** A day or an instant: which of them it is, is kept and answered. */
function parseDue(value: unknown): string {
  const moment = typeof value === 'string' ? parseMoment(value.trim()) : null;
  if (!moment) throw new Refusal('Invalid ISO 8601 datetime.');
  return 'day' in moment ? moment.day : isoDateTime(moment.at);
}

const RANGE = ['eq', 'lt', 'lte', 'gt', 'gte'] as const;
const due = { nullable: true, column: null, value: 't.due_at', writes: 'always', filters: RANGE } as const;

export const fields = {
  // Callers create tasks of two types; the others are the server's.
  _type: {
    ...choice(['lead', 'outgoing_call'], { column: 'type', writes: 'create' }),
    schema: Type.Enum([...TASK_TYPES]),
  },
  id: text({ filters: ['eq', 'in'] }),
  ...audit({ imported: true }),
  organization_id: ref('organization', { writes: 'always', filters: ['eq'] }),
  created_by: ref('user', { nullable: true, writes: 'always' }),
  assigned_to: ref('user', { nullable: true, writes: 'always', filters: ['eq', 'in'] }),
  assigned_to_name: computed(Type.String(), fullName('t.assigned_to'), { nullable: true }),
  lead_id: ref('lead', { nullable: true, writes: 'always', required: true, filters: ['eq', 'in'] }),
  lead_name: computed(
    Type.String(),
    '(select l.display_name from lead l where l.organization_id = t.organization_id and l.id = t.lead_id)',
    { nullable: true },
  ),
  contact_id: ref('contact', { nullable: true, writes: 'always', filters: ['eq', 'in'] }),
  contact_name: computed(
    Type.String(),
    `case when t.contact_id is not null then (select contact_display_name(k.name, k.emails, k.phones) from contact k
      where k.organization_id = t.organization_id and k.id = t.contact_id) end`,
    { nullable: true, event: 'absent' },
  ),
  text: text({ nullable: true, writes: 'always' }),
  date: { ...json(dueSchema, parseDue, { ...due, json: 'iso_due(t.due_at, t.is_timed)' }), comparison: 'due' } as Field<
    string | null
  >,
  due_date: {
    ...json(dueSchema, parseDue, {
      ...due,
      json: `case when t.type = 'lead' and not t.is_dateless then iso_due(t.due_at, t.is_timed) end`,
      description: 'Deprecated: the date of a task that has one.',
    }),
    comparison: 'due',
  } as Field<string | null>,
  is_dateless: bool({ writes: 'always' }),
  is_complete: bool({ writes: 'always', filters: ['eq'] }),
  view: computed(
    Type.Enum(['inbox', 'future', 'archive']),
    `case when t.is_complete then 'archive'
      when t.due_at < case when t.is_timed then c.tomorrow_at else c.tomorrow_on end then 'inbox' else 'future' end`,
    { nullable: true, event: 'null' },
  ),
  priority: choice(['high', 'medium'], { writes: 'always', empty: 'medium', filters: ['eq', 'in'] }),
  resolution: choice(['abandoned', 'skipped'], { nullable: true, writes: 'update' }),
  object_type: text({ nullable: true }),
  object_id: text({ nullable: true }),
  deduplication_key: text({ nullable: true }),
  is_primary_lead_notification: computed(Type.Boolean(), 'true'),
  sequence_id: text({ nullable: true }),
  sequence_subscription_id: text({ nullable: true }),
  agent_config_id: text({ nullable: true, writes: 'always', max: 100 }),
  snooze_count: int({ description: 'x-ajar-extension: how often the task has been snoozed.' }),
  snoozed_from: computed(dueSchema, 'iso_due(t.snoozed_from_at, t.snoozed_from_is_timed)', {
    nullable: true,
    description: 'x-ajar-extension: the date the task had before its first snooze.',
  }),
  recurrence: text({
    nullable: true,
    writes: 'always',
    max: 500,
    description: 'x-ajar-extension: an RFC 5545 RRULE; completing the task creates the next one.',
  }),
  recurrence_mode: choice(['schedule', 'after_completion'], {
    nullable: true,
    writes: 'always',
    description: 'x-ajar-extension: whether the next date counts from this one or from the completion.',
  }),
};

export type Task = Shape<typeof fields>;

export const task = resource({
  name: 'task',
  class_name: 'Task',
  path: '/task/',
  table: 'task',
  prefix: 'task',
  fields,
  further: { sql: typeValues, fields: typeFields },
  inputs: {
    // Whether the assignee is told by mail. There is no such mail here, so nothing is kept of it.
    disable_notification: bool({ writes: 'create' }),
  },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  // The last one is ours: what was done lately is what people look for among what is done.
  orders: ['date', 'date_created', 'date_updated'],
  default_order: 'date',
  parameters: { _type: typeIs, _type__in: typeIn, view: viewIs, format },
  max_limit: 1000,
  event: (object: Row) => `task.${object._type}`,
  owned: { owner: 'assigned_to', others: 'manage_others_tasks', delete: 'delete_own_tasks' },
  rules,
});
