-- How the event log is read. Who reads along asks for what transactions that were open, or not begun, have left since.
create index event_transaction on event (organization_id, transaction, sequence);
