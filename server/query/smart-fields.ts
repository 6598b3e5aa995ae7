// What a lead says of what hangs on it: sums, counts, first, last and next (activities-search-automation.md §5.7). SQL on
// row `t`, usable in conditions, orders and `_fields`.
import type { SearchField } from './vocabulary.ts';

/** Rows of a table that belong to the lead, as `k`; opportunities with their status, as `s`. */
const ofLead = (table: string, condition = ''): string =>
  `from ${table} k${table === 'opportunity' ? STATUS : ''}
    where k.organization_id = t.organization_id and k.lead_id = t.id${condition && ` and ${condition}`}`;

const STATUS = ' join opportunity_status s on s.organization_id = k.organization_id and s.id = k.status_id';

const number = (value: string): SearchField => ({ kind: 'number', value, json: value });
const text = (value: string): SearchField => ({ kind: 'text', value, json: value });
const choice = (value: string): SearchField => ({ kind: 'choice', value, json: value });
const to = (reference: string, value: string): SearchField => ({ kind: 'reference', reference, value, json: value });
const moment = (value: string): SearchField => ({ kind: 'moment', value, json: `iso(${value})` });
const nameOf = (user_id: string): SearchField => text(`(select u.full_name from "user" u where u.id = ${user_id})`);

const STATUSES = { active_: `s.type = 'active'`, lost_: `s.type = 'lost'`, won_: `s.type = 'won'`, '': '' };

const PERIODS: Record<string, { value: string; condition: string }> = {
  annual: { value: 'k.value', condition: `k.value_period = 'annual'` },
  annualized: { value: `k.value * case when k.value_period = 'monthly' then 12 else 1 end`, condition: '' },
  monthly: { value: 'k.value', condition: `k.value_period = 'monthly'` },
  one_time: { value: 'k.value', condition: `k.value_period = 'one_time'` },
};

const AGGREGATES = { avg: 'round(avg(?))', max: 'max(?)', min: 'min(?)', total: 'sum(?)' };

/** `total_annualized_won_opportunity_value` and its 63 like: null where there is no such opportunity. */
function opportunityValues(): Record<string, SearchField> {
  const fields: Record<string, SearchField> = {};
  for (const [aggregate, of] of Object.entries(AGGREGATES)) {
    for (const [period, { value, condition }] of Object.entries(PERIODS)) {
      for (const [status, type] of Object.entries(STATUSES)) {
        const both = [condition, type].filter(Boolean).join(' and ');
        fields[`${aggregate}_${period}_${status}opportunity_value`] = number(
          `(select ${of.replace('?', value)}::bigint ${ofLead('opportunity', both)})`,
        );
      }
    }
  }
  return fields;
}

/** What the opportunities are worth, in words: `$500, $20 monthly`. */
const summary = (type: string): SearchField => ({
  kind: 'text',
  shown_only: true,
  json: `(select string_agg(format_money(p.total, (select o.currency_symbol from organization o where o.id = t.organization_id),
      p.value_period), ', ' order by array_position('{one_time,monthly,annual}', p.value_period))
    from (select k.value_period, sum(k.value) as total ${ofLead('opportunity', [`k.value is not null`, type].filter(Boolean).join(' and '))}
      group by k.value_period) p)`,
});

const count = (table: string, condition = ''): SearchField =>
  number(`(select count(*)::int ${ofLead(table, condition)})`);
const entries = (list: string): SearchField =>
  number(`(select coalesce(sum(jsonb_array_length(k.${list})), 0)::int ${ofLead('contact')})`);
const opportunities = (condition: string): SearchField => count('opportunity', condition);

const counts: Record<string, SearchField> = {
  num_active_opportunities: opportunities(STATUSES.active_),
  num_activities: count('activity'),
  num_addresses: number('jsonb_array_length(t.addresses)'),
  num_annual_opportunities: opportunities(`k.value_period = 'annual'`),
  num_completed_tasks: count('task', 'k.is_complete'),
  num_contact_urls: entries('urls'),
  num_contacts: count('contact'),
  num_email_addresses: entries('emails'),
  num_incomplete_tasks: count('task', 'not k.is_complete'),
  num_lost_opportunities: opportunities(STATUSES.lost_),
  num_monthly_opportunities: opportunities(`k.value_period = 'monthly'`),
  num_notes: count('activity', `k.type = 'Note'`),
  num_one_time_opportunities: opportunities(`k.value_period = 'one_time'`),
  num_opportunities: count('opportunity'),
  num_phone_numbers: entries('phones'),
  num_tasks: count('task'),
  num_urls: number(
    `((t.url is not null)::int + (select coalesce(sum(jsonb_array_length(k.urls)), 0)::int ${ofLead('contact')}))`,
  ),
  num_won_opportunities: opportunities(STATUSES.won_),
};

/** A value of the first row in an order. */
const firstOf = (table: string, condition: string, order: string, value: string): string =>
  `(select ${value} ${ofLead(table, condition)} order by ${order} limit 1)`;

const LAST = 'k.date_created desc, k.id desc';
const activity = (type: string, order: string, value: string): string =>
  firstOf('activity', type && `k.type = '${type}'`, order, value);
