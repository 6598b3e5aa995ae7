-- Organizations, people, leads and what hangs on them, and the event log.
-- Every table of an organization is keyed by (organization_id, id), so that it can be distributed by organization.

-- The date-time format of the API. Stable, not immutable, as to_char is: only then is it inlined.
create function iso(timestamptz) returns text language sql stable
  return to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');

-- The naive format of newer resources: the same moment without a zone.
create function iso_naive(timestamptz) returns text language sql stable
  return to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US');

-- A moment that is a day (kept as its midnight in UTC) or an instant; the fraction is shown when there is one.
create function iso_due(timestamptz, is_timed boolean) returns text language sql stable
  return case
    when not is_timed then to_char($1 at time zone 'UTC', 'YYYY-MM-DD')
    when date_trunc('second', $1) = $1 then to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')
    else to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
  end;

-- An amount in cents as people read it; only what is not whole shows its cents.
create function format_money(numeric, symbol text, period text) returns text language sql stable
  return case when $1 < 0 then '-' else '' end || symbol
    || to_char(abs($1) / 100, case when $1 % 100 = 0 then 'FM999,999,999,999,999,990' else 'FM999,999,999,999,999,990.00' end)
    || case period when 'monthly' then ' monthly' when 'annual' then ' annually' else '' end;

create table organization (
  id text primary key,
  name text not null,
  currency text not null default 'USD',
  currency_symbol text not null default '$',
  enable_unsubscribe_link boolean not null default true,
  require_unsubscribe_link boolean not null default false,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null
);

create table "user" (
  id text primary key,
  email text not null,
  first_name text not null default '',
  last_name text not null default '',
  full_name text not null generated always as (btrim(first_name || ' ' || last_name)) stored,
  image text,
  google_profile_image_url text,
  last_used_timezone text,
  email_verified_at timestamptz,
  password_hash text,
  date_created timestamptz not null,
  date_updated timestamptz not null
);
create unique index user_email on "user" (lower(email));

create table membership (
  organization_id text not null references organization (id),
  id text not null,
  user_id text not null references "user" (id),
  role_id text not null,
  is_active boolean not null default true,
  auto_record_calls text not null default 'unset',
  default_caller_id text,
  hangup_recording_url text,
  may_workflows_impersonate boolean not null default false,
  track_email_opens boolean not null default true,
  onboarding_status text not null default 'in-progress',
  country text,
  pinned_view_ids jsonb not null default '[]',
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, user_id)
);
create index membership_user on membership (user_id);

-- The people of an organization, those who have left it too.
create view organization_user as
  select m.organization_id, m.is_active, u.id, u.email, u.first_name, u.last_name, u.image, u.google_profile_image_url,
    u.last_used_timezone, u.email_verified_at, u.date_created, u.date_updated
  from membership m join "user" u on u.id = m.user_id;

create table api_key (
  organization_id text not null references organization (id),
  id text not null,
  user_id text not null references "user" (id),
  name text not null,
  -- sha-256 of the key, which is nowhere else
  hash text not null unique,
  date_created timestamptz not null,
  date_revoked timestamptz,
  primary key (organization_id, id)
);

create table lead_status (
  organization_id text not null,
  id text not null,
  label text not null,
  color text,
  position int not null,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id)
);
create unique index lead_status_label on lead_status (organization_id, lower(label));

create table pipeline (
  organization_id text not null,
  id text not null,
  name text not null,
  position int not null,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id)
);

create table opportunity_status (
  organization_id text not null,
  id text not null,
  pipeline_id text not null,
  label text not null,
  type text not null,
  position int not null,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, pipeline_id) references pipeline (organization_id, id)
);
create unique index opportunity_status_label on opportunity_status (organization_id, pipeline_id, lower(label));

