// Reads a line in which somebody types what to do and when: `Call Bob tomorrow 10am`, `Report every weekday 8am`.
import { isoShort, type Moment } from '../../core/moments.ts';
import { addDays, localDay } from '../../core/zone.ts';
import { firstOccurrence, sameClockTime } from './recurrence.ts';
import { type Caller, inWords, momentOf } from './snooze-words.ts';

export interface TypedLine {
  /** As a task's `date`; null when the line names none. */
  date: string | null;
  kind: 'date' | 'date_time' | null;
  /** The date for people, with the zone. */
  understood: string | null;
  /** What the line says besides. */
  rest: string;
  /** An RFC 5545 RRULE when the line says that it repeats. */
  recurrence: string | null;
}

/** The date words stand at the line's end or at its beginning. Repetitions are read only when they are asked for. */
export function readLine(line: string, caller: Caller, repeats: boolean): TypedLine {
  const text = line.trim().replace(/\s+/g, ' ');
  const repeated = repeats ? findRepetition(text) : null;
  const remaining = repeated ? `${text.slice(0, repeated.at)} ${text.slice(repeated.at + repeated.length)}` : text;
  const { moment, rest } = findDate(remaining.trim().replace(/\s+/g, ' '), caller);
  const first = repeated ? firstOf(repeated.rule, moment, caller) : moment;
  if (!first) return { date: null, kind: null, understood: null, rest: text, recurrence: null };
  return {
    date: 'day' in first ? first.day : isoShort(first.at),
    kind: 'day' in first ? 'date' : 'date_time',
    understood: `${inWords(first, caller.zone)} (${caller.zone})`,
    rest,
    recurrence: repeated?.rule ?? null,
  };
}

/** More words than any date has that people type. */
const MOST_WORDS = 6;

function findDate(text: string, caller: Caller): { moment: Moment | null; rest: string } {
  const words = text.split(' ');
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const moment = momentOf(words.slice(-count).join(' '), caller);
    if (moment) return { moment, rest: words.slice(0, -count).join(' ') };
  }
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const moment = momentOf(words.slice(0, count).join(' '), caller);
    if (moment) return { moment, rest: words.slice(count).join(' ') };
  }
  return { moment: null, rest: text };
}

const DAYS = 'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const EVERY_DAYS = new RegExp(`\\bevery ((?:${DAYS})s?(?:(?:, ?| and | ?& ?)(?:${DAYS})s?)*)\\b`, 'i');
const UNITS: Record<string, string> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  quarter: 'MONTHLY',
  year: 'YEARLY',
};
const WORKDAYS = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Ways of saying that something repeats, and the rule that each means. */
const REPETITIONS: [RegExp, (...parts: string[]) => string][] = [
  [/\b(?:every (?:weekday|workday|working day)s?|(?:on )?weekdays)\b/i, () => WORKDAYS],
  [
    EVERY_DAYS,
    (_, days = '') =>
      `FREQ=WEEKLY;BYDAY=${[...new Set(days.match(/[a-z]{3,}/gi)?.filter((day) => day !== 'and'))].map(code).join()}`,
  ],
  [
    /\bevery month on the (\d{1,2})(?:st|nd|rd|th)?\b/i,
    (_, day = '1') => `FREQ=MONTHLY;BYMONTHDAY=${Math.min(Math.max(Number(day), 1), 31)}`,
  ],
  [/\bevery (?:end of month|month end)\b/i, () => 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  [
    /\bevery (?:(\d{1,2}|other) )?(day|week|month|quarter|year)s?\b/i,
    (_, every = '1', unit = '') => stepped(unit.toLowerCase(), every),
  ],
  [/\bdaily\b/i, () => 'FREQ=DAILY'],
  [/\bweekly\b/i, () => 'FREQ=WEEKLY'],
  [/\bmonthly\b/i, () => 'FREQ=MONTHLY'],
  [/\bquarterly\b/i, () => 'FREQ=MONTHLY;INTERVAL=3'],
  [/\b(?:yearly|annually)\b/i, () => 'FREQ=YEARLY'],
];

function stepped(unit: string, every: string): string {
  const interval = Math.max(1, every === 'other' ? 2 : Number(every)) * (unit === 'quarter' ? 3 : 1);
  return `FREQ=${UNITS[unit]}${interval === 1 ? '' : `;INTERVAL=${interval}`}`;
}

const code = (day: string): string => day.slice(0, 2).toUpperCase();

interface Repetition {
  rule: string;
  at: number;
  length: number;
}

function findRepetition(text: string): Repetition | null {
  for (const [phrase, rule] of REPETITIONS) {
    const found = phrase.exec(text);
    if (found) return { rule: rule(...found), at: found.index, length: found[0].length };
  }
  return null;
}

/** The first task's date: the day that is named, else today, or the first one after it that the rule has and that is not
 *  over. */
function firstOf(rule: string, named: Moment | null, { now, zone }: Caller): Moment | null {
  const today = localDay(now, zone);
  if (!named || 'day' in named) {
    const day = firstOccurrence(rule, named?.day ?? today);
    return day === null ? null : { day };
  }
  // `8am` alone is the next eight o'clock, so today's is over when it is tomorrow's.
  const day = firstOccurrence(rule, localDay(named.at, zone));
  if (day === null) return null;
  const at = sameClockTime(named.at, day, zone);
  return { at: at > now ? at : sameClockTime(named.at, firstOccurrence(rule, addDays(day, 1)) ?? day, zone) };
}
