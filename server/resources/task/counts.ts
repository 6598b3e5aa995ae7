// GET /task/counts/, beyond Close's API: how many tasks each of a person's views holds, in one statement.
import { Type } from 'typebox';
import { filterParameters } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { filters } from '../../core/list-params.ts';
import { scope } from '../../core/read.ts';
import { addDays, localDay, startOfDay } from '../../core/zone.ts';
import { sql } from '../../database/connect.ts';
import { task } from './task.ts';

const count = (description: string) => Type.Integer({ description });

export const countTasks: Endpoint = {
  method: 'GET',
  path: '/task/counts/',
  tag: 'task',
  summary: 'Count the tasks of each view',
  description: 'Takes the filters of the list; `view` says nothing here. Days are those of `x-tz-offset`.',
  query: filterParameters(task),
  answer: Type.Object({
    inbox: count('Open, and due by the end of today.'),
    overdue: count('Of these, those whose day or instant is over.'),
    today: count('The rest of the inbox.'),
    future: count('Open, and due later than today.'),
    archive: count('Done.'),
    completed_today: count('Done today.'),
  }),
  extension: true,
  async handle(ctx, { query }) {
    const asked = new Map(query);
    asked.delete('view');
    const now = ctx.clock();
    const today = localDay(now, ctx.zone);
    const tomorrow = addDays(today, 1);
    // A day is kept as its midnight in UTC.
    const [row] = await ctx.database.query<Record<'counts', string>>(sql`
      with c as materialized (
        select ${now.toISOString()}::timestamptz as now, ${startOfDay(today, ctx.zone).toISOString()}::timestamptz as today_at,
          ${`${today}T00:00:00Z`}::timestamptz as today_on, ${`${tomorrow}T00:00:00Z`}::timestamptz as tomorrow_on,
          ${startOfDay(tomorrow, ctx.zone).toISOString()}::timestamptz as tomorrow_at
      ), found as (
        select t.is_complete, t.due_at < case when t.is_timed then c.tomorrow_at else c.tomorrow_on end as is_inbox,
          not t.is_dateless and t.due_at < case when t.is_timed then c.now else c.today_on end as is_overdue,
          -- A task can be changed after it was done: then its activity says when that was.
          t.is_complete and t.date_updated >= c.today_at and (t.object_type is distinct from 'taskcompleted' or exists (
            select from activity a where a.organization_id = t.organization_id and a.id = t.object_id
              and a.activity_at >= c.today_at)) as is_done_today
        from task t cross join c where ${scope(ctx, task)} and ${await filters(ctx, task, asked)}
      )
      select row_to_json(n)::text as counts from (
        select count(*) filter (where not is_complete and is_inbox) as inbox,
          count(*) filter (where not is_complete and is_inbox and is_overdue) as overdue,
          count(*) filter (where not is_complete and is_inbox and not is_overdue) as today,
          count(*) filter (where not is_complete and not is_inbox) as future,
          count(*) filter (where is_complete) as archive, count(*) filter (where is_done_today) as completed_today
        from found
      ) n`);
    return row?.counts ?? '{}';
  },
};
