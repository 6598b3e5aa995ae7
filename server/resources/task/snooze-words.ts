// Understands until when somebody wants to snooze a task: a date, a date-time, a preset or words such as `next tue 9am`.
import type * as Chrono from 'chrono-node/en';
import { DateTime } from 'luxon';
import { later } from '../../core/later.ts';
import { isoDateTime, type Moment, parseMoment } from '../../core/moments.ts';
import { addDays, localDay, offsetMinutes, type Zone } from '../../core/zone.ts';

export interface Understood {
  /** `2026-03-01`, or in UTC `2026-03-01T15:00:00+00:00`: as a task's `date` is written (core.md §13.3). */
  date: string;
  kind: 'date' | 'date_time';
  /** The same for people: `Tuesday, 1 December 2026 at 09:00 (America/New_York)`. */
  understood: string;
}

export interface Caller {
  now: Date;
  zone: Zone;
}

/** Reads `until` as it is meant at `now` in the caller's zone. A text that names a clock time gives a date-time, one that
 *  names a day gives a date. ISO date-times without an offset are UTC (core.md §1.14), words are local. With
 *  `skip_weekends` a local Saturday or Sunday becomes the Monday after, at the same clock time. What is not wholly
 *  understood or would not take the task out of today's inbox is an error, worded for people. */
export function understandUntil(
  until: string,
  { now, zone, skip_weekends = false }: Caller & { skip_weekends?: boolean },
): Understood | { error: string } {
  const text = until.trim().toLowerCase();
  // The longest phrase that means anything is a quarter of this; the parser's patterns are not made for essays.
  if (text.length > 100) return { error: `That is too long for a date. ${ACCEPTED}` };
  const meant = text === '' ? null : fromText(text, { now, zone });
  if (!meant) return { error: `This is not a date that we understand: "${until.trim()}". ${ACCEPTED}` };
  const moment = skip_weekends ? afterWeekend(meant, zone) : meant;
  if (tooLate(moment)) return { error: 'Dates go up to the year 9999.' };
  const future = 'day' in moment ? moment.day > localDay(now, zone) : moment.at > now;
  if (!future) return { error: `${inWords(moment, zone)} is not in the future. ${ACCEPTED}` };
  return {
    date: 'day' in moment ? moment.day : isoDateTime(moment.at),
    kind: 'day' in moment ? 'date' : 'date_time',
    understood: `${inWords(moment, zone)} (${zone})`,
  };
}

const ACCEPTED =
  'Say a day after today or a time to come: 2026-03-01, 2026-03-01T15:00:00Z, later_today, tomorrow, next_week, ' +
  'two_weeks, next_month, or words such as "next tue 9am", "in 3 days" or "end of month".';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}t/;

function fromText(text: string, caller: Caller): Moment | null {
  const preset = PRESETS.get(text.replace(/\s+/g, '_'));
  if (preset) return { at: preset(caller) };
  return parseMoment(text.toUpperCase()) ?? (ISO_DATE_TIME.test(text) ? null : fromWords(text, caller));
}

/** The day or instant that a text names, and nothing besides, as it is meant at `now` in the caller's zone; a day unless a
 *  clock time is named. It may be over. Null for everything else. */
export function momentOf(text: string, caller: Caller): Moment | null {
  const moment =
    text.length > 100 ? null : (parseMoment(text.trim().toUpperCase()) ?? fromWords(text.trim().toLowerCase(), caller));
  return moment && !tooLate(moment) ? moment : null;
}

/** What the buttons of a snooze menu say. Typed with spaces they are the same, so `next week` is Monday as well. */
const PRESETS = new Map<string, (caller: Caller) => Date>([
  ['later_today', inThreeHours],
  ['tomorrow', ({ now, zone }) => eight(DateTime.fromJSDate(now, { zone }).plus({ days: 1 }))],
  ['next_week', ({ now, zone }) => eight(DateTime.fromJSDate(now, { zone }).plus({ weeks: 1 }).startOf('week'))],
  ['two_weeks', ({ now, zone }) => eight(DateTime.fromJSDate(now, { zone }).plus({ days: 14 }))],
  ['next_month', ({ now, zone }) => eight(DateTime.fromJSDate(now, { zone }).plus({ months: 1 }))],
]);

