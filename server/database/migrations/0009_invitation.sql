-- Links by which a member sets their password, each once. An admin makes one and passes it on; a new one takes the place of
-- the one before.
create table invitation (
  organization_id text not null references organization (id),
  user_id text not null references "user" (id),
  -- sha-256 of the token, which is nowhere else
  hash text not null unique,
  date_created timestamptz not null,
  expires_at timestamptz not null,
  primary key (organization_id, user_id)
);
create index invitation_end on invitation (expires_at);
