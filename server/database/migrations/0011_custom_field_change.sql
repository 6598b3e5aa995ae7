-- Custom fields whose values have still to follow what the field is now: deleted, taken from an object, or of another form
-- (core/custom-changes.ts). A row goes when that is done.
create table custom_field_change (
  organization_id text not null,
  -- lead, contact or opportunity
  object_type text not null,
  -- * for all values that such objects have
  field_id text not null,
  -- the type that the field had
  was text,
  -- another one when the field has changed again
  revision uuid not null default gen_random_uuid(),
  primary key (organization_id, object_type, field_id)
);

-- Changes of definitions beside writes have left values behind that no field takes.
insert into custom_field_change (organization_id, object_type, field_id)
  select o.id, t.object_type, '*' from organization o cross join (values ('lead'), ('contact'), ('opportunity')) t (object_type);
