-- What all processes on a database share: the files of exports, the counts of the rate limit, and the server's address.

-- Which making of an export's file is the one that counts, and how many bytes it has. Null while there is none, and for
-- files that older versions have left in their data directory.
alter table export add column file_id text;
alter table export add column file_size bigint;

-- The files of exports, compressed, in pieces of one size (the last may be smaller). Each making of a file has an id of its own:
-- two may be under way when a process was thought dead.
create table export_piece (
  organization_id text not null,
  export_id text not null,
  file_id text not null,
  position int not null,
  content bytea not null,
  primary key (organization_id, export_id, file_id, position),
  foreign key (organization_id, export_id) references export (organization_id, id) on delete cascade
);
-- Compressed already.
alter table export_piece alter column content set storage external;

-- How many requests of a caller, an organization or a network address have been handed out to processes in a window of a
-- second. Nothing that has to outlive a crash.
create unlogged table rate_limit_window (
  name text primary key,
  started timestamptz not null,
  used int not null
);

-- Under which address people reach the server: what AJAR_URL says, else where it listens.
create table server_address (
  name text primary key check (name = 'url'),
  value text not null
);
insert into server_address values ('url', 'http://127.0.0.1:3000');
