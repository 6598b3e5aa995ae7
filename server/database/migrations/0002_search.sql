-- What searches need: the words of texts, and the indexes that find them.

-- The words of all leads and contacts that there are: minutes, in a large database.
set local statement_timeout = 0;

-- Between two texts of one object, so that no phrase reaches from one into the other. A word of its own that nobody types.
create function text_mark() returns text language sql immutable parallel safe
  return U&' \E000 ';

-- Small letters of all alphabets. In a database whose locale is C, lower() knows those of English alone, so another
-- collation does it there, if there is one.
do $$
declare
  other text;
begin
  if lower(U&'\00C4') <> U&'\00E4' then
    select format(' collate %I', c.collname) into other from pg_collation c join pg_database d on d.datname = current_database()
      where c.collname in ('und-x-icu', 'pg_c_utf8', 'C.utf8') and c.collencoding in (-1, d.encoding)
      order by array_position(array['pg_c_utf8', 'C.utf8', 'und-x-icu']::name[], c.collname) limit 1;
  end if;
  execute format('create function small_letters(text) returns text language sql immutable parallel safe strict
    return lower($1%s) collate "default"', other);
end
$$;

-- A text as its words in small letters, with a space around each. What parts words is listed rather than left to the
-- server's locale: the same text has the same words everywhere. No word is longer than an index can take. In plpgsql, as
-- what follows: calls of SQL functions from one another took 45 µs for a name where this takes 20.
create function search_text(text) returns text language plpgsql immutable parallel safe strict cost 100 as $$
declare
  words text := btrim(regexp_replace(small_letters($1),
    '[\u0001-/:-@[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+',
    ' ', 'g'));
begin
  if length(words) > 250 then
    words := regexp_replace(words, '([^ ]{250})[^ ]+', '\1', 'g');
  end if;
  return ' ' || words || ' ';
end
$$;

create function search_words(text) returns text[] language plpgsql immutable parallel safe strict cost 100 as $$
begin
  return array_remove(array_remove(string_to_array(btrim(search_text($1)), ' '), U&'\E000'), '');
end
$$;

-- What like compares a search_text with: a pattern for each word, or one for the phrase.
create function search_patterns(text, mode text) returns text[] language plpgsql immutable parallel safe strict as $$
begin
  if mode = 'phrase' then return array['%' || search_text($1) || '%']; end if;
  return array(select '% ' || w || case mode when 'beginning_of_words' then '%' else ' %' end
    from unnest(search_words($1)) w);
end
$$;

-- The rows whose words can match.
create function search_query(text, mode text) returns tsquery language plpgsql immutable parallel safe strict as $$
begin
  return (select string_agg('''' || w || '''' || case mode when 'beginning_of_words' then ':*' else '' end, ' & ')
    from unnest(search_words($1)) w)::tsquery;
end
$$;

-- Indexes are made of it, and newer servers run `analyze` and the like where only their own functions are found by name.
create function search_vector(text) returns tsvector language plpgsql immutable parallel safe strict cost 100
  set search_path from current as $$
begin
  return array_to_tsvector(search_words($1));
end
$$;

-- The texts of custom fields, choices among them.
create function custom_text(jsonb) returns text language plpgsql immutable parallel safe as $$
begin
  if $1 = '{}' then return null; end if;
  return (select string_agg(v #>> '{}', text_mark()) from jsonb_path_query($1, 'lax $.*[*]') v
    where jsonb_typeof(v) = 'string');
end
$$;

-- What the entries of a list have under these keys. Steps of plpgsql's own cost less here than a query over the list.
create function entries_text(list jsonb, variadic keys text[]) returns text language plpgsql immutable parallel safe as $$
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

-- Telephone numbers as they are kept, as they are shown, and as people of their own country type them.
create function phones_text(list jsonb) returns text language plpgsql immutable parallel safe as $$
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

-- Found by name wherever it runs, as search_vector.
create function phone_digits(list jsonb) returns text language plpgsql immutable parallel safe
  set search_path from current as $$
begin
  return regexp_replace(entries_text(list, 'phone'), '[^0-9 ]', '', 'g');
end
$$;

create function lead_text(name text, display_name text, description text, url text, addresses jsonb, custom jsonb)
  returns text language plpgsql immutable parallel safe as $$
begin
  return concat_ws(text_mark(), $1, nullif($2, $1), $3, $4,
    entries_text($5, 'address_1', 'address_2', 'city', 'state', 'zipcode'), custom_text($6));
end
$$;

create function contact_text(name text, title text, emails jsonb, phones jsonb, urls jsonb, custom jsonb)
  returns text language plpgsql immutable parallel safe as $$
begin
  return concat_ws(text_mark(), $1, $2, entries_text($3, 'email'), phones_text($4), entries_text($5, 'url'),
    custom_text($6));
end
$$;

-- Kept with the row: who walks the leads by date tests each of them, and must not take its texts apart for that.
alter table lead add column words tsvector not null
  generated always as (search_vector(lead_text(name, display_name, description, url, addresses, custom))) stored;
alter table contact add column words tsvector not null
  generated always as (search_vector(contact_text(name, title, emails, phones, urls, custom))) stored;
create index lead_words on lead using gin (words);
create index contact_words on contact using gin (words);

-- Choices, people and contacts in custom fields of leads.
create index lead_custom on lead using gin (custom jsonb_path_ops);

-- Pieces of telephone numbers are found by trigrams. Where the server does not let us have them, such a search reads all
-- contacts.
do $$
declare
  schema text;
begin
  begin
    create extension if not exists pg_trgm;
  exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise notice 'pg_trgm is not available: searches for pieces of telephone numbers will be slow';
  end;
  select n.nspname into schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if schema is not null then
    execute format('create index contact_phone_digits on contact using gin (phone_digits(phones) %I.gin_trgm_ops)', schema);
  end if;
end
$$;
