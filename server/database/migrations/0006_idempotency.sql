-- The first answers to requests that came with an Idempotency-Key, written by the transaction that did what they say.
create table first_answer (
  organization_id text not null,
  -- the API key that was used, or the user
  caller text not null,
  key text not null,
  -- sha-256 of what was asked
  fingerprint text not null,
  status int not null,
  body text,
  date_created timestamptz not null,
  primary key (organization_id, caller, key)
);
create index first_answer_created on first_answer (organization_id, date_created);
