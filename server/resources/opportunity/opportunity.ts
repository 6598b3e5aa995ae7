// Opportunities: what may be sold to a lead, for how much and how likely (core.md §12).
import { Type } from 'typebox';
import { attachments } from '../../core/attachments.ts';
import { audit, choice, computed, date, dateTime, fullName, int, json, Refusal, ref, text } from '../../core/field.ts';
import { resource, type Shape } from '../../core/resource.ts';
import { cleanHtml } from '../../core/rich-text.ts';
import { isStalled, parameters } from './opportunity.filters.ts';
import { rules } from './opportunity.rules.ts';

const RANGE = ['eq', 'gt', 'gte', 'lt', 'lte'] as const;
export const VALUE_PERIODS = ['one_time', 'monthly', 'annual'] as const;
/** A trillion: twelve times that in cents is still a whole number in JavaScript. */
const LARGEST_VALUE = 100_000_000_000_000;

/** SQL for what the opportunity's status says, and for what it says together with its pipeline. */
const ofStatus = (value: string, joined = ''): string => `(select ${value} from opportunity_status s${joined}
  where s.organization_id = t.organization_id and s.id = t.status_id)`;
const ofPipeline = (value: string): string =>
  ofStatus(value, ' join pipeline p on p.organization_id = s.organization_id and p.id = s.pipeline_id');
const ofOrganization = (column: string): string =>
  `(select o.${column} from organization o where o.id = t.organization_id)`;

/** SQL for the first entry of a list that the lead's contacts have, of the first contact that has any. */
const firstOfLead = (list: 'emails' | 'phones'): string => `(select k.${list} -> 0 from contact k
  where k.organization_id = t.organization_id and k.lead_id = t.lead_id and k.${list} <> '[]'
  order by k.sequence limit 1)`;

const ANNUALIZED = `t.value * case when t.value_period = 'monthly' then 12 else 1 end`;
const expected = (value: string): string => `round(${value} * t.confidence / 100.0)::bigint`;
/** A lead's activities are few, and found by an index. */
const SINCE = `iso(coalesce((select max(a.activity_at) from activity a
  where a.organization_id = t.organization_id and a.lead_id = t.lead_id and a.type = 'OpportunityStatusChange'
    and a.opportunity_id = t.id and a.details ->> 'new_status_id' = t.status_id), t.date_created))`;
/** What is planned next for the lead: of its open tasks the first, those without a date last. */
const NEXT_TASK = `(select json_build_object('id', k.id, '_type', k.type, 'text', k.text,
    'date', case when not k.is_dateless then iso_due(k.due_at, k.is_timed) end, 'assigned_to', k.assigned_to)
  from task k where k.organization_id = t.organization_id and k.lead_id = t.lead_id and not k.is_complete
  order by k.is_dateless, k.due_at, k.is_timed, k.id limit 1)`;
const nextTask = Type.Object({
  id: Type.String(),
  _type: Type.String(),
  text: Type.Union([Type.String(), Type.Null()]),
  date: Type.Union([Type.String(), Type.Null()]),
  assigned_to: Type.Union([Type.String(), Type.Null()]),
});
const number = { comparison: 'number', nullable: true } as const;
const absent = { event: 'absent', nullable: true } as const;

