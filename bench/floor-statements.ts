// The floor's statements, by hand: what they answer is what the server answers.

const DUE = `to_char(t.due_at at time zone 'UTC', case when t.is_timed then 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"' else 'YYYY-MM-DD' end)`;
const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'`;
const USER = (column: string): string => `(select u.full_name from "user" u where u.id = t.${column})`;

/** A task's JSON; `tomorrow` is the parameter that holds the end of today. */
const task = (tomorrow: string): string => `(select row_to_json(r)::text from (select t.type as _type, t.id,
  t.organization_id, t.created_by, t.updated_by, ${USER('created_by')} as created_by_name,
  ${USER('updated_by')} as updated_by_name, to_char(t.date_created at time zone 'UTC', ${MOMENT}) as date_created,
  to_char(t.date_updated at time zone 'UTC', ${MOMENT}) as date_updated, t.assigned_to,
  ${USER('assigned_to')} as assigned_to_name, t.lead_id,
  (select l.display_name from lead l where l.organization_id = t.organization_id and l.id = t.lead_id) as lead_name,
  t.contact_id, (select k.name from contact k where k.organization_id = t.organization_id and k.id = t.contact_id) as contact_name,
  t.text, ${DUE} as date, case when not t.is_dateless then ${DUE} end as due_date, t.is_dateless, t.is_complete,
  case when t.is_complete then 'archive' when t.due_at < ${tomorrow}::timestamptz then 'inbox' else 'future' end as view,
  t.priority, t.resolution, t.object_type, t.object_id, t.deduplication_key, true as is_primary_lead_notification,
  t.sequence_id, t.sequence_subscription_id, t.agent_config_id, t.snooze_count, null as snoozed_from, t.recurrence,
  t.recurrence_mode) r) as body`;

export const GET_TASK = `select ${task('$3')} from task t where t.organization_id = $1 and t.id = $2`;

export const LIST_TASKS = `select ${task('$3')} from (
  select * from task where organization_id = $1 and assigned_to = $2 and type = 'lead' and not is_complete
    and due_at < $3::timestamptz order by due_at, is_timed, id limit $4) t order by due_at, is_timed, id`;

export const INSERT_TASK = `insert into task as t (organization_id, id, type, lead_id, assigned_to, text, due_at, is_timed,
  created_by, updated_by, date_created, date_updated)
  values ($1, $2, 'lead', $3, $4, $5, $6::date, false, $4, $4, $7, $7) returning ${task('$8')}`;

export const UPDATE_TASK = `update task t set text = $3, priority = $4, date_updated = $5
  where organization_id = $1 and id = $2 returning ${task('$6')}`;

export const UPDATE_MANY = `update task set is_complete = true, date_updated = $3
  where organization_id = $1 and id = any($2::text[])`;

export const TASK_BY_ID = 'select id as body from task where organization_id = $1 limit 1';

const CONTACTS = `(select coalesce(json_agg(row_to_json((select r from (select t.id, t.organization_id, t.created_by, t.updated_by,
  to_char(t.date_created at time zone 'UTC', ${MOMENT}) as date_created,
  to_char(t.date_updated at time zone 'UTC', ${MOMENT}) as date_updated, t.lead_id, t.name,
  coalesce(nullif(t.name, ''), t.emails -> 0 ->> 'email', t.phones -> 0 ->> 'phone_formatted', '') as display_name, t.title,
  t.emails, t.phones, t.urls, t.timezone, t.timezone_source, '[]'::json as integration_links) r)) order by t.sequence), '[]')
  from contact t where t.organization_id = l.organization_id and t.lead_id = l.id)`;

export const LIST_LEADS = `select (select row_to_json(r)::text from (select l.id, l.organization_id, l.created_by, l.updated_by,
  (select u.full_name from "user" u where u.id = l.created_by) as created_by_name,
  (select u.full_name from "user" u where u.id = l.updated_by) as updated_by_name,
  to_char(l.date_created at time zone 'UTC', ${MOMENT}) as date_created,
  to_char(l.date_updated at time zone 'UTC', ${MOMENT}) as date_updated, l.name, l.display_name, l.description, l.url,
  l.status_id, (select s.label from lead_status s where s.organization_id = l.organization_id and s.id = l.status_id) as
  status_label, 'http://127.0.0.1:3000/lead/' || l.id || '/' as html_url, l.addresses,
  (select coalesce(json_agg(k.id order by k.sequence), '[]') from contact k
    where k.organization_id = l.organization_id and k.lead_id = l.id) as contact_ids,
  ${CONTACTS} as contacts,
  '[]'::json as integration_links, l.source) r) as body, (select count(*)::int from lead where organization_id = $1) as total
  from (select * from lead where organization_id = $1 order by date_created desc, id desc limit $2) l
  order by l.date_created desc, l.id desc`;
