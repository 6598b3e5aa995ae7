// The stretch of days that reports are of.
import dayjs, { type Dayjs } from 'dayjs';

export const PERIODS = ['week', 'month', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];

export interface Days {
  /** `YYYY-MM-DD`, both within. */
  first: string;
  last: string;
}

/** The days of this week (from Monday), month or quarter. */
export function daysOf(period: Period, today: Dayjs = dayjs()): Days {
  const start = startOf(period, today);
  const months = period === 'quarter' ? 3 : 1;
  const end = period === 'week' ? start.add(7, 'day') : start.add(months, 'month');
  return { first: day(start), last: day(end.subtract(1, 'day')) };
}

function startOf(period: Period, today: Dayjs): Dayjs {
  if (period === 'week') return today.startOf('day').subtract((today.day() + 6) % 7, 'day');
  const month = today.startOf('month');
  return period === 'month' ? month : month.subtract(month.month() % 3, 'month');
}

/** The first days of the last twelve months, this one included. */
export function lastMonths(today: Dayjs = dayjs()): string[] {
  const month = today.startOf('month');
  return Array.from({ length: 12 }, (_, index) => day(month.subtract(11 - index, 'month')));
}

const day = (moment: Dayjs): string => moment.format('YYYY-MM-DD');
