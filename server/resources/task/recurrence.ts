// Repeating tasks: which recurrence rules (RFC 5545, §3.3.10) a task may have, and when the next task of a series is due.
import { DateTime } from 'luxon';
import type * as Rrule from 'rrule';
import { later } from '../../core/later.ts';
import { isDay, isoDateTime, type Moment, parseMoment } from '../../core/moments.ts';
import { addDays, localDay, type Zone } from '../../core/zone.ts';

/** Checks an RRULE and brings it into the form that is stored: upper case, without `RRULE:`. The task's date takes the
 *  place of DTSTART and its clock time that of BYHOUR and the like, so rules do not name those; a rule repeats daily or
 *  less often. The error is worded for people. */
export function checkRecurrence(rule: string): { rule: string } | { error: string } {
  if (rule.length > 500) return { error: 'A recurrence rule has at most 500 characters.' };
  const text = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');
  const pairs = text.split(';').map((part) => /^([A-Z]+)=([-+,0-9A-Z]+)$/.exec(part));
  const parts: Parts = {};
  for (const [index, pair] of pairs.entries()) {
    const [, name = '', value = ''] = pair ?? [];
    const allowed = FORMS[name as Part];
    if (!allowed)
      return { error: `Not a part of a recurrence rule here: "${name || text.split(';')[index]}". ${EXAMPLE}` };
    if (parts[name as Part] !== undefined) return { error: `${name} is there twice.` };
    if (!value.split(',').every((item) => allowed.test(item)))
      return { error: `${name} cannot be ${value}. ${EXAMPLE}` };
    parts[name as Part] = value;
  }
  const error = wrongTogether(parts) ?? (everOccurs(parts) ? null : 'No day ever matches this rule.');
  return error === null ? { rule: text } : { error };
}

/** The date of the next task of a series and the rule it carries on; null when the series is over.
 *
 *  `date` is the completed task's own (ISO; a date stays a date, a date-time keeps its clock time in `zone` whatever the
 *  clocks do) and `rule` one that `checkRecurrence` passed. In mode `schedule` the series runs on from that date, leaving
 *  out what was due before the local day of completion: a daily task that was a week overdue is due once, not seven times.
 *  In mode `after_completion` it starts anew from the day of completion. COUNT is the number of tasks still in the series,
 *  this one included, and so one less in the rule returned. */
export function nextOccurrence(
  rule: string,
  options: { date: string; mode: 'schedule' | 'after_completion'; completed_at: Date; zone: Zone },
): { date: string; rule: string } | null {
  const { date, mode, completed_at, zone } = options;
  const moment = parseMoment(date);
  const parts = readParts(rule);
  if (!moment || (parts.COUNT !== undefined && Number(parts.COUNT) <= 1)) return null;
  const completed = localDay(completed_at, zone);
  const own = 'day' in moment ? moment.day : localDay(moment.at, zone);
  const anchor = mode === 'schedule' ? own : completed;
  const day = firstDay(parts, anchor, anchor < completed ? completed : addDays(anchor, 1));
  if (day === null) return null;
  const next: Moment = 'day' in moment ? { day } : { at: sameClockTime(moment.at, day, zone) };
  if (isAfter(next, parts.UNTIL, zone)) return null;
  return {
    date: 'day' in next ? next.day : isoDateTime(next.at),
    rule: rule.replace(/COUNT=(\d+)/, (_, count: string) => `COUNT=${Number(count) - 1}`),
  };
}

/** The first day from `day` on that a rule names, when it starts there; null when it never does. */
export const firstOccurrence = (rule: string, day: string): string | null => firstDay(readParts(rule), day, day);

const rrule = later<typeof Rrule>('rrule');

const EXAMPLE = 'A rule is written like FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE.';

type Part = keyof typeof FORMS;
type Parts = Partial<Record<Part, string>>;

const MONTHDAY = /^[+-]?(?:0?[1-9]|[12]\d|3[01])$/;
const YEARDAY = /^[+-]?(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/;
const WEEK = '(?:0?[1-9]|[1-4]\\d|5[0-3])';

/** The parts of a rule, and what each item of their lists may be. */
const FORMS = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,5}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
  BYDAY: new RegExp(`^(?:[+-]?${WEEK})?(?:MO|TU|WE|TH|FR|SA|SU)$`),
  BYMONTHDAY: MONTHDAY,
  BYYEARDAY: YEARDAY,
  BYWEEKNO: new RegExp(`^[+-]?${WEEK}$`),
  BYMONTH: /^(?:0?[1-9]|1[0-2])$/,
  BYSETPOS: YEARDAY,
};

function readParts(rule: string): Parts {
  return Object.fromEntries(rule.split(';').map((part) => part.split('=', 2)));
}

