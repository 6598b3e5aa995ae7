-- Indexes for what was slow in a hundred thousand leads, and no index any more that does not begin with the organization.

-- The open tasks of everybody by date: in an index of all tasks they were looked for among the done ones.
create index task_open on task (organization_id, due_at, is_timed, id) where not is_complete;

-- With what is asked of a lead's tasks and opportunities, so that these need not be read to find the leads that have none or some.
drop index task_lead;
create index task_lead on task (organization_id, lead_id, is_complete, type);
drop index opportunity_lead;
create index opportunity_lead on opportunity (organization_id, lead_id) include (value);

-- Events by what happened to which kind of object, newest first, and by request, of which there are few each.
create index event_action on event (organization_id, object_type, action, sequence);
create index event_request on event (organization_id, request_id);

-- Of an object and of a lead, as before.
drop index event_object;
create index event_object on event (organization_id, object_id, date_updated);
drop index event_lead;
create index event_lead on event (organization_id, lead_id) where lead_id is not null;

-- What has an index of its own now need not be in this one. The events of somebody who does little are still found in it, which
-- costs writers less than an index of users.
drop index event_sequence;
create index event_sequence on event (organization_id, sequence) include (transaction, date_updated, user_id, object_type);
