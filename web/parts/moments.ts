// Dates and times as people read them, in the zone that the browser is in.
import dayjs, { type Dayjs } from 'dayjs';
import localizedFormat from 'dayjs/plugin/localizedFormat';

dayjs.extend(localizedFormat);

/** The browser's zone by name, as the API's `zone` parameters take it. */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A task's date: a day (`2026-03-01`), which is the same day everywhere, or an instant. */
export const isTimed = (date: string): boolean => date.includes('T');

/** The local moment of a day's start or of an instant. The API's instants without a zone are in UTC. */
export const local = (date: string): Dayjs =>
  dayjs(isTimed(date) && !/(?:Z|[+-]\d\d:\d\d)$/.test(date) ? `${date}Z` : date);

/** `Today`, `Tomorrow`, `Mon, Mar 2`, `Mon, Mar 2, 2029`. */
export function dayName(moment: Dayjs, now: Dayjs = dayjs()): string {
  const days = moment.startOf('day').diff(now.startOf('day'), 'day', true);
  const near: Record<number, string> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' };
  return near[Math.round(days)] ?? moment.format(moment.year() === now.year() ? 'ddd, MMM D' : 'ddd, MMM D, YYYY');
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

/** `9:00 AM`, as the browser's language has it. */
export const timeOfDay = (moment: Dayjs): string => clock.format(moment.toDate());

/** A task's date: `Tomorrow, 9:00 AM`. */
export function when(date: string): string {
  const moment = local(date);
  return isTimed(date) ? `${dayName(moment)}, ${timeOfDay(moment)}` : dayName(moment);
}

/** Whether a task's day, or its instant, is over. */
export function isOverdue(date: string, now: Dayjs = dayjs()): boolean {
  const moment = local(date);
  return isTimed(date) ? moment.isBefore(now) : moment.isBefore(now.startOf('day'));
}

/** How long ago: `5 min`, `3 h`, `2 d`, then the date. */
export function ago(date: string, now: Dayjs = dayjs()): string {
  const moment = local(date);
  const minutes = now.diff(moment, 'minute');
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d ago`;
  return dayName(moment, now);
}

/** The whole moment, for tooltips. */
export const exactly = (date: string): string => local(date).format(isTimed(date) ? 'LLLL' : 'dddd, LL');