/** What is right in itself but not together, by the table and the notes of RFC 5545 §3.3.10. */
function wrongTogether({ FREQ, INTERVAL, COUNT, UNTIL, WKST, ...by }: Parts): string | null {
  const numbered = /\d/.test(by.BYDAY ?? '');
  const single = Object.entries({ FREQ, INTERVAL, COUNT, UNTIL, WKST }).find(([, value]) => value?.includes(','));
  if (FREQ === undefined) return `FREQ is missing. ${EXAMPLE}`;
  if (single) return `${single[0]} takes one value.`;
  if (COUNT !== undefined && UNTIL !== undefined) return 'A rule has COUNT or UNTIL, not both.';
  if (UNTIL !== undefined && !untilMoment(UNTIL, 'UTC')) return `UNTIL is not a date: ${UNTIL}.`;
  if (numbered && (FREQ === 'DAILY' || FREQ === 'WEEKLY')) return `BYDAY takes no numbers in a ${FREQ} rule.`;
  if (numbered && by.BYWEEKNO !== undefined) return 'BYDAY takes no numbers together with BYWEEKNO.';
  if (by.BYMONTHDAY !== undefined && FREQ === 'WEEKLY') return 'BYMONTHDAY does not go with WEEKLY.';
  if (by.BYYEARDAY !== undefined && FREQ !== 'YEARLY') return 'BYYEARDAY goes with YEARLY only.';
  if (by.BYWEEKNO !== undefined && FREQ !== 'YEARLY') return 'BYWEEKNO goes with YEARLY only.';
  const alone = by.BYSETPOS !== undefined && Object.values(by).filter((value) => value !== undefined).length === 1;
  return alone ? 'BYSETPOS needs another BY part to choose from.' : null;
}

/** Whether any task at all could meet the rule again, whatever its date. */
function everOccurs(parts: Parts): boolean {
  // Forty years hold every combination of leap day, weekday and week number.
  return occurrence({ ...parts, INTERVAL: '1' }, '9960-01-01', '9960-01-01') !== null;
}

/** The first day from `from` on that the rule names when it starts on `anchor`. */
function firstDay(parts: Parts, anchor: string, from: string): string | null {
  // rrule looks for a match until the year 9999. From 2026 on, a rule that its start can never meet (every 7 days, on
  // Mondays, from a Tuesday) keeps the process busy for 1.5 s, others for 11 s. The calendar repeats every 400 years, to
  // the weekday; asked there, the same question has 100 to 500 years to go through. For the same reason a series whose
  // date is over a century back, if only by a slip of the pen, starts from where it is asked for.
  const start = year(from) - year(anchor) > 100 ? from : anchor;
  const cycles = Math.floor((9899 - year(from)) / 400);
  const found = occurrence(parts, moved(start, cycles), moved(from, cycles));
  // The last evening of 9999 is in a year of five digits for UTC, so series end a year before.
  return found === null || year(found) - 400 * cycles > 9998 ? null : moved(found, -cycles);
}

const year = (day: string): number => Number(day.slice(0, 4));

const moved = (day: string, cycles: number): string =>
  `${String(year(day) + 400 * cycles).padStart(4, '0')}${day.slice(4)}`;

/** Days are computed as UTC midnights: on a clock without a zone, no change of the clocks can move them. */
function occurrence({ COUNT, UNTIL, ...repeating }: Parts, anchor: string, from: string): string | null {
  const text = Object.entries(repeating)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
  const { RRule } = rrule();
  const dtstart = new Date(`${anchor}T00:00:00Z`);
  const found = new RRule({ ...RRule.parseString(text), dtstart }, true).after(new Date(`${from}T00:00:00Z`), true);
  return found?.toISOString().slice(0, 10) ?? null;
}

/** The instant at which the zone's clock shows on `day` what it showed at `at`. A time that the clocks skip on that day is
 *  the same time after the change, an hour later on the wall. */
export function sameClockTime(at: Date, day: string, zone: Zone): Date {
  const [, month, date] = day.split('-').map(Number);
  return DateTime.fromJSDate(at, { zone })
    .set({ year: year(day), month, day: date })
    .toJSDate();
}

function isAfter(next: Moment, until: string | undefined, zone: Zone): boolean {
  const end = until === undefined ? null : untilMoment(until, zone);
  if (!end) return false;
  if ('at' in next && 'at' in end) return next.at > end.at;
  const [day, last] = [next, end].map((moment) => ('day' in moment ? moment.day : localDay(moment.at, zone)));
  return (day ?? '') > (last ?? '');
}

/** UNTIL is the last moment of the series, itself included: a day, a UTC time (`Z`) or a time on the clock of the zone. */
function untilMoment(until: string, zone: Zone): Moment | null {
  const day = until.replace(/^(\d{4})(\d{2})(\d{2}).*/, '$1-$2-$3');
  if (!isDay(day)) return null;
  if (until.length === 8) return { day };
  const at = DateTime.fromFormat(until.slice(0, 15), "yyyyMMdd'T'HHmmss", { zone: until.endsWith('Z') ? 'UTC' : zone });
  return at.isValid ? { at: at.toJSDate() } : null;
}