const note = (order: string, value: string): string => activity('Note', order, value);
const openTask = (value: string): string =>
  firstOf('task', 'not k.is_complete and not k.is_dateless', 'k.due_at, k.is_timed, k.id', value);
const FIRST_CHANGE = 'k.date_created, k.id';
const lastDone = (value: string): string => firstOf('task', 'k.is_complete', 'k.date_updated desc, k.id desc', value);
const lastTask = (value: string): string => firstOf('task', '', LAST, value);

/** A moment that is shown as a task shows its own. */
const due = (of: (value: string) => string): SearchField => ({
  kind: 'moment',
  value: of('k.due_at'),
  json: of('iso_due(k.due_at, k.is_timed)'),
});

const firstLastNext: Record<string, SearchField> = {
  first_note_by: to('user', note(FIRST_CHANGE, 'k.created_by')),
  first_note_user: nameOf(note(FIRST_CHANGE, 'k.user_id')),
  first_opportunity_status_change_new_status: to(
    'status.opportunity',
    activity('OpportunityStatusChange', FIRST_CHANGE, `k.details ->> 'new_status_id'`),
  ),
  first_opportunity_status_change_old_status: to(
    'status.opportunity',
    activity('OpportunityStatusChange', FIRST_CHANGE, `k.details ->> 'old_status_id'`),
  ),
  first_source: choice('t.source'),
  last_activity_date: moment(activity('', LAST, 'k.date_created')),
  last_activity_type: choice(activity('', LAST, 'k.type')),
  last_activity_user_id: to('user', activity('', LAST, 'k.user_id')),
  last_activity_user_name: nameOf(activity('', LAST, 'k.user_id')),
  last_complete_task_due_date: due(lastDone),
  last_complete_task_updated: moment(lastDone('k.date_updated')),
  last_lead_status_change_date: moment(activity('LeadStatusChange', LAST, 'k.date_created')),
  last_note_by: to('user', note(LAST, 'k.created_by')),
  last_note_created: moment(note(LAST, 'k.date_created')),
  last_note_user: nameOf(note(LAST, 'k.user_id')),
  last_opportunity_status_change_date: moment(activity('OpportunityStatusChange', LAST, 'k.date_created')),
  last_task_creator: to('user', lastTask('k.created_by')),
  last_task_due: due(lastTask),
  next_task_date: due(openTask),
  next_task_due_date: due(openTask),
  next_task_text: text(openTask('k.text')),
  next_task_user_id: to('user', openTask('k.assigned_to')),
  next_task_user_name: nameOf(openTask('k.assigned_to')),
};

/** The active opportunity that came last, else a won one, else a lost one. */
const primary = (value: string): string =>
  firstOf('opportunity', '', `array_position('{active,won,lost}', s.type), ${LAST}`, value);

const primaries: Record<string, SearchField> = {
  primary_opportunity_confidence: number(primary('k.confidence')),
  primary_opportunity_created: moment(primary('k.date_created')),
  primary_opportunity_date_won: { kind: 'day', value: primary('k.date_won'), json: primary('k.date_won') },
  primary_opportunity_period: choice(primary('k.value_period')),
  primary_opportunity_pipeline_id: to('pipeline', primary('s.pipeline_id')),
  primary_opportunity_pipeline_name: text(
    primary('(select p.name from pipeline p where p.organization_id = s.organization_id and p.id = s.pipeline_id)'),
  ),
  primary_opportunity_status: to('status.opportunity', primary('k.status_id')),
  primary_opportunity_status_label: text(primary('s.label')),
  primary_opportunity_status_type: choice(primary('s.type')),
  primary_opportunity_updated: moment(primary('k.date_updated')),
  primary_opportunity_user_id: to('user', primary('k.user_id')),
  primary_opportunity_user_name: nameOf(primary('k.user_id')),
  primary_opportunity_value: number(primary('k.value')),
  primary_opportunity_value_summary: {
    kind: 'text',
    shown_only: true,
    json: primary(
      'format_money(k.value, (select o.currency_symbol from organization o where o.id = k.organization_id), k.value_period)',
    ),
  },
  // Shown as the entry of the contact, as leads show it.
  primary_email: {
    kind: 'text',
    value: firstOf('contact', `k.emails <> '[]'`, 'k.sequence', `k.emails -> 0 ->> 'email'`),
  },
  primary_phone: {
    kind: 'text',
    phone: true,
    value: firstOf('contact', `k.phones <> '[]'`, 'k.sequence', `k.phones -> 0 ->> 'phone'`),
  },
};

/** Those about calls, e-mails, messages and meetings are not among them: a condition on one is refused rather than
 *  answered as if nobody had ever been called. */
export const leadSmartFields: Record<string, SearchField> = {
  ...opportunityValues(),
  active_opportunity_value_summary: summary(STATUSES.active_),
  won_opportunity_value_summary: summary(STATUSES.won_),
  lost_opportunity_value_summary: summary(STATUSES.lost_),
  total_opportunity_value_summary: summary(''),
  ...counts,
  ...firstLastNext,
  ...primaries,
};
