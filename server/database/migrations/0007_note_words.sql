-- The words of notes, which the search texts of leads look into.
create function note_text(title text, note text) returns text language plpgsql immutable parallel safe
  set search_path from current as $$
begin
  return concat_ws(text_mark(), title, note);
end
$$;
create index note_words on activity using gin (search_vector(note_text(title, note))) where type = 'Note';
