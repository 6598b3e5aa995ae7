-- How people are found by their address, how guesses at passwords are counted, the browsers that people have used, and
-- memberships that wait for their person's consent.

-- The address as it is compared; server/core/address.ts alone decides what that is, and fills it in for those who are there.
-- Not unique: an organization that types an address learns nothing of the account that somebody has elsewhere, so until that
-- person has accepted it has a user of its own. Two accounts of one address are told apart by their passwords.
alter table "user" add column email_key text collate "C";
drop index user_email;
create index user_email_key on "user" (email_key);

-- Waits until the person accepts: not active, and shown among the members.
alter table membership add column is_pending boolean not null default false;

-- Wrong guesses at passwords. What they are counted by (an address, a network, a browser) is in the bucket as a hash.
create table password_guess (
  bucket text collate "C" primary key,
  -- so many at `last_at`; they are forgotten one by one
  failures double precision not null,
  last_at timestamptz not null,
  -- when nothing of it counts any more
  forgotten_at timestamptz not null
);
create index password_guess_end on password_guess (forgotten_at);

-- The browsers that somebody has signed in with: who guesses from elsewhere does not keep them out there.
create table known_browser (
  -- sha-256 of the token in the browser's cookie, which is nowhere else
  id text not null,
  user_id text not null references "user" (id) on delete cascade,
  last_used timestamptz not null,
  primary key (user_id, id)
);
create index known_browser_end on known_browser (last_used);

alter table api_key add column last_used_at timestamptz;
alter table api_key add column expires_at timestamptz;
create index api_key_user on api_key (user_id);

-- Who has left comes back without what they had: until now their sessions, keys and links waited for them.
delete from session s using membership m
  where m.organization_id = s.organization_id and m.user_id = s.user_id and not m.is_active;
delete from invitation i using membership m
  where m.organization_id = i.organization_id and m.user_id = i.user_id and not m.is_active;
update api_key k set date_revoked = now() from membership m
  where m.organization_id = k.organization_id and m.user_id = k.user_id and not m.is_active and k.date_revoked is null;
update webhook w set status = 'paused', pause_reason = 'left' from membership m
  where m.organization_id = w.organization_id and m.user_id = w.created_by and not m.is_active and w.status = 'active';