create table custom_field (
  organization_id text not null,
  id text not null,
  -- lead, contact, opportunity or shared
  object_type text not null,
  is_shared boolean not null generated always as (object_type = 'shared') stored,
  name text not null,
  description text,
  type text not null,
  choices jsonb,
  accepts_multiple_values boolean not null default false,
  editable_with_roles jsonb not null default '[]',
  referenced_custom_type_id text,
  back_reference_is_visible boolean,
  -- the objects that a shared field is on, as answers show them
  associations jsonb not null default '[]',
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id)
);
create index custom_field_object on custom_field (organization_id, object_type, date_created);

-- The custom fields of an object, its own and shared ones, in the order people see them.
create table custom_field_schema (
  organization_id text not null,
  -- as the associations of shared fields name objects: lead, custom_activity_type/<id>
  key text not null,
  field_ids jsonb not null,
  primary key (organization_id, key)
);

-- The key of the object that an association of a shared custom field speaks of.
create function association_key(jsonb) returns text language sql immutable
  return concat_ws('/', $1 ->> 'object_type', coalesce($1 ->> 'custom_activity_type_id', $1 ->> 'custom_object_type_id'));

-- Each object's custom fields; who may edit the values of a shared one is said by its association.
create view custom_field_on as
  select s.organization_id, f.id, s.key as object_type, e.position, f.is_shared, f.name, f.description, f.type, f.choices,
    f.accepts_multiple_values,
    case when f.is_shared then coalesce(a.association -> 'editable_with_roles', '[]') else f.editable_with_roles end
      as editable_with_roles,
    f.referenced_custom_type_id, f.back_reference_is_visible, f.created_by, f.updated_by, f.date_created, f.date_updated
  from custom_field_schema s
  cross join lateral jsonb_array_elements_text(s.field_ids) with ordinality e(id, position)
  join custom_field f on f.organization_id = s.organization_id and f.id = e.id
  left join lateral (
    select a.association from jsonb_array_elements(f.associations) a(association)
    where association_key(a.association) = s.key
  ) a on f.is_shared;

create table lead (
  organization_id text not null,
  id text not null,
  name text,
  -- the name, else the first contact's, else Untitled: kept, since tasks and opportunities show it in lists
  display_name text not null,
  description text,
  url text,
  status_id text not null,
  addresses jsonb not null default '[]',
  source text,
  custom jsonb not null default '{}',
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, status_id) references lead_status (organization_id, id)
);
create index lead_created on lead (organization_id, date_created desc, id desc);
create index lead_status_id on lead (organization_id, status_id);

create table contact (
  organization_id text not null,
  id text not null,
  lead_id text not null,
  name text,
  title text,
  emails jsonb not null default '[]',
  phones jsonb not null default '[]',
  urls jsonb not null default '[]',
  timezone text,
  timezone_source text,
  custom jsonb not null default '{}',
  -- the order in which contacts came to a lead; one that moves to another gets a new number
  sequence bigint generated by default as identity,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, lead_id) references lead (organization_id, id)
);
create index contact_lead on contact (organization_id, lead_id, sequence);
create index contact_created on contact (organization_id, date_created, sequence);

create table opportunity (
  organization_id text not null,
  id text not null,
  lead_id text not null,
  contact_id text,
  user_id text not null,
  status_id text not null,
  value bigint,
  value_period text not null default 'one_time',
  confidence int not null default 50,
  note text not null default '',
  note_html text,
  date_won date,
  date_lost timestamptz,
  attachments jsonb not null default '[]',
  custom jsonb not null default '{}',
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, lead_id) references lead (organization_id, id),
  foreign key (organization_id, status_id) references opportunity_status (organization_id, id),
  foreign key (organization_id, contact_id) references contact (organization_id, id) on delete set null (contact_id)
);
create index opportunity_lead on opportunity (organization_id, lead_id);
create index opportunity_status_id on opportunity (organization_id, status_id);
create index opportunity_user on opportunity (organization_id, user_id);
create index opportunity_contact on opportunity (organization_id, contact_id) where contact_id is not null;
create index opportunity_created on opportunity (organization_id, date_created, id);
create index opportunity_updated on opportunity (organization_id, date_updated, id);
create index opportunity_won on opportunity (organization_id, date_won, id);

