-- As the real service was recorded to answer (additions.md).

-- A date-time whose second is whole has no fraction. Each parameter is named once, so that the functions are inlined.
create or replace function iso(moment timestamptz) returns text language sql stable
  return replace(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'), '.000000', '');

create or replace function iso_naive(moment timestamptz) returns text language sql stable
  return replace(to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '.000000', '');

create or replace function iso_due(moment timestamptz, is_timed boolean) returns text language sql stable
  return replace(to_char(moment at time zone 'UTC',
    case when is_timed then 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"' else 'YYYY-MM-DD' end), '.000000', '');

create or replace function format_money(cents numeric, symbol text, period text) returns text language sql stable
  return case when cents < 0 then '-' else '' end || symbol
    || to_char(abs(cents) / 100,
      case when cents % 100 = 0 then 'FM999,999,999,999,999,990' else 'FM999,999,999,999,999,990.00' end)
    || case period when 'monthly' then ' monthly' when 'annual' then ' annual' else '' end;

-- A task that nobody gave a priority has `medium`, a lead without a description an empty one.
update task set priority = 'medium' where priority is null;
alter table task alter column priority set default 'medium';
alter table task alter column priority set not null;
update lead set description = '' where description is null;
alter table lead alter column description set default '';
alter table lead alter column description set not null;
