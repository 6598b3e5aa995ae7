-- Who is signed in in a browser. A person is one user in all organizations, and in one of them at a time.
create table session (
  -- sha-256 of the token in the browser's cookie, which is nowhere else
  id text primary key,
  user_id text not null references "user" (id),
  organization_id text not null references organization (id),
  date_created timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_user on session (user_id);
create index session_end on session (expires_at);