create table task (
  organization_id text not null,
  id text not null,
  type text not null,
  lead_id text,
  contact_id text,
  assigned_to text,
  text text,
  -- When the task enters the inbox. A day is kept as its midnight in UTC, is_timed tells.
  due_at timestamptz not null,
  is_timed boolean not null,
  is_dateless boolean not null default false,
  is_complete boolean not null default false,
  priority text,
  resolution text,
  object_type text,
  object_id text,
  deduplication_key text,
  sequence_id text,
  sequence_subscription_id text,
  agent_config_id text,
  snooze_count int not null default 0,
  snoozed_from_at timestamptz,
  snoozed_from_is_timed boolean,
  recurrence text,
  recurrence_mode text,
  -- what only some types have: a call's phone, an e-mail's subject
  details jsonb,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, lead_id) references lead (organization_id, id),
  foreign key (organization_id, contact_id) references contact (organization_id, id) on delete set null (contact_id)
);
create index task_inbox on task (organization_id, assigned_to, type, is_complete, due_at, is_timed, id);
create index task_due on task (organization_id, due_at, is_timed, id);
create index task_lead on task (organization_id, lead_id);
create index task_created on task (organization_id, date_created, id);
create index task_contact on task (organization_id, contact_id) where contact_id is not null;
create unique index task_deduplication on task (organization_id, deduplication_key) where deduplication_key is not null;
create index task_opportunity on task (organization_id, object_id) where type = 'opportunity_due';

-- All activities. What only one type has, and nothing filters by, is in details.
create table activity (
  organization_id text not null,
  id text not null,
  type text not null,
  lead_id text,
  contact_id text,
  user_id text,
  users jsonb not null default '[]',
  activity_at timestamptz not null,
  source text,
  opportunity_id text,
  task_id text,
  note text,
  note_html text,
  title text,
  pinned_at timestamptz,
  attachments jsonb not null default '[]',
  details jsonb not null default '{}',
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, lead_id) references lead (organization_id, id),
  foreign key (organization_id, contact_id) references contact (organization_id, id) on delete set null (contact_id)
);
create index activity_created on activity (organization_id, date_created desc, id desc);
create index activity_type on activity (organization_id, type, date_created desc, id desc);
create index activity_lead on activity (organization_id, lead_id, date_created desc, id desc);
create index activity_user on activity (organization_id, user_id, date_created desc, id desc);
create index activity_contact on activity (organization_id, contact_id) where contact_id is not null;
create index activity_opportunity on activity (organization_id, opportunity_id) where opportunity_id is not null;

create table event (
  organization_id text not null,
  id text not null,
  -- The order of events, taken before their commit; one that is rewritten later gets a new one. A lower one may so appear
  -- after a higher: who reads along goes by the transactions that a snapshot shows (core/event-reader.ts).
  sequence bigint generated by default as identity,
  transaction xid8 not null default pg_current_xact_id(),
  date_created timestamptz not null,
  date_updated timestamptz not null,
  user_id text,
  request_id text,
  api_key_id text,
  object_type text not null,
  object_id text not null,
  action text not null,
  lead_id text,
  -- JSON, as text: kept as it was written, nothing searches inside, and json would parse it again
  changed_fields text not null,
  data text,
  previous_data text,
  meta text not null,
  primary key (organization_id, id)
);
create index event_sequence on event (organization_id, sequence);

-- A contact's name, else what else it is known by.
create function contact_display_name(contact) returns text language sql stable
  return coalesce(nullif($1.name, ''), $1.emails -> 0 ->> 'email', $1.phones -> 0 ->> 'phone_formatted', '');
