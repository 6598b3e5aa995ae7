-- Webhook subscriptions, how far each organization's events have been handed to them, and the deliveries.
create table webhook (
  organization_id text not null,
  id text not null,
  url text not null,
  -- [{object_type, action, extra_filter}]
  events jsonb not null,
  event_filter jsonb,
  verify_ssl boolean not null,
  status text not null,
  pause_reason text,
  -- 64 hex characters; deliveries are signed with the bytes they stand for
  signature_key text not null,
  created_by text,
  updated_by text,
  date_created timestamptz not null,
  date_updated timestamptz not null,
  primary key (organization_id, id)
);

-- What sending has come to. Apart from the subscription, since that is changed by people and this with every batch.
create table webhook_state (
  organization_id text not null,
  webhook_id text not null,
  -- the snapshot in which it became active: events that this one shows happened before
  since text,
  -- since when every attempt has failed; null after one that succeeded
  failing_since timestamptz,
  -- hours without a success in a row in which an attempt failed, and the last of them
  failed_hours int not null default 0,
  last_failed_hour timestamptz,
  latest_error jsonb,
  delivered bigint not null default 0,
  failed_attempts bigint not null default 0,
  primary key (organization_id, webhook_id),
  foreign key (organization_id, webhook_id) references webhook (organization_id, id) on delete cascade
);

-- Up to where an organization's event log has been handed out; only organizations with an active subscription have one.
create table webhook_position (
  organization_id text primary key,
  position text not null
);

create table webhook_delivery (
  organization_id text not null,
  webhook_id text not null,
  -- ascends with time
  id text not null,
  -- null for a test
  event_id text,
  -- which version of the event: a consolidated one gets a new sequence
  sequence bigint,
  object_type text not null,
  action text not null,
  -- waiting, delivered, failed (given up) or dropped (with the whole queue)
  status text not null,
  -- When to send; while somebody sends, when others may take it that they were killed.
  due_at timestamptz not null,
  -- when to give up
  expires_at timestamptz not null,
  attempts int not null default 0,
  -- The rest is of the last attempt. The body is kept when it failed, so that it outlives the event.
  url text,
  request_headers jsonb,
  request_body text,
  response_status int,
  response_headers jsonb,
  response_body text,
  error text,
  duration_ms int,
  date_created timestamptz not null,
  date_attempted timestamptz,
  primary key (organization_id, webhook_id, id),
  foreign key (organization_id, webhook_id) references webhook (organization_id, id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (organization_id, webhook_id, due_at) where status = 'waiting';
create unique index webhook_delivery_event on webhook_delivery (organization_id, event_id, webhook_id);
