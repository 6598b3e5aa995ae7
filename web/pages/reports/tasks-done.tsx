// Tasks done, by day and by who did them.
import { BarChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { fullName } from '../../parts/user-select.tsx';
import { users } from '../../queries.ts';
import type { Days } from './period.ts';
import { taskReport } from './queries.ts';
import { Report } from './report.tsx';
import { CHART, COLORS, type Shown } from './shown.ts';

/** More than these are not told from each other by their colours. */
const MOST = COLORS.length - 1;
const OTHERS = 'Others';

export function TasksDone({ days, user, ...shown }: { days: Days; user: string | undefined } & Shown) {
  const report = useQuery(taskReport(days, user));
  const { data: everybody } = useQuery(users);
  const list = report.data ?? [];
  const nameOf = (id: string): string => {
    const member = everybody?.data.find((one) => one.id === id);
    return member ? fullName(member) : 'Somebody who has left';
  };
  const sums = new Map<string, number>();
  for (const { user_id, completed } of list.flatMap((one) => one.users))
    sums.set(user_id, (sums.get(user_id) ?? 0) + completed);
  const ranked = [...sums.keys()].sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0));
  const names = new Map(ranked.map((id, index) => [id, index < MOST ? nameOf(id) : OTHERS]));
  const series = [...new Set(names.values())];
  const rows = list.map(({ date, users: people }) => {
    const row: Record<string, string | number> = { date };
    for (const { user_id, completed } of people) {
      const name = names.get(user_id) ?? OTHERS;
      row[name] = Number(row[name] ?? 0) + completed;
    }
    return row;
  });
  const total = list.reduce((sum, { completed }) => sum + completed, 0);
  return (
    <Report
      title="Tasks done"
      summary={`${total.toLocaleString()} in all, by day and by who did them.`}
      numbers={{
        columns: ['Day', ...series, 'All'],
        rows: list
          .map(({ date, completed }, index) => [
            dayjs(date).format('ddd, MMM D'),
            ...series.map((name) => Number(rows[index]?.[name] ?? 0)),
            completed,
          ])
          .reverse(),
      }}
      isLoading={report.isPending}
      error={report.error}
      onRetry={() => void report.refetch()}
      nothing={total === 0 && 'Nothing was done in this time.'}
      {...shown}
    >
      <BarChart
        {...CHART}
        type="stacked"
        withLegend={series.length > 1}
        data={rows.map((row) => ({ ...row, date: dayjs(String(row.date)).format('MMM D') }))}
        dataKey="date"
        series={series.map((name, index) => ({ name, color: COLORS[index] ?? 'gray.6' }))}
      />
    </Report>
  );
}
