-- Users that stand in for somebody who has yet to accept: they have never been active, so nothing refers to them, and their
-- membership can become another user's. Not so who has been a member before and waits to come back.
alter table "user" add column is_stand_in boolean not null default false;
update "user" u set is_stand_in = true from membership m
  where m.user_id = u.id and m.is_pending and u.password_hash is null and u.full_name = ''
    and not exists (select from membership o where o.user_id = u.id and o.organization_id <> m.organization_id)
    and not exists (select from api_key k where k.user_id = u.id)
    and not exists (
      select from event e where e.organization_id = m.organization_id and e.object_id = m.id and e.action = 'activated');
