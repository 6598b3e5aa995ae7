// How opportunities went through a pipeline.
import { BarChart } from '@mantine/charts';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../../client/client.ts';
import { money } from '../../parts/money.ts';
import type { Period } from './period.ts';
import { funnel } from './queries.ts';
import { Report } from './report.tsx';
import { CHART, type Shown } from './shown.ts';

interface Props extends Shown {
  pipelines: readonly Schemas['Pipeline'][];
  pipeline: Schemas['Pipeline'];
  onChoose: (id: string) => void;
  period: Period;
  user: string | undefined;
  currency: string | undefined;
}

export function Funnel({ pipelines, pipeline, onChoose, period, user, currency, ...shown }: Props) {
  const report = useQuery(funnel(pipeline.id, period, user));
  const stages = report.data ?? [];
  return (
    <Report
      title="Funnel"
      summary={`How the opportunities that were active this ${period} went through ${pipeline.name}.`}
      numbers={{
        columns: ['Status', 'Opportunities', 'Value', 'Went on', 'Lost', 'Time to go on'],
        rows: stages.map((one) => [
          one.status.label,
          one.count,
          money(one.value, currency),
          percent(one.count_conversion_rate),
          one.status.type === 'lost' ? '' : one.count_lost,
          duration(one.average_time_to_advance),
        ]),
      }}
      isLoading={report.isPending}
      error={report.error}
      onRetry={() => void report.refetch()}
      nothing={stages.every(({ count }) => count === 0) && 'No opportunity was active in this time.'}
      aside={
        pipelines.length > 1 && (
          <Select
            aria-label="Pipeline"
            size="xs"
            w={150}
            allowDeselect={false}
            data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            value={pipeline.id}
            onChange={(id) => id && onChoose(id)}
          />
        )
      }
      {...shown}
    >
      <BarChart
        {...CHART}
        h={Math.max(160, stages.length * 36)}
        gridAxis="y"
        orientation="vertical"
        data={stages.map(({ status, count }) => ({ status: status.label, count, color: COLOR_OF[status.type] }))}
        dataKey="status"
        series={[{ name: 'count', label: 'Opportunities', color: 'door.6' }]}
        yAxisProps={{ width: 110 }}
        xAxisProps={{ allowDecimals: false }}
      />
    </Report>
  );
}

const COLOR_OF = { active: 'door.6', won: 'green.7', lost: 'gray.6' };

const percent = (ratio: number | null): string => (ratio === null ? '' : `${Math.round(ratio * 100)} %`);

/** `3 h`, `4.5 days`. */
function duration(seconds: number | null): string {
  if (seconds === null) return '';
  const days = seconds / 86_400;
  return days < 1 ? `${Math.max(1, Math.round(seconds / 3600))} h` : `${Math.round(days * 10) / 10} days`;
}