export const fields = {
  id: text(),
  ...audit({ imported: true }),
  date_created: dateTime({ writes: 'create', filters: RANGE }),
  date_updated: dateTime({ filters: RANGE }),
  lead_id: ref('lead', { writes: 'create', filters: ['eq'] }),
  lead_name: computed(
    Type.String(),
    '(select l.display_name from lead l where l.organization_id = t.organization_id and l.id = t.lead_id)',
    { nullable: true },
  ),
  lead_primary_email: computed(Type.Object({}), firstOfLead('emails'), absent),
  // A list, says Close's own schema, unlike that of the e-mail address.
  lead_primary_phone: computed(
    Type.Array(Type.Object({})),
    `(select jsonb_build_array(f.phone) from (select ${firstOfLead('phones')} as phone) f where f.phone is not null)`,
    absent,
  ),
  contact_id: ref('contact', { nullable: true, writes: 'always' }),
  contact_name: computed(
    Type.String(),
    '(select contact_display_name(k.name, k.emails, k.phones) from contact k where k.organization_id = t.organization_id and k.id = t.contact_id)',
    { nullable: true },
  ),
  user_id: ref('user', { writes: 'always', filters: ['eq', 'in'] }),
  user_name: computed(Type.String(), fullName('t.user_id'), { nullable: true }),
  status_id: ref('opportunity_status', { writes: 'always', filters: ['eq', 'in'] }),
  status_label: computed(Type.String(), ofStatus('s.label')),
  status_type: computed(Type.Enum(['active', 'won', 'lost']), ofStatus('s.type')),
  status_display_name: computed(
    Type.String(),
    ofPipeline(`case when exists (select from pipeline q where q.organization_id = s.organization_id and q.id <> p.id)
      then s.label || ' (' || p.name || ')' else s.label end`),
  ),
  pipeline_id: {
    ...ref('pipeline', { writes: 'create', column: null, value: ofStatus('s.pipeline_id') }),
    description: 'That of the status; on create, the one whose first status is meant.',
  },
  pipeline_name: computed(Type.String(), ofPipeline('p.name')),
  value: int({ nullable: true, writes: 'always', min: -LARGEST_VALUE, max: LARGEST_VALUE }),
  value_period: choice(VALUE_PERIODS, { writes: 'always', filters: ['eq', 'in'], empty: 'one_time' }),
  value_currency: computed(Type.String(), ofOrganization('currency')),
  value_formatted: computed(
    Type.String(),
    `coalesce(format_money(t.value, ${ofOrganization('currency_symbol')}, t.value_period), '')`,
  ),
  annualized_value: computed(Type.Integer(), ANNUALIZED, number),
  expected_value: computed(Type.Integer(), expected('t.value'), number),
  annualized_expected_value: computed(Type.Integer(), expected(ANNUALIZED), number),
  confidence: int({ writes: 'always', min: 0, max: 100 }),
  note: text({ nullable: true, writes: 'always' }),
  note_html: { ...text({ nullable: true, writes: 'always' }), parse: parseHtml },
  date_won: date({ nullable: true, writes: 'always', filters: RANGE }),
  date_lost: dateTime({ nullable: true }),
  attachments: attachments(),
  date_status_changed: computed(Type.String({ format: 'date-time' }), SINCE, {
    onRequest: true,
    description: 'x-ajar-extension: when it came into its present status. Only when `_fields` asks for it.',
  }),
  next_task: computed(nextTask, NEXT_TASK, {
    ...absent,
    onRequest: true,
    description: 'x-ajar-extension: the open task that comes first on its lead. Only when `_fields` asks for it.',
  }),
  comment_summary: computed(
    Type.Object({ comment_count: Type.Integer(), thread_id: Type.String() }),
    'null::json',
    absent,
  ),
  is_stalled: computed(Type.Boolean(), isStalled('c.now'), {
    event: 'absent',
    description: 'It is active, and for thirty days neither it nor anything on its lead has moved.',
  }),
  stall_status: computed(Type.Object({}), 'null::json', absent),
  suggested_action: computed(Type.Object({}), 'null::json', absent),
  integration_links: computed(Type.Array(Type.Object({ name: Type.String(), url: Type.String() })), `'[]'::json`),
};

export type Opportunity = Shape<typeof fields>;

export const opportunity = resource({
  name: 'opportunity',
  class_name: 'Opportunity',
  path: '/opportunity/',
  table: 'opportunity',
  prefix: 'oppo',
  fields,
  inputs: {
    status: text({ writes: 'always', description: 'The label of a status, in place of `status_id`.' }),
    // Taken out with the other custom values before the rules see it.
    custom_fields: json(Type.Object({}), (value) => value, { writes: 'create', nullable: true }),
  },
  custom: 'opportunity',
  operations: ['get', 'create', 'update', 'delete'],
  orders: [
    'date_won',
    'date_updated',
    'date_created',
    'confidence',
    'user_name',
    'value',
    'annualized_value',
    'annualized_expected_value',
  ],
  default_order: '-date_created',
  parameters,
  max_limit: 250,
  event: 'opportunity',
  owned: { owner: 'user_id', others: 'manage_others_opportunities', delete: 'delete_own_opportunities' },
  rules,
});

function parseHtml(value: unknown): string {
  const cleaned = cleanHtml(text().parse(value));
  if ('error' in cleaned) throw new Refusal(cleaned.error);
  return cleaned.html;
}
