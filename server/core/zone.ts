// Local days and time zones: which day it is where the caller lives, and when that day begins (core.md §1.9).
import { DateTime, IANAZone } from 'luxon';
import { isDay } from './moments.ts';

/** An IANA name (`Europe/Paris`) or a fixed offset as luxon writes it (`UTC-2:30`). PostgreSQL reads the sign of the
 *  latter the other way round (POSIX), so instants are computed here and handed to it, never the zone's name. */
export type Zone = string;

/** The zone an `x-tz-offset` header names: hours from UTC, sign and decimals allowed, `5.5` → `UTC+5:30`. Rounded to the
 *  minute. Null for anything else, and beyond 14 hours, the farthest any clock on earth is from UTC (Kiritimati). */
export function zoneFromOffset(header: string): Zone | null {
  const text = header.trim();
  if (!/^[+-]?\d{1,2}(?:\.\d{1,20})?$/.test(text) || Math.abs(Number(text)) > 14) return null;
  const total = Math.round(Math.abs(Number(text)) * 60);
  if (total === 0) return 'UTC';
  const minutes = total % 60 === 0 ? '' : `:${String(total % 60).padStart(2, '0')}`;
  return `UTC${text.startsWith('-') ? '-' : '+'}${Math.floor(total / 60)}${minutes}`;
}

/** The calendar day, `YYYY-MM-DD`, that a clock in the zone shows. */
export function localDay(now: Date, zone: Zone): string {
  return within(clock(now.getTime(), zone)).toISOString().slice(0, 10);
}

/** The first instant of a local day (`YYYY-MM-DD`). That is not always 00:00: where clocks go forward at midnight the day
 *  begins at 01:00, and where they go back over midnight it is the earlier of the two. A day that the zone left out
 *  (Samoa, 2011-12-30) begins when the next one does. Throws a RangeError when `day` is not a day. */
export function startOfDay(day: string, zone: Zone): Date {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  const wall = Date.parse(`${day}T00:00:00Z`);
  // At most one change of the clock lies around a midnight, so one of the offsets a day before and after is right; when
  // both are (midnight happens twice) the earlier instant counts, when neither is (it never happens) the change itself.
  const offsets = [wall - DAY, wall + DAY].map((at) => offsetMinutes(zone, new Date(at)) * MINUTE);
  const earlier = wall - Math.max(...offsets);
  const later = wall - Math.min(...offsets);
  const real = [earlier, later].find((at) => clock(at, zone) === wall);
  return within(real ?? firstFrom(wall, zone, earlier, later));
}

/** The day `n` days later (earlier when negative), within the years 0001 to 9999: what lies beyond has no four-digit
 *  year, which neither PostgreSQL nor most clients read, so it stays at the first or last day. */
export function addDays(day: string, n: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + n * DAY;
  return within(at).toISOString().slice(0, 10);
}

/** Minutes that the zone's clock is ahead of UTC at an instant; before standard time (about 1900) not a whole number. */
export function offsetMinutes(zone: Zone, at: Date): number {
  return fixedOffset(zone) ?? inZone(at, zone).offset;
}

/** The offset that a name such as `UTC-2:30` says itself: most requests have such a zone, and every one asks for its day. */
function fixedOffset(zone: Zone): number | null {
  if (zone === 'UTC') return 0;
  const [, sign, hours, minutes = '0'] = /^UTC([+-])(\d{1,2})(?::(\d{2}))?$/.exec(zone) ?? [];
  return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** What the zone's clock shows at an instant, as the milliseconds a UTC clock would need to show the same. */
const clock = (at: number, zone: Zone): number => at + offsetMinutes(zone, new Date(at)) * MINUTE;

/** The first instant at which the clock shows `wall` or more, given one before it and one not before it. */
function firstFrom(wall: number, zone: Zone, before: number, after: number): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (clock(middle, zone) < wall) low = middle;
    else high = middle;
  }
  return high;
}

/** The instant, moved to the first or last one that four-digit years can say. */
export const within = (at: number): Date => new Date(Math.min(Math.max(at, FIRST), LAST));

function inZone(at: Date, zone: Zone): DateTime<true> {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`${local.invalidReason}: ${local.invalidExplanation}`);
  return local;
}

/** Whether this is the name of a zone that clocks are known of: `Europe/Paris`, `UTC`. */
export const isZone = (name: string): boolean => name.length < 64 && IANAZone.isValidZone(name);
