// Reads a line in which somebody types what to do and when: `Call Bob tomorrow 10am`, `Report every weekday 8am`.
import { isoDateTime, type Moment } from '../../core/moments.ts';
import { addDays, localDay } from '../../core/zone.ts';
import { firstOccurrence, sameClockTime } from './recurrence.ts';
import { type Caller, inWords, momentOf } from './snooze-words.ts';
import { findRepetition } from './typed-repetition.ts';

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

/** The date words stand at the line's end, at its beginning, or plainly in its midst. Repetitions are read only when they
 *  are asked for. */
export function readLine(line: string, caller: Caller, repeats: boolean): TypedLine {
  const text = line.trim().replace(/\s+/g, ' ');
  const repeated = repeats
    ? findRepetition(text, (words) => meantBy(words.replace(STARTING, ''), caller) !== null)
    : null;
  const found = findDate(repeated ? `${repeated.before} ${repeated.after}`.trim() : text, caller);
  const first = repeated ? firstOf(repeated.rule, found.moment, caller) : found.moment;
  if (!first) return { date: null, kind: null, understood: null, rest: text, recurrence: null };
  const before = repeated ? found.before.replace(STARTING_AT_END, '') : found.before;
  return {
    date: 'day' in first ? first.day : isoDateTime(first.at),
    kind: 'day' in first ? 'date' : 'date_time',
    understood: `${inWords(first, caller.zone)} (${caller.zone})`,
    rest: `${before} ${found.after}`.trim().replace(LOOSE_START, '').replace(LOOSE_END, ''),
    recurrence: repeated?.rule ?? null,
  };
}

const STARTING = /^(?:from|starting|starts|beginning) /i;
const STARTING_AT_END = /(?:^| )(?:from|starting|starts|beginning)$/i;

/** What tied the words to their date, as in `Call Bob, tomorrow`. */
const LOOSE_START = /^(?:[,;:–—-]+ )+/;
/** Each sign can be read in one way only: in two, a line of 30 commas took a minute. */
const LOOSE_END = /(?:[,;:]| [–—-]+)+$/;

interface Found {
  moment: Moment | null;
  /** The words around it. */
  before: string;
  after: string;
}

/** More words than any date has that people type. */
const MOST_WORDS = 6;

/** As many words as make a date. */
function findDate(text: string, caller: Caller): Found {
  const words = text.split(' ');
  const most = Math.min(MOST_WORDS, words.length);
  for (let count = most; count > 0; count--) {
    const found = dateAt(words, words.length - count, count, caller);
    if (found) return found;
  }
  for (let count = most; count > 0; count--) {
    const found = dateAt(words, 0, count, caller);
    if (found) return found;
  }
  return findPlainDate(words, caller) ?? { moment: null, before: text, after: '' };
}

/** Words that name a day wherever they stand. */
const PLAIN = /^(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}-\d{2}-\d{2})\W?$/i;

function findPlainDate(words: string[], caller: Caller): Found | null {
  const place = words.findIndex((word) => PLAIN.test(word));
  if (place < 0) return null;
  for (let start = Math.max(0, place - 3); start <= place; start++) {
    for (let count = Math.min(MOST_WORDS, words.length - start); count > place - start; count--) {
      const found = dateAt(words, start, count, caller);
      if (found) return found;
    }
  }
  return null;
}

function dateAt(words: string[], start: number, count: number, caller: Caller): Found | null {
  const moment = meantBy(words.slice(start, start + count).join(' '), caller);
  return moment && { moment, before: words.slice(0, start).join(' '), after: words.slice(start + count).join(' ') };
}

/** May and April are people too, and `for 3 days` is how long something takes. */
const NO_DATE = [
  /^(?:to |the )*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i,
  /^(?:for )?(?:the )?(?:next )?(?:\d+|an?) (?:minute|hour|day|week|month|year)s?$/i,
];

function meantBy(words: string, caller: Caller): Moment | null {
  const phrase = words.replace(/^["'([]+/, '').replace(/(?<!["')\].,;!?])["')\].,;!?]+$/, '');
  return NO_DATE.some((pattern) => pattern.test(phrase)) ? null : momentOf(phrase, caller);
}

/** The first task's date: the day that is named, else today, or the first one after it that the rule has and that is not
 *  over. The interval counts from there. */
function firstOf(repeated: string, named: Moment | null, { now, zone }: Caller): Moment | null {
  const rule = repeated.replace(/;INTERVAL=\d+/, '');
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
