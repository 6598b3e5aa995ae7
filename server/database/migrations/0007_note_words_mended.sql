-- The function of an index brings its search path along as the others do (0002_search_mended.sql).
do $$
begin
  execute format('alter function note_text(text, text) set search_path = %I', current_schema());
end
$$;
