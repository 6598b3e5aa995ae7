// What the reports ask for.
import { queryOptions } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { api, good } from '../../api.ts';
import { zone } from '../../parts/moments.ts';
import { type Days, lastMonths, type Period } from './period.ts';

export const taskReport = ({ first, last }: Days, user: string | undefined) =>
  queryOptions({
    queryKey: ['task', 'report', first, last, user],
    queryFn: async () => {
      const query = { date_start: first, date_end: last, zone: zone(), ...(user ? { user_id: user } : {}) };
      return (await good(api.GET('/report/tasks/', { params: { query } }))).data;
    },
    placeholderData: (before) => before,
  });

export interface WonMonth {
  month: string;
  count: number;
  /** Cents; what is paid monthly counts as twelve months. */
  value: number;
}

/** What was won in each of the last twelve months. */
export const wonByMonth = (user: string | undefined) =>
  queryOptions({
    queryKey: ['opportunity', 'report', 'won', user],
    queryFn: () => Promise.all(lastMonths().map((first) => wonIn(first, user))),
    placeholderData: (before) => before,
  });

async function wonIn(first: string, user: string | undefined): Promise<WonMonth> {
  const query = {
    status_type: 'won',
    date_won__gte: first,
    date_won__lt: dayjs(first).add(1, 'month').format('YYYY-MM-DD'),
    ...(user ? { user_id: user } : {}),
    // Only the sums are wanted.
    _limit: 0,
  };
  const { total_results, total_value_annualized } = (await good(api.GET('/opportunity/', { params: { query } }))) as {
    total_results: number;
    total_value_annualized: number | null;
  };
  return { month: first, count: total_results, value: total_value_annualized ?? 0 };
}

/** How the opportunities that were active in the period went through the pipeline in it. */
export const funnel = (pipeline: string, period: Period, user: string | undefined) =>
  queryOptions({
    queryKey: ['opportunity', 'status.opportunity', 'pipeline', 'report', 'funnel', pipeline, period, user],
    queryFn: async () => {
      const body = {
        pipeline,
        type: 'active-stage-cohort' as const,
        report_relative_range: `this-${period}` as const,
        users: user ? [user] : [],
      };
      return (await good(api.POST('/report/funnel/opportunity/stages/', { body }))).aggregations.stages;
    },
    placeholderData: (before) => before,
  });
