// Dates in search texts, exact and in words, as a span of time whose edges are the moments of queries.
import { parseMoment } from '../../core/moments.ts';
import { within } from '../../core/zone.ts';
import type { Edge, MomentRange, QueryMoment } from '../query.ts';
import type { Operator } from './tokens.ts';

/** What a date covers: a day, a week, or the minute that comparisons are precise to (§6.1). */
export interface Span {
  start: QueryMoment;
  /** The moment at which it is over. */
  end: QueryMoment;
  /** The moment that is meant when only one can be: of a day its end. */
  at: QueryMoment;
}

export const ACCEPTED =
  'a date such as 2024-01-31, "2024-01-31 08:00:00", today, yesterday, "last month", "3 days ago" or "last 7 days"';

/** Reads a date, as it is meant now; null for what is none. */
export function spanOf(text: string, now: Date): Span | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return exact(text.trim()) ?? period(said) ?? distance(said, now) ?? stretch(said);
}

function exact(text: string): Span | null {
  const moment = parseMoment(text.toUpperCase());
  if (!moment) return null;
  if ('day' in moment) {
    const edge = (which: Edge): QueryMoment => ({ type: 'fixed_local_date', value: moment.day, which });
    return { start: edge('start'), end: edge('end'), at: edge('end') };
  }
  return minuteOf(moment.at.getTime());
}

function minuteOf(at: number): Span {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  return { start: instant(minute), end: instant(minute + MINUTE), at: instant(at) };
}

const MINUTE = 60_000;
const instant = (at: number): QueryMoment => ({ type: 'fixed_utc', value: within(at).toISOString() });

const NAMED = new Set(['today', 'yesterday', 'tomorrow']);

function period(said: string): Span | null {
  if (!NAMED.has(said) && !/^(last|this|next)[ -](day|week|month|quarter|year)$/.test(said)) return null;
  const range = said.replace(' ', '-');
  const edge = (which: Edge): QueryMoment => ({ type: 'start_end_of_predefined_relative_period', range, which });
  return { start: edge('start'), end: edge('end'), at: edge('end') };
}

const NOW: QueryMoment = { type: 'now' };

/** `3 days ago` is a day; with hours and minutes it is the minute. */
function distance(said: string, now: Date): Span | null {
  if (said === 'now') return { start: NOW, end: NOW, at: NOW };
  const past = /^(\d{1,6}) ([a-z]+) ago$/.exec(said);
  const future = /^in (\d{1,6}) ([a-z]+)$/.exec(said) ?? /^(\d{1,6}) ([a-z]+) from now$/.exec(said);
  const [, n = '', word = ''] = past ?? future ?? [];
  const offset = amount(n, word);
  if (!offset) return null;
  const direction = past ? 'past' : 'future';
  const day = (which: Edge): QueryMoment => ({ type: 'offset', direction, moment: NOW, offset, which_day_end: which });
  if (isOfDays(offset)) return { start: day('start'), end: day('end'), at: day('end') };
  const { hours = 0, minutes = 0 } = offset;
  return minuteOf(now.getTime() + (past ? -1 : 1) * (60 * hours + minutes) * MINUTE);
}

/** `last 7 days` reaches from the start of the day 7 days ago until now, `next 7 days` from now to the end of that day. */
function stretch(said: string): Span | null {
  const [, time, n = '', word = ''] = /^(last|past|next) (\d{1,6}) ([a-z]+)$/.exec(said) ?? [];
  const offset = amount(n, word);
  if (!offset || !time) return null;
  const [direction, edge] = time === 'next' ? (['future', 'end'] as const) : (['past', 'start'] as const);
  const far: QueryMoment = {
    type: 'offset',
    direction,
    moment: NOW,
    offset,
    which_day_end: isOfDays(offset) ? edge : null,
  };
  return time === 'next' ? { start: NOW, end: far, at: far } : { start: far, end: NOW, at: far };
}

type Offset = Extract<QueryMoment, { type: 'offset' }>['offset'];

function amount(n: string, word: string): Offset | null {
  const unit = `${word.replace(/s$/, '')}s`;
  if (n === '') return null;
  if (unit === 'quarters') return { months: 3 * Number(n) };
  return ['minutes', 'hours', 'days', 'weeks', 'months', 'years'].includes(unit) ? { [unit]: Number(n) } : null;
}

const isOfDays = (offset: Offset): boolean => offset.hours === undefined && offset.minutes === undefined;

/** What a comparison with a span asks for. */
export function rangeOf(operator: Exclude<Operator, '!='>, { start, end }: Span): MomentRange {
  switch (operator) {
    case '>':
      return { type: 'moment_range', on_or_after: end };
    case '>=':
      return { type: 'moment_range', on_or_after: start };
    case '<':
      return { type: 'moment_range', before: start };
    case '<=':
      return { type: 'moment_range', before: end };
    default:
      return { type: 'moment_range', on_or_after: start, before: end };
  }
}
