-- What is done to many objects at once: bulk actions and their undoing, exports, and the objects each of them is about.

create table bulk_action (
  organization_id text not null,
  id text not null,
  -- edit, delete or undo
  kind text not null,
  status text not null default 'created',
  -- what the objects are: lead, contact or opportunity
  object_type text not null,
  -- of an edit: what it does
  type text,
  lead_status_id text,
  custom_field_id text,
  custom_field_name text,
  custom_field_operation text,
  -- the value or the list of values, as it was given: JSON, kept as text
  value text,
  -- of an undo: the action whose work it takes back
  undone_id text,
  query text,
  s_query jsonb not null default '{"type": "match_all"}',
  results_limit int,
  sort jsonb not null default '[]',
  send_done_email boolean not null default true,
  n_leads int,
  n_leads_processed int not null default 0,
  n_objects int,
  n_objects_processed int not null default 0,
  n_objects_skipped int not null default 0,
  n_objects_failed int not null default 0,
  -- why it ended as an error
  error text,
  -- how often in a row it has come to nothing
  attempts int not null default 0,
  -- the time zone of the request, in which its query's days are meant
  zone text not null,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id)
);
create index bulk_action_created on bulk_action (organization_id, kind, date_created desc, id desc);
create unique index bulk_action_undone on bulk_action (organization_id, undone_id) where undone_id is not null;

create table export (
  organization_id text not null,
  id text not null,
  -- lead or opportunity
  kind text not null,
  status text not null default 'created',
  type text not null,
  format text not null,
  date_format text not null default 'original',
  fields jsonb not null,
  query text,
  s_query jsonb not null default '{"type": "match_all"}',
  results_limit int,
  sort jsonb not null default '[]',
  params jsonb not null default '{}',
  include_activities boolean not null default false,
  include_smart_fields boolean not null default false,
  include_addresses boolean not null default false,
  include_custom_objects boolean not null default false,
  send_done_email boolean not null default true,
  n_docs int,
  n_docs_processed int not null default 0,
  -- until when the file is kept; null before it is there and after it has gone
  kept_until timestamptz,
  error text,
  attempts int not null default 0,
  zone text not null,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id)
);
create index export_created on export (organization_id, date_created desc, id desc);
create index export_kept on export (organization_id, kept_until) where kept_until is not null;

-- The objects that a bulk action or an export is about, fixed with one statement when it begins, in their order.
create table picked_object (
  organization_id text not null,
  picked_by text not null,
  position int not null,
  object_id text not null,
  lead_id text,
  -- the first of its lead's objects here: so many of them, so many leads
  is_first_of_lead boolean not null,
  -- pending, done, skipped or failed
  state text not null default 'pending',
  reason text,
  primary key (organization_id, picked_by, position)
);
create index picked_object_pending on picked_object (organization_id, picked_by, position) where state = 'pending';

-- What the server signs with, made once for this database.
create table secret (
  name text primary key,
  value text not null
);
insert into secret (name, value) values ('download', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
