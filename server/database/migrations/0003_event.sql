-- How the event log is read. Each index costs every write, so there are few: these four took a bulk insert from 6 to 20 µs an
-- event, and one for each filter would have taken it to 40.

-- Newest first. What filters look at is in the index, so that rare events (a user's, a request's, before some day) are
-- found without reading a million rows that are a thousand bytes each.
drop index event_sequence;
create index event_sequence on event (organization_id, sequence)
  include (transaction, date_updated, user_id, object_type, action, request_id);

-- Who reads along asks for what transactions that were open, or not begun, have left since.
create index event_transaction on event (organization_id, transaction, sequence);

-- Ids are unique across organizations; without theirs the indexes are half as large. An object may be written every minute, so
-- an update that joins the event just before finds that at once; a lead's events are few enough to be sorted.
create index event_object on event (object_id, date_updated);
create index event_lead on event (lead_id) where lead_id is not null;
