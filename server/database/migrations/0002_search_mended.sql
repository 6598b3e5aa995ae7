-- 0002_search.sql as it is now, in databases made while it was still being edited; and its functions so that they work
-- wherever they run. A restore, and on newer servers also `create index`, `analyze` and the like, finds by name only what is
-- PostgreSQL's own. Who is called there itself, from a generated column or an index, therefore brings the search path along,
-- and what those call finds by that. Every parameter has a name.

-- Earlier versions took texts apart into other words.
do $$
begin
  if to_regprocedure('json_text(jsonb, jsonpath)') is not null then
    alter table lead drop column words;
    alter table contact drop column words;
    drop index if exists contact_phone_digits;
    drop index if exists note_words;
  end if;
end
$$;

-- Where lower() knows the letters of English alone, another collation takes its place, if there is one. The test is part of the
-- function, since a restore may be into a database of another locale; it is done when a statement is planned. Not strict: then
-- it would not be inlined.
do $$
declare
  other text;
begin
  select format(' collate %I', c.collname) into other from pg_collation c join pg_database d on d.datname = current_database()
    where c.collname in ('und-x-icu', 'pg_c_utf8', 'C.utf8') and c.collencoding in (-1, d.encoding)
    order by array_position(array['pg_c_utf8', 'C.utf8', 'und-x-icu']::name[], c.collname) limit 1;
  execute format($f$
    create or replace function small_letters(value text) returns text language sql immutable parallel safe
      return case when lower(U&'\00C4') = U&'\00E4' then lower(value) else lower(value%s) collate "default" end
    $f$, other);
end
$$;

create or replace function search_text(value text) returns text language plpgsql immutable parallel safe strict cost 100 as $$
declare
  words text := btrim(regexp_replace(small_letters(value),
    '[\u0001-/:-@[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+',
    ' ', 'g'));
begin
  if length(words) > 250 then
    words := regexp_replace(words, '([^ ]{250})[^ ]+', '\1', 'g');
  end if;
  return ' ' || words || ' ';
end
$$;

create or replace function search_words(value text) returns text[] language plpgsql immutable parallel safe strict cost 100 as $$
begin
  return array_remove(array_remove(string_to_array(btrim(search_text(value)), ' '), U&'\E000'), '');
end
$$;

create or replace function search_patterns(value text, mode text) returns text[] language plpgsql immutable parallel safe strict
as $$
begin
  if mode = 'phrase' then return array['%' || search_text(value) || '%']; end if;
  return array(select '% ' || w || case mode when 'beginning_of_words' then '%' else ' %' end
    from unnest(search_words(value)) w);
end
$$;

create or replace function search_query(value text, mode text) returns tsquery language plpgsql immutable parallel safe strict
as $$
begin
  return (select string_agg('''' || w || '''' || case mode when 'beginning_of_words' then ':*' else '' end, ' & ')
    from unnest(search_words(value)) w)::tsquery;
end
$$;

create or replace function search_vector(value text) returns tsvector language plpgsql immutable parallel safe strict cost 100
as $$
begin
  return array_to_tsvector(search_words(value));
end
$$;

create or replace function custom_text(custom jsonb) returns text language plpgsql immutable parallel safe as $$
begin
  if custom = '{}' then return null; end if;
  return (select string_agg(v #>> '{}', text_mark()) from jsonb_path_query(custom, 'lax $.*[*]') v
    where jsonb_typeof(v) = 'string');
end
$$;

create or replace function entries_text(list jsonb, variadic keys text[]) returns text
language plpgsql immutable parallel safe as $$
declare
  found text;
  key text;
begin
  for n in 0 .. jsonb_array_length(list) - 1 loop
    foreach key in array keys loop
      found := concat_ws(text_mark(), found, list -> n ->> key);
    end loop;
  end loop;
  return found;
end
$$;

create or replace function phones_text(list jsonb) returns text language plpgsql immutable parallel safe as $$
declare
  found text;
  shown text;
begin
  for n in 0 .. jsonb_array_length(list) - 1 loop
    shown := list -> n ->> 'phone_formatted';
    found := concat_ws(text_mark(), found, list -> n ->> 'phone', shown,
      nullif(regexp_replace(substring(shown from ' .*'), '\D', '', 'g'), ''));
  end loop;
  return found;
end
$$;

create or replace function phone_digits(list jsonb) returns text language plpgsql immutable parallel safe as $$
begin
  return regexp_replace(entries_text(list, 'phone'), '[^0-9 ]', '', 'g');
end
$$;

create or replace function lead_text(name text, display_name text, description text, url text, addresses jsonb, custom jsonb)
  returns text language plpgsql immutable parallel safe as $$
begin
  return concat_ws(text_mark(), name, nullif(display_name, name), description, url,
    entries_text(addresses, 'address_1', 'address_2', 'city', 'state', 'zipcode'), custom_text(custom));
end
$$;

create or replace function contact_text(name text, title text, emails jsonb, phones jsonb, urls jsonb, custom jsonb)
  returns text language plpgsql immutable parallel safe as $$
begin
  return concat_ws(text_mark(), name, title, entries_text(emails, 'email'), phones_text(phones), entries_text(urls, 'url'),
    custom_text(custom));
end
$$;

-- The schema itself, not `from current`: that may be "$user", which is somebody else's when a superuser restores.
do $$
declare
  called regprocedure;
begin
  foreach called in array array['search_vector(text)', 'phone_digits(jsonb)', 'lead_text(text, text, text, text, jsonb, jsonb)',
    'contact_text(text, text, jsonb, jsonb, jsonb, jsonb)']::regprocedure[]
  loop
    execute format('alter function %s set search_path = %I', called, current_schema());
  end loop;
end
$$;

drop function if exists cut_words(text);
drop function if exists json_text(jsonb, jsonpath);

-- What has gone above.
alter table lead add column if not exists words tsvector not null
  generated always as (search_vector(lead_text(name, display_name, description, url, addresses, custom))) stored;
alter table contact add column if not exists words tsvector not null
  generated always as (search_vector(contact_text(name, title, emails, phones, urls, custom))) stored;
create index if not exists lead_words on lead using gin (words);
create index if not exists contact_words on contact using gin (words);
do $$
declare
  schema text;
begin
  select n.nspname into schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if schema is not null then
    execute format('create index if not exists contact_phone_digits on contact using gin (phone_digits(phones) %I.gin_trgm_ops)',
      schema);
  end if;
  if to_regprocedure('note_text(text, text)') is not null then
    create index if not exists note_words on activity using gin (search_vector(note_text(title, note))) where type = 'Note';
  end if;
end
$$;
