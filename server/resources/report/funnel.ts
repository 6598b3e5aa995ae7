// POST /report/funnel/opportunity/stages/ and totals/: how opportunities went through a pipeline (activities-search-automation.md
// §8.6). What Close does not say, docs/choices.md does.
import { Readable } from 'node:stream';
import { type TSchema, Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import type { Answer, Endpoint } from '../../core/endpoint.ts';
import { DOES_NOT_EXIST, invalidField } from '../../core/errors.ts';
import { scope } from '../../core/read.ts';
import { bodySchema } from '../../core/resource.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { opportunityStatusChange } from '../activity/opportunity-status-change.ts';
import { csvLine } from '../export/csv.ts';
import { opportunity } from '../opportunity/opportunity.ts';
import { opportunityStatus } from '../pipeline/opportunity-status.ts';
import { type FunnelQuestion, funnelFields, readQuestion } from './funnel-body.ts';

const integer = Type.Integer();
const number = Type.Number();
const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);

/** Names of the figures, with the SQL for each over the rows of a group; and what its answer is. */
type Figures = Record<string, { sql: string; schema: TSchema }>;

const ratio = (part: string, all: string): string => `round(${part}::numeric / nullif(${all}, 0), 6)`;
const count = (where = 'true'): string => `count(*) filter (where ${where})`;
const sum = (what: string, where = 'true'): string => `coalesce(sum(${what}) filter (where ${where}), 0)`;

const STAGE: Figures = {
  count: { sql: count('m.id is not null'), schema: integer },
  value: { sql: sum('m.value'), schema: integer },
  weighted_value: { sql: `round(${sum('m.weighted_value')})`, schema: integer },
  ...Object.fromEntries(
    [
      ['count', '1'],
      ['value', 'm.value'],
      ['weighted_value', 'm.weighted_value'],
    ].map(([name, what = '']) => [
      `${name}_conversion_rate`,
      {
        // Null only where nobody was; from the last stage nobody advances, which is 0 (additions.md §7).
        sql: `case when count(m.id) > 0 then coalesce(${ratio(
          sum(what, 'm.advanced and not s.is_last'),
          sum(what, 'm.id is not null'),
        )}, 0) end`,
        schema: nullable(number),
      },
    ]),
  ),
  count_lost: { sql: count('m.lost_here'), schema: integer },
  value_lost: { sql: sum('m.value', 'm.lost_here'), schema: integer },
  count_lost_ratio: { sql: ratio(count('m.lost_here'), count('m.id is not null')), schema: nullable(number) },
  value_lost_ratio: { sql: ratio(sum('m.value', 'm.lost_here'), sum('m.value')), schema: nullable(number) },
  average_time_to_advance: { sql: 'round(avg(m.time_to_advance))', schema: nullable(integer) },
};

const [COMPLETE, WON] = [`o.outcome in ('won', 'lost')`, `o.outcome = 'won'`];
const WIN_RATE = `coalesce(${ratio(count(WON), count(COMPLETE))}, 0)`;
const AVERAGE_WON = `avg(o.annualized) filter (where ${WON})`;
const TIME_TO_WIN = `avg(extract(epoch from o.won_at - o.date_created)) filter (where ${WON})`;

const TOTALS: Figures = {
  count: { sql: count(), schema: integer },
  count_total_complete: { sql: count(COMPLETE), schema: integer },
  count_total_won: { sql: count(WON), schema: integer },
  count_win_rate: { sql: WIN_RATE, schema: number },
  value_total_complete: { sql: sum('o.value', COMPLETE), schema: integer },
  value_total_won: { sql: sum('o.value', WON), schema: integer },
  value_win_rate: { sql: `coalesce(${ratio(sum('o.value', WON), sum('o.value', COMPLETE))}, 0)`, schema: number },
  average_time_to_win: { sql: `round(${TIME_TO_WIN})`, schema: nullable(integer) },
  average_value_annualized_per_won_opportunity: { sql: `coalesce(round(${AVERAGE_WON}), 0)`, schema: integer },
  sales_velocity: {
    sql: `coalesce(round((${count()} * ${WIN_RATE} * ${AVERAGE_WON} / nullif(${TIME_TO_WIN}, 0))::numeric, 6), 0)`,
    schema: number,
  },
};

/** The opportunities asked about as `o`, each with where it came from and got to. `stage` is the pipeline's statuses in their
 *  order, `seen` when an opportunity was in which of them, as far as that is in the report's time. */
