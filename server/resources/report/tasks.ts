// GET /report/tasks/, beyond Close's API: for each local day, how many tasks were done and by whom, and how many were overdue
// when the day ended.
import { Type } from 'typebox';
import type { Endpoint } from '../../core/endpoint.ts';
import { invalidField, REQUIRED } from '../../core/errors.ts';
import type { Parameters } from '../../core/list-params.ts';
import { isDay } from '../../core/moments.ts';
import { scope } from '../../core/read.ts';
import { addDays, localDay, startOfDay } from '../../core/zone.ts';
import { sql } from '../../database/connect.ts';
import { taskCompleted } from '../activity/task-completed.ts';
import { task } from '../task/task.ts';
import { zoneOf } from '../task/typed-date.ts';

/** A year with its leap day. */
const MOST_DAYS = 366;

const day = (description: string) => ({ schema: Type.String({ format: 'date' }), description });

export const reportTasks: Endpoint = {
  method: 'GET',
  path: '/report/tasks/',
  tag: 'report',
  summary: 'Get how many tasks were done and overdue on each day',
  description:
    'A task is overdue at the end of a day when it was there, its date was over and it was not done yet. Its date is the one it has now: what a task that was snoozed since was due before is not looked up, and deleted tasks do not count.',
  query: {
    date_start: day('The first day.'),
    date_end: day(`The last day, at most ${MOST_DAYS} of them in all.`),
    user_id: {
      schema: Type.String(),
      description: 'What this user did, and what is assigned to them; of all without it.',
    },
    zone: {
      schema: Type.String(),
      description: 'The zone whose days are meant, such as `America/New_York`; that of `x-tz-offset` unless given.',
    },
  },
  answer: Type.Object({
    data: Type.Array(
      Type.Object({
        date: Type.String({ format: 'date' }),
        completed: Type.Integer({ description: 'Tasks done on this day.' }),
        overdue: Type.Union([Type.Integer(), Type.Null()], {
          description: 'Tasks overdue when the day ended, so far for today; null for days to come.',
        }),
        users: Type.Array(Type.Object({ user_id: Type.String(), completed: Type.Integer() }), {
          description: 'Who did how many, the most first.',
        }),
      }),
    ),
  }),
  extension: true,
  async handle(ctx, { query }) {
    const zone = zoneOf(ctx, query.get('zone'));
    const days = daysOf(query);
    const now = ctx.clock();
    const user_id = query.get('user_id');
    const ends = days.map((one) => addDays(one, 1));
    const today = localDay(now, zone);
    const soFar = new Date(now.getTime() + 1);
    // A day that is not over ends now, for what is overdue so far; for tasks of a day it has not ended at all.
    const times = ends.map((end) => startOfDay(end, zone)).map((end) => iso(end > soFar ? soFar : end));
    const dates = ends.map((end) => `${end > today ? today : end}T00:00:00Z`);
    const first = iso(startOfDay(days[0] ?? '', zone));
    const last = iso(startOfDay(ends.at(-1) ?? '', zone));
    const assigned = user_id === undefined ? sql`true` : sql`t.assigned_to = ${user_id}`;
    const mine = user_id === undefined ? sql`true` : sql`user_id = ${user_id}`;
    const [row] = await ctx.database.query<{ data: string }>(sql`
      with days as (
        select d.day::date as day, d.place from unnest(${days}::text[]) with ordinality d (day, place)
      ), ends as (
        -- A day is kept as its midnight in UTC.
        select (${times}::text[])::timestamptz[] as timed, (${dates}::text[])::timestamptz[] as dated
      ), done as (
        select t.user_id, t.task_id, width_bucket(t.activity_at, e.timed) + 1 as place
        from activity t cross join ends e
        where ${scope(ctx, taskCompleted)} and t.date_created >= ${first}::timestamptz
          and t.activity_at >= ${first}::timestamptz
      ), late as (
        select greatest(width_bucket(t.due_at, case when t.is_timed then e.timed else e.dated end),
          width_bucket(t.date_created, e.timed)) + 1 as place, t.until
        from (
          select t.due_at, t.is_timed, t.date_created, null::int as until from task t
          where ${scope(ctx, task)} and ${assigned} and not t.is_complete and t.due_at < ${last}::timestamptz
          union all
          select t.due_at, t.is_timed, t.date_created, d.place from done d join task t on t.id = d.task_id
          where ${scope(ctx, task)} and ${assigned} and t.is_complete and t.due_at < ${last}::timestamptz
        ) t cross join ends e
      ), changes as (
        select place, 1 as n from late where until is null or until > place
        union all select until, -1 from late where until > place
      )
      select json_agg(json_build_object('date', d.day, 'completed', coalesce(u.completed, 0),
        'overdue', case when d.day <= ${today}::date then
          (select coalesce(sum(c.n), 0) from changes c where c.place <= d.place) end,
        'users', coalesce(u.users, '[]')) order by d.place)::text as data
      from days d left join (
        select p.place, sum(p.completed) as completed,
          json_agg(json_build_object('user_id', p.user_id, 'completed', p.completed) order by p.completed desc, p.user_id) as users
        from (
          select place, user_id, count(*) as completed from done
          where ${mine} group by 1, 2
        ) p group by 1
      ) u on u.place = d.place`);
    return `{"data":${row?.data ?? '[]'}}`;
  },
};

const iso = (at: Date): string => at.toISOString();

function daysOf(query: Parameters): string[] {
  const [start, end] = ['date_start', 'date_end'].map((name) => {
    const text = query.get(name);
    if (text === undefined) throw invalidField(name, REQUIRED);
    if (!isDay(text)) throw invalidField(name, 'A day is expected, such as 2026-02-28.');
    return text;
  }) as [string, string];
  if (end < start) throw invalidField('date_end', 'It is before date_start.');
  const days = [start];
  for (let one = start; one < end && days.length <= MOST_DAYS; ) {
    one = addDays(one, 1);
    days.push(one);
  }
  if (days.length > MOST_DAYS) throw invalidField('date_end', `At most ${MOST_DAYS} days are reported.`);
  return days;
}
