// What the moments of queries mean at the time of a request, in the caller's zone (activities-search-automation.md §5.5).
import { DateTime } from 'luxon';
import { invalidField } from '../core/errors.ts';
import { addDays, localDay, startOfDay, type Zone } from '../core/zone.ts';
import type { QueryMoment } from './query.ts';

/** An instant; if it is the start of a local day, which day that is, so that days are compared by the calendar. */
export interface Resolved {
  at: Date;
  day: string | null;
  /** Later than all that the calendar has. */
  beyond?: true;
}

export function resolveMoment(moment: QueryMoment, now: Date, zone: Zone, place: string): Resolved {
  switch (moment.type) {
    case 'now':
      return { at: now, day: null };
    case 'fixed_utc':
      return { at: new Date(moment.value), day: null };
    case 'fixed_local_date':
      return edgeOf(moment.value, moment.which, zone);
    case 'start_end_of_predefined_relative_period':
      return startOf(periodEdge(moment.range, moment.which, localDay(now, zone)), zone);
    case 'offset':
      return shifted(moment, resolveMoment(moment.moment, now, zone, `${place}.moment`), zone, place);
  }
}

const startOf = (day: string, zone: Zone): Resolved => ({ at: startOfDay(day, zone), day });

function edgeOf(day: string, which: 'start' | 'end', zone: Zone): Resolved {
  if (which === 'start') return startOf(day, zone);
  const next = addDays(day, 1);
  return next === day ? { ...startOf(day, zone), beyond: true } : startOf(next, zone);
}

const PARTS = ['days', 'hours', 'minutes', 'seconds'] as const;

function shifted(
  { direction, offset, which_day_end }: Extract<QueryMoment, { type: 'offset' }>,
  from: Resolved,
  zone: Zone,
  place: string,
): Resolved {
  const local = DateTime.fromJSDate(from.at, { zone });
  const moved = direction === 'past' ? local.minus(offset) : local.plus(offset);
  if (!moved.isValid || moved.year < 1 || moved.year > 9999) {
    throw invalidField(place, 'The moment lies outside of the years 0001 to 9999.');
  }
  const at = moved.toJSDate();
  if (which_day_end) return edgeOf(localDay(at, zone), which_day_end, zone);
  const wholeDays = PARTS.every((part) => part === 'days' || !offset[part]);
  return from.day !== null && wholeDays ? startOf(localDay(at, zone), zone) : { at, day: null };
}

const DAYS: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };
const TIMES: Record<string, number> = { last: -1, this: 0, next: 1 };

/** The day at which a period around this day starts, or at which the one after it does. Weeks start on Monday. */
function periodEdge(range: string, which: 'start' | 'end', today: string): string {
  const after = which === 'end' ? 1 : 0;
  const days = DAYS[range];
  if (days !== undefined) return addDays(today, days + after);
  const [time = '', unit = ''] = range.split('-');
  const n = (TIMES[time] ?? 0) + after;
  const start = DateTime.fromISO(today, { zone: 'UTC' }).startOf(unit as 'week' | 'quarter');
  return start.plus({ [`${unit}s`]: n }).toISODate() ?? today;
}