function population(ctx: Context, { pipeline, type, report, cohort, where }: FunnelQuestion): Sql {
  const created = cohort
    ? sql`and t.date_created >= ${iso(cohort.start)}::timestamptz
    and t.date_created < ${iso(cohort.end)}::timestamptz`
    : raw('');
  return sql`
    with stage as (
      select t.id, t.label, t.type, row_number() over (order by t.position, t.id) as place from opportunity_status t
      where ${scope(ctx, opportunityStatus)} and t.pipeline_id = ${pipeline}
    ), asked as (
      select t.id, t.user_id, t.status_id, t.date_created, coalesce(t.value, 0) as value,
        coalesce(t.value, 0) * t.confidence / 100.0 as weighted_value,
        coalesce(t.value, 0) * case t.value_period when 'monthly' then 12 else 1 end as annualized
      from opportunity t
      where ${scope(ctx, opportunity)} and t.status_id = any(array(select id from stage)) and ${where} ${created}
    ), change as (
      select t.opportunity_id, t.activity_at as at, t.id as change_id, t.details ->> 'old_status_id' as old_status_id,
        t.details ->> 'new_status_id' as new_status_id
      from activity t where ${scope(ctx, opportunityStatusChange)} and t.opportunity_id = any(array(select id from asked))
    ), passage as (
      select p.*, lead(p.at) over (partition by p.id order by p.at, p.change_id nulls first) as left_at
      from (
        select o.id, coalesce((array_agg(c.old_status_id order by c.at, c.change_id) filter (where c.at is not null))[1],
          o.status_id) as status_id, o.date_created as at, null as change_id
        from asked o left join change c on c.opportunity_id = o.id group by o.id, o.status_id, o.date_created
        union all select opportunity_id, new_status_id, at, change_id from change
      ) p
    ), seen as (
      select p.id, p.at, p.left_at, p.change_id, s.place, s.type from passage p join stage s on s.id = p.status_id
      where p.at < ${iso(report.end)}::timestamptz
        and (p.left_at is null or p.left_at > ${iso(report.start)}::timestamptz)
    ), o as (
      select a.*, p.first, p.furthest, p.outcome, p.won_at from asked a join (
        select id, min(place) filter (where type <> 'lost') as first, max(place) filter (where type <> 'lost') as furthest,
          bool_or(type = 'active') as was_active, min(at) filter (where type = 'won') as won_at,
          (array_agg(type order by at desc, change_id desc nulls last))[1] as outcome
        from seen group by id
      ) p on p.id = a.id
      where ${type === 'active-stage-cohort' ? raw('p.was_active') : raw('true')}
    )`;
}

/** Each opportunity is in all the stages from the first to the furthest that it was in, so that a skipped one counts as passed;
 *  a lost one is beside that in its lost status. Every member counts for its user and, as that of nobody (''), in all. */
const stages = (ctx: Context, question: FunnelQuestion): Sql => sql`
  ${population(ctx, question)}, entered as (
    select id, place, min(at) as at from seen group by id, place
  ), advance as (
    select h.id, h.place, extract(epoch from min(n.at) - h.at) as time_to_advance
    from entered h join seen n on n.id = h.id and n.place > h.place and n.type <> 'lost' and n.at >= h.at
    group by h.id, h.place, h.at
  ), member as (
    select o.*, s.id as stage_id, s.type <> 'lost' and o.furthest > s.place as advanced,
      s.type <> 'lost' and o.furthest = s.place and o.outcome = 'lost' as lost_here, v.time_to_advance
    from o cross join stage s
      left join entered e on e.id = o.id and e.place = s.place
      left join advance v on v.id = o.id and v.place = s.place
    where case when s.type = 'lost' then e.id is not null else s.place between o.first and o.furthest end
  ), counted as (
    select '' as person, m.* from member m union all select user_id, m.* from member m
  ), shown as (
    select p.person, s.*, s.type = 'lost' or s.place = max(s.place) filter (where s.type <> 'lost') over () as is_last
    from stage s cross join (select '' as person union all select distinct user_id from o) p
  )
  select nullif(f.person, '') as user_id, json_agg(json_build_object('status', json_build_object(
    'id', f.stage_id, 'label', f.label, 'type', f.type), ${figures(STAGE, 'f')}) order by f.place) as figures
  from (
    select s.person, s.id as stage_id, s.label, s.type, s.place, ${computed(STAGE)}
    from shown s left join counted m on m.stage_id = s.id and m.person = s.person
    group by s.person, s.id, s.label, s.type, s.place, s.is_last
  ) f group by f.person order by f.person`;

