-- 0003_event.sql as it is now, in databases made while it was still being edited.
do $$
declare
  old text;
begin
  for old in
    select i.name from (values
      ('event_sequence', '(organization_id, sequence)'),
      ('event_object', '(object_id, sequence)')
    ) i(name, columns)
    where pg_get_indexdef(to_regclass(i.name)) like '%' || i.columns
  loop
    execute format('drop index %I', old);
  end loop;
end
$$;
create index if not exists event_sequence on event (organization_id, sequence)
  include (transaction, date_updated, user_id, object_type, action, request_id);
create index if not exists event_object on event (object_id, date_updated);
create index if not exists event_lead on event (lead_id) where lead_id is not null;
