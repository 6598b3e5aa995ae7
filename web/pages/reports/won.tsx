// Opportunities won in each of the last twelve months.
import { BarChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { money, shortMoney } from '../../parts/money.ts';
import { wonByMonth } from './queries.ts';
import { Report } from './report.tsx';
import { CHART, type Shown } from './shown.ts';

interface Props extends Shown {
  user: string | undefined;
  currency: string | undefined;
}

export function Won({ user, currency, ...shown }: Props) {
  const report = useQuery(wonByMonth(user));
  const months = report.data ?? [];
  const count = months.reduce((sum, one) => sum + one.count, 0);
  const value = months.reduce((sum, one) => sum + one.value, 0);
  return (
    <Report
      title="Won"
      summary={`${count.toLocaleString()} opportunities worth ${money(value, currency)} a year in the last twelve months.`}
      numbers={{
        columns: ['Month', 'Opportunities', 'Value a year'],
        rows: months
          .map((one) => [dayjs(one.month).format('MMMM YYYY'), one.count, money(one.value, currency)])
          .reverse(),
      }}
      isLoading={report.isPending}
      error={report.error}
      onRetry={() => void report.refetch()}
      nothing={count === 0 && 'Nothing was won in the last twelve months.'}
      {...shown}
    >
      <BarChart
        {...CHART}
        data={months.map((one) => ({ month: dayjs(one.month).format('MMM'), value: one.value }))}
        dataKey="month"
        series={[{ name: 'value', label: 'Value a year', color: 'door.6' }]}
        valueFormatter={(cents) => money(cents, currency)}
        yAxisProps={{ width: 60, tickFormatter: (cents: number) => shortMoney(cents, currency) }}
      />
    </Report>
  );
}