const eight = (day: DateTime): Date => day.set({ hour: 8, minute: 0, second: 0, millisecond: 0 }).toJSDate();

/** The next quarter of an hour, on the local clock, that is three hours away or more. */
function inThreeHours({ now, zone }: Caller): Date {
  const later = now.getTime() + 3 * 60 * MINUTE;
  const offset = offsetMinutes(zone, new Date(later)) * MINUTE;
  return new Date(Math.ceil((later + offset) / QUARTER) * QUARTER - offset);
}

/** Words are read on a clock that shows local time and knows no zone, so that the parser's arithmetic never meets a change
 *  of the caller's clocks; what it finds is then looked up in the caller's zone. The parser adds hours on the clock of this
 *  process: where that is not UTC, "in 2 hours" is an hour off when it would end in the hour that clock skips in spring. */
function fromWords(text: string, caller: Caller): Moment | null {
  const clock = DateTime.fromJSDate(caller.now, { zone: caller.zone }).setZone('utc', { keepLocalTime: true });
  for (const phrase of phrasings(text, clock)) {
    const found = parser().parse(phrase, { instant: clock.toJSDate(), timezone: 0 });
    const [result] = found;
    if (result && found.length === 1 && !result.end && isFiller(phrase.replace(result.text, ' '))) {
      return resolved(result, clock, caller);
    }
  }
  return null;
}

// Without the refiners that read zones (`9am PST`, `UTC+2`): those texts are then not wholly understood, and refused. The
// parser would take the day from the caller's clock and the hour from the other one.
const chrono = later<typeof Chrono>('chrono-node/en');
let withoutZones: Chrono.Chrono | undefined;
function parser(): Chrono.Chrono {
  if (withoutZones) return withoutZones;
  withoutZones = chrono().casual.clone();
  withoutZones.refiners = withoutZones.refiners.filter((refiner) => !refiner.constructor.name.includes('Timezone'));
  return withoutZones;
}

const isFiller = (rest: string): boolean => /^(?:\b(?:on|at|by|for|in|the|to|till|until|snooze)\b|[\s,.])*$/.test(rest);

/** Ways of putting a text that the parser knows, for phrases that it does not know or understands otherwise than we do. */
function phrasings(text: string, clock: DateTime): string[] {
  const plain = REPHRASED.reduce((phrase, [said, meant]) => phrase.replace(said, meant), text);
  const numbered = plain.replace(
    /\bthe (\d{1,2})(?:st|nd|rd|th)\b/,
    (all, day: string) => nextDay(Number(day), clock) ?? all,
  );
  return [plain, numbered, plain.replace(/(?<!\b(?:in|for)) (\d{1,2})$/, ' at $1')];
}

const REPHRASED: [RegExp, string][] = [
  // A date with dots is written day first wherever dots are used; the parser reads month first.
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, '$3-$2-$1'],
  [/\b(?:a )?fortnight\b/, '2 weeks'],
  // What is counted from another day the parser works out in the zone of this process, so it is said otherwise.
  [/\b(?:the )?day after tomorrow\b/, 'in 2 days'],
  [/^(?:eod|end of (?:the )?day)\b/, 'today at 17:00'],
  // The parser's weeks end on Saturday.
  [/^(?:eow|end of (?:the |this )?week)\b/, 'friday'],
  [/^end of next week\b/, 'friday next week'],
  [/^(?:eom|month end)\b/, 'end of month'],
  [/^(?:eoy|end of (?:the |this )?year)\b/, 'december 31'],
];

/** The next day after today that is the n-th of its month, as an ISO date. */
function nextDay(n: number, clock: DateTime): string | null {
  const months = [0, 1, 2].map((later) => clock.startOf('month').plus({ months: later }));
  const days = months.filter((month) => n > 0 && n <= (month.daysInMonth ?? 0)).map((month) => month.set({ day: n }));
  return days.find((day) => day > clock)?.toISODate() ?? null;
}

const DAY_TIMES = /casualReference\/(?:morning|afternoon|evening|tonight)/;

