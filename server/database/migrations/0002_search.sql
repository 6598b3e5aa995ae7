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

-- No word is longer than an index can take.
create function cut_words(text) returns text language sql immutable parallel safe strict
  return case when length($1) <= 250 then $1 else regexp_replace($1, '([^ ]{250})[^ ]+', '\1', 'g') end;

-- A text as its words in small letters, with a space around each. What parts words is listed rather than left to the
-- server's locale: the same text has the same words everywhere.
create function search_text(text) returns text language sql immutable parallel safe strict cost 50
  return ' ' || btrim(cut_words(regexp_replace(small_letters($1),
    '[\u0001-/:-@[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+',
    ' ', 'g'))) || ' ';

create function search_words(text) returns text[] language sql immutable parallel safe strict cost 100
  return array_remove(array_remove(string_to_array(btrim(search_text($1)), ' '), U&'\E000'), '');

-- What like compares a search_text with: a pattern for each word, or one for the phrase.
create function search_patterns(text, mode text) returns text[] language sql immutable parallel safe strict
  return case mode
    when 'phrase' then array['%' || search_text($1) || '%']
    else array(select '% ' || w || case mode when 'beginning_of_words' then '%' else ' %' end
      from unnest(search_words($1)) w)
  end;

-- The rows whose words can match.
create function search_query(text, mode text) returns tsquery language sql immutable parallel safe strict
  return (select string_agg('''' || w || '''' || case mode when 'beginning_of_words' then ':*' else '' end, ' & ')
    from unnest(search_words($1)) w)::tsquery;

-- The texts at a path of a JSON value.
create function json_text(jsonb, path jsonpath) returns text language sql immutable parallel safe
  return (select string_agg(v #>> '{}', text_mark()) from jsonb_path_query($1, $2) v where jsonb_typeof(v) = 'string');

-- The texts of custom fields, choices among them.
create function custom_text(jsonb) returns text language sql immutable parallel safe
  return case when $1 <> '{}' then json_text($1, 'lax $.*[*]') end;

create function phones_text(jsonb) returns text language sql immutable parallel safe
  return (select string_agg(concat_ws(text_mark(), p.phone, p.phone_formatted,
      -- without the country's code, as people of that country type it
      nullif(regexp_replace(substring(p.phone_formatted from ' .*'), '\D', '', 'g'), '')), text_mark())
    from jsonb_to_recordset($1) as p(phone text, phone_formatted text));

create function lead_text(name text, display_name text, description text, url text, addresses jsonb, custom jsonb)
  returns text language sql immutable parallel safe
  return concat_ws(text_mark(), $1, nullif($2, $1), $3, $4,
    case when $5 <> '[]' then
      json_text($5, 'lax $[*].keyvalue() ? (@.key != "label" && @.key != "country").value') end,
    custom_text($6));

create function contact_text(name text, title text, emails jsonb, phones jsonb, urls jsonb, custom jsonb)
  returns text language sql immutable parallel safe
  return concat_ws(text_mark(), $1, $2, case when $3 <> '[]' then json_text($3, 'lax $[*].email') end,
    case when $4 <> '[]' then phones_text($4) end, case when $5 <> '[]' then json_text($5, 'lax $[*].url') end,
    custom_text($6));

create function search_vector(text) returns tsvector language sql immutable parallel safe strict
  return array_to_tsvector(search_words($1));

-- Kept with the row: who walks the leads by date tests each of them, and must not take its texts apart for that.
alter table lead add column words tsvector not null
  generated always as (search_vector(lead_text(name, display_name, description, url, addresses, custom))) stored;
alter table contact add column words tsvector not null
  generated always as (search_vector(contact_text(name, title, emails, phones, urls, custom))) stored;
create index lead_words on lead using gin (words);
create index contact_words on contact using gin (words);

-- Choices, people and contacts in custom fields of leads.
create index lead_custom on lead using gin (custom jsonb_path_ops);

create function phone_digits(jsonb) returns text language sql immutable parallel safe
  return (select string_agg(regexp_replace(p.phone, '\D', '', 'g'), ' ') from jsonb_to_recordset($1) as p(phone text));

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
