-- Who made an invitation: it is good while they may make one. Of those that are there nobody can say who has the link, so they
-- end; an admin makes a new one.
delete from invitation;
alter table invitation add column created_by text not null references "user" (id);