function resolved(result: Chrono.ParsedResult, clock: DateTime, { now, zone }: Caller): Moment | null {
  const { start } = result;
  const tags = [...start.tags()];
  if (tags.includes('result/relativeDateAndTime')) {
    // `in 90 minutes` is time that passes, whatever the clocks do meanwhile. Seconds are of no use in a date for people.
    const passing = start.date().getTime() - clock.toMillis();
    return { at: new Date(Math.ceil((now.getTime() + passing) / MINUTE) * MINUTE) };
  }
  const timed = start.isCertain('hour') || tags.some((tag) => DAY_TIMES.test(tag));
  const wall = forward(result, wallTime(start, tags, clock), timed, clock);
  if (!wall.isValid || contradicts(start, wall)) return null;
  if (wall.year > 9999) return { at: BEYOND };
  return timed ? { at: wall.setZone(zone, { keepLocalTime: true }).toJSDate() } : { day: wall.toFormat('yyyy-MM-dd') };
}

/** `friday the 13th` in a month whose 13th is a Sunday (the parser forgets the name), 29 February moved to the next year. */
function contradicts(start: Chrono.ParsedResult['start'], wall: DateTime): boolean {
  const otherWeekday = start.isCertain('weekday') && start.get('weekday') !== wall.weekday % 7;
  return otherWeekday || (start.isCertain('day') && start.get('day') !== wall.day);
}

const BEYOND = new Date(Date.UTC(10_000, 0, 1));

function wallTime(start: Chrono.ParsedResult['start'], tags: string[], clock: DateTime): DateTime {
  const part = (component: 'year' | 'month' | 'day' | 'hour' | 'minute'): number => start.get(component) ?? 0;
  const [year, month, day, minute] = [part('year'), part('month'), part('day'), part('minute')];
  // The parser's morning is at six; ours is when the presets wake people.
  const morning = !start.isCertain('hour') && tags.includes('casualReference/morning');
  const hour = morning ? 8 : part('hour');
  const wall = DateTime.fromObject({ year, month, day, hour, minute }, { zone: 'utc' });
  // A month after 31 January the parser is at 3 March: it lets the days of a short month overflow into the next.
  const overflowed = tags.includes('result/relativeDate') && !start.isCertain('day') && day < clock.day;
  return overflowed ? wall.set({ day: 1 }).minus({ days: 1 }) : wall;
}

/** The next time that there is a Tuesday, a nine o'clock or a third of May, if the parser's is over: its own `forwardDate`
 *  compares the caller's clock with that of this process. A weekday named on that day is the one in a week, while today's
 *  own date is today. */
function forward({ start, text }: Chrono.ParsedResult, wall: DateTime, timed: boolean, clock: DateTime): DateTime {
  const [weekday, day, month, year] = (['weekday', 'day', 'month', 'year'] as const).map((part) =>
    start.isCertain(part),
  );
  const today = clock.startOf('day');
  const passed = timed ? wall <= clock : wall < today.plus({ days: 1 });
  if (/\b(?:last|past|previous)\b/.test(text) || start.tags().has('result/relativeDate') || !passed) return wall;
  if (weekday && !day) return wall.plus({ days: 7 });
  if (month && !year) return wall < today ? wall.plus({ years: 1 }) : wall;
  return day || month || year || text.startsWith('this') ? wall : wall.plus({ days: 1 });
}

function afterWeekend(moment: Moment, zone: Zone): Moment {
  if ('day' in moment) return { day: addDays(moment.day, daysToMonday(DateTime.fromISO(moment.day, { zone: 'utc' }))) };
  const local = DateTime.fromJSDate(moment.at, { zone });
  return { at: local.plus({ days: daysToMonday(local) }).toJSDate() };
}

const daysToMonday = (day: DateTime): number => (day.weekday >= 6 ? 8 - day.weekday : 0);

/** Also true of what no Date can hold, such as a billion years. */
const tooLate = (moment: Moment): boolean => 'at' in moment && !(moment.at < BEYOND);

/** `Tuesday, 1 December 2026 at 09:00`. */
export function inWords(moment: Moment, zone: Zone): string {
  if ('at' in moment) {
    return DateTime.fromJSDate(moment.at, { zone }).setLocale('en').toFormat("cccc, d LLLL yyyy 'at' HH:mm");
  }
  return DateTime.fromISO(moment.day, { zone: 'utc' }).setLocale('en').toFormat('cccc, d LLLL yyyy');
}
