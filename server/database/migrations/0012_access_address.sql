-- Every user has the form of their address that is compared.
alter table "user" alter column email_key set not null;