const totals = (ctx: Context, question: FunnelQuestion): Sql => sql`
  ${population(ctx, question)}
  select f.user_id, json_build_object(${figures(TOTALS, 'f')}) as figures
  from (
    select o.user_id, grouping(o.user_id) as is_whole, ${computed(TOTALS)} from o group by grouping sets ((), (o.user_id))
  ) f order by f.user_id nulls first`;

const figures = (named: Figures, row: string): Sql =>
  raw(
    Object.keys(named)
      .map((name) => `'${name}', ${row}.${name}`)
      .join(', '),
  );
const computed = (named: Figures): Sql =>
  raw(
    Object.entries(named)
      .map(([name, figure]) => `${figure.sql} as ${name}`)
      .join(', '),
  );
const iso = (at: Date): string => at.toISOString();

type Figure = number | null;
interface Stage extends Record<string, unknown> {
  status: { id: string; label: string; type: string };
}
interface Found<T> {
  user_id: string | null;
  figures: T;
}

const schemaOf = (named: Figures) =>
  Object.fromEntries(Object.entries(named).map(([name, { schema }]) => [name, schema]));
const status = Type.Object({ id: Type.String(), label: Type.String(), type: Type.Enum(['active', 'won', 'lost']) });
const stageList = Type.Array(Type.Object({ status, ...schemaOf(STAGE) }));

const funnel = (
  part: Pick<Endpoint, 'path' | 'summary' | 'answer'>,
  answer: (ctx: Context, question: FunnelQuestion, as_csv: boolean) => Promise<Answer>,
): Endpoint => ({
  method: 'POST',
  tag: 'report',
  description: 'For every user and, in JSON, in all. `accept: text/csv` gives the users as CSV.',
  headers: { accept: { schema: Type.String(), description: '`application/json` or `text/csv`.' } },
  body: bodySchema({ fields: funnelFields }, 'create'),
  takes_idempotency_key: false,
  reads: true,
  async handle(ctx, { body, headers }) {
    const question = await readQuestion(ctx, body);
    const [known] = await ctx.database.query(sql`
      select from pipeline where organization_id = ${ctx.organization_id} and id = ${question.pipeline}`);
    if (!known) throw invalidField('pipeline', DOES_NOT_EXIST);
    return answer(ctx, question, /^text\/csv\b/i.test(headers.accept ?? ''));
  },
  ...part,
});

export const funnelStages = funnel(
  {
    path: '/report/funnel/opportunity/stages/',
    summary: 'Get a funnel report (stages)',
    answer: Type.Object({
      aggregations: Type.Object({ stages: stageList }),
      data: Type.Array(Type.Object({ user_id: Type.String(), stages: stageList })),
    }),
  },
  async (ctx, question, as_csv) => {
    const rows = await ctx.database.query<Found<Stage[]>>(stages(ctx, question));
    const users = rows.filter(({ user_id }) => user_id !== null);
    if (as_csv) {
      const names = Object.keys(STAGE);
      const lines = users.flatMap(({ user_id, figures: list }) =>
        list.map((one) => [
          user_id,
          one.status.id,
          one.status.label,
          one.status.type,
          ...names.map((name) => one[name]),
        ]),
      );
      return csv([['user_id', 'status_id', 'status_label', 'status_type', ...names], ...lines]);
    }
    return {
      aggregations: { stages: rows.find(({ user_id }) => user_id === null)?.figures ?? [] },
      data: users.map(({ user_id, figures: list }) => ({ user_id, stages: list })),
    };
  },
);

export const funnelTotals = funnel(
  {
    path: '/report/funnel/opportunity/totals/',
    summary: 'Get a funnel report (totals)',
    answer: Type.Object({
      aggregations: Type.Object(schemaOf(TOTALS)),
      data: Type.Array(Type.Object({ ...schemaOf(TOTALS), user_id: Type.String() })),
    }),
  },
  async (ctx, question, as_csv) => {
    const rows = await ctx.database.query<Found<Record<string, Figure>>>(totals(ctx, question));
    const users = rows.filter(({ user_id }) => user_id !== null);
    if (as_csv) {
      const names = Object.keys(TOTALS);
      const lines = users.map(({ user_id, figures: found }) => [user_id, ...names.map((name) => found[name])]);
      return csv([['user_id', ...names], ...lines]);
    }
    return {
      aggregations: rows.find(({ user_id }) => user_id === null)?.figures ?? {},
      data: users.map(({ user_id, figures: found }) => ({ ...found, user_id })),
    };
  },
);

const csv = (lines: readonly (readonly unknown[])[]): Answer => ({
  stream: Readable.from(lines.map(csvLine)),
  headers: { 'content-type': 'text/csv; charset=utf-8' },
});
