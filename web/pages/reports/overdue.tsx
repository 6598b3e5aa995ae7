// How many tasks were overdue when each day ended.
import { AreaChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { Days } from './period.ts';
import { taskReport } from './queries.ts';
import { Report } from './report.tsx';
import { CHART, type Shown } from './shown.ts';

export function Overdue({ days, user, ...shown }: { days: Days; user: string | undefined } & Shown) {
  const report = useQuery(taskReport(days, user));
  const past = (report.data ?? []).flatMap(({ date, overdue }) => (overdue === null ? [] : [{ date, overdue }]));
  const now = past.at(-1)?.overdue ?? 0;
  const change = now - (past[0]?.overdue ?? 0);
  const { barChartProps, ...chart } = CHART;
  return (
    <Report
      title="Overdue"
      summary={`${now.toLocaleString()} now, ${trend(change)}. Tasks count by the date that they have now.`}
      numbers={{
        columns: ['Day', 'Overdue at its end'],
        rows: past.map(({ date, overdue }) => [dayjs(date).format('ddd, MMM D'), overdue]).reverse(),
      }}
      isLoading={report.isPending}
      error={report.error}
      onRetry={() => void report.refetch()}
      nothing={past.every(({ overdue }) => overdue === 0) && 'Nothing was overdue in this time.'}
      {...shown}
    >
      <AreaChart
        {...chart}
        areaChartProps={barChartProps}
        data={(report.data ?? []).map(({ date, overdue }) => ({ date: dayjs(date).format('MMM D'), overdue }))}
        dataKey="date"
        series={[{ name: 'overdue', label: 'Overdue', color: 'red.6' }]}
        curveType="linear"
        connectNulls={false}
        withDots={past.length < 15}
      />
    </Report>
  );
}

function trend(change: number): string {
  if (change === 0) return 'as many as on the first day';
  return `${Math.abs(change).toLocaleString()} ${change > 0 ? 'more' : 'fewer'} than on the first day`;
}
