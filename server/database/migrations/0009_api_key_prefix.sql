-- The first characters of a key, by which its owner knows it again; null for keys from before.
alter table api_key add column prefix text;
