// How many opportunities match and what they are worth, in all and by group (core.md §12.4).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fullName } from '../../core/field.ts';
import { type Page, scope } from '../../core/read.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { opportunity, VALUE_PERIODS } from './opportunity.ts';

export interface Grouping {
  /** SQL on row `t` for the text that names a group. */
  key: string;
  /** SQL on row `t` that groups are ordered by, when it is not the key. */
  by?: string;
  /** SQL on row `a`, which has the key, for what a group says about itself. */
  parts: string;
}

const year = 'left(a.key, 4)::int';

export const GROUPINGS: Record<string, Grouping> = {
  user_id: {
    key: 't.user_id',
    by: fullName('t.user_id'),
    parts: `a.key as user_id, ${fullName('a.key')} as user_name`,
  },
  // The week's year is not always that of the calendar: 2027-01-01 is in the last week of 2026.
  date_won__week: {
    key: `to_char(t.date_won, 'IYYY"-W"IW')`,
    parts: `${year} as weekyear, right(a.key, 2)::int as week`,
  },
  date_won__month: { key: `to_char(t.date_won, 'YYYY-MM')`, parts: `${year} as year, right(a.key, 2)::int as month` },
  date_won__quarter: {
    key: `to_char(t.date_won, 'YYYY"-Q"Q')`,
    parts: `${year} as year, right(a.key, 1)::int as quarter`,
  },
  date_won__year: { key: `to_char(t.date_won, 'YYYY')`, parts: `${year} as year` },
};

const SUMS = ['total_value', 'expected_value'].flatMap((sum) => [
  ...VALUE_PERIODS.map((period) => ({ name: `${sum}_${period}`, sql: `p.${sum}`, when: `p.period = '${period}'` })),
  // What is paid once counts once.
  { name: `${sum}_annualized`, sql: `p.${sum} * case p.period when 'monthly' then 12 else 1 end`, when: 'true' },
]);

const amount = Type.Union([Type.Integer(), Type.Null()]);
const formatted = Type.Union([Type.String(), Type.Null()]);

export const AGGREGATES = {
  total_results: Type.Integer(),
  count_by_value_period: Type.Record(Type.String(), Type.Integer()),
  ...Object.fromEntries(
    SUMS.flatMap(({ name }) => [[name, amount] as const, [`${name}_formatted`, formatted] as const]),
  ),
};

const shown = SUMS.map(
  ({ name }) => `a.${name}, format_money(a.${name}, m.currency_symbol, null) as ${name}_formatted`,
);
const summed = SUMS.map((sum) => `round(sum(${sum.sql}) filter (where ${sum.when})) as ${sum.name}`);

/** SQL for rows of `body`, the aggregates as JSON text: one for all matches of the page's condition, and with a grouping
 *  one for each group. Opportunities are first summed up by group and period, so the rest is about a few rows. */
export function aggregates(ctx: Context, page: Page, grouping?: Grouping): Sql {
  const { key, parts } = grouping ?? { key: 'null::text', parts: 'a.key' };
  const group = grouping ? 'p.key, grouping(p.key) = 1 as is_whole' : 'null::text as key, true as is_whole';
  return sql`
    select a.key, a.is_whole, (select row_to_json(r)::text from (select ${raw(parts)}) r) as parts,
      (select row_to_json(r)::text from (select a.total_results, a.count_by_value_period, ${raw(shown.join(', '))}) r) as body
    from (
      select ${raw(group)}, coalesce(sum(p.n), 0)::int as total_results,
        coalesce(json_object_agg(p.period, p.n), '{}') as count_by_value_period, ${raw(summed.join(', '))}
      from (
        select ${raw(key)} as key, t.value_period as period, count(*) as n, sum(t.value) as total_value,
          sum(t.value * t.confidence) / 100 as expected_value
        from opportunity t where ${scope(ctx, opportunity)} and ${page.whole ?? page.where} group by 1, 2
      ) p
      group by grouping sets (()${raw(grouping ? ', (p.key)' : '')})
    ) a cross join (select o.currency_symbol from organization o where o.id = ${ctx.organization_id}) m`;
}
