-- Smart views: searches that people keep, and share.
create table saved_search (
  organization_id text not null,
  id text not null,
  name text not null,
  description text default '',
  type text not null default 'lead',
  -- whose it is
  user_id text,
  -- either the search text or {query, sort, results_limit}
  query text,
  s_query jsonb,
  -- who sees it beside its owner: {whole_org, user_ids, group_ids, created_at, …}; null for nobody
  sharing_settings jsonb,
  is_user_dependent boolean not null default false,
  selected_fields jsonb,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id),
  check ((query is null) <> (s_query is null))
);
create index saved_search_created on saved_search (organization_id, type, date_created desc, id desc);

-- When somebody last ran a smart view.
create table saved_search_use (
  organization_id text not null,
  saved_search_id text not null,
  date_used timestamptz not null,
  primary key (organization_id, saved_search_id)
);
