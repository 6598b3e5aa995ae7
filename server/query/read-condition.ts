// Reads a condition on a field, and the moments in it, from JSON that comes from outside.
import { invalidField, REQUIRED } from '../core/errors.ts';
import { isDay, parseMoment } from '../core/moments.ts';
import type { Row } from '../core/resource.ts';
import type { Condition, QueryMoment } from './query.ts';
import { readMode, readObject, readOneOf, readText, readTexts } from './read-json.ts';

export function readCondition(value: unknown, place: string): Condition {
  const condition = readObject(value, place);
  const inside = (key: string): string => `${place}.${key}`;
  const type = readText(condition.type, inside('type'));
  switch (type) {
    case 'exists':
    case 'current_user':
      return { type };
    case 'boolean':
      return { type, value: readBoolean(condition.value, inside('value')) };
    case 'text':
      return {
        type,
        value: readText(condition.value, inside('value')),
        mode: readMode(condition.mode, inside('mode')),
      };
    case 'term':
      return { type, values: readTexts(condition.values, inside('values')) };
    case 'reference':
      return {
        type,
        reference_type: readText(condition.reference_type, inside('reference_type')),
        object_ids: readTexts(condition.object_ids, inside('object_ids')),
      };
    case 'number_range':
      return { type, ...readEach(condition, ['gt', 'gte', 'lt', 'lte'], place, readNumber) };
    case 'moment_range':
      return {
        type,
        ...readEach(condition, ['on_or_after', 'before', 'after', 'until'], place, (bound, at) =>
          readMoment(bound, at),
        ),
      };
    case 'local_time':
      return { type, ...readEach(condition, ['on_or_after', 'before'], place, readClock) };
    default:
      throw invalidField(inside('type'), `Unknown type of condition "${type.slice(0, 50)}".`);
  }
}

/** Those of the bounds that are given; null is none. */
function readEach<const K extends string, T>(
  condition: Row,
  keys: readonly K[],
  place: string,
  read: (value: unknown, place: string) => T,
): Partial<Record<K, T>> {
  const found: Partial<Record<K, T>> = {};
  for (const key of keys) {
    const value = condition[key];
    if (value !== undefined && value !== null) found[key] = read(value, `${place}.${key}`);
  }
  return found;
}

const DEEPEST_MOMENT = 5;

export function readMoment(value: unknown, place: string, depth = 0): QueryMoment {
  const moment = readObject(value, place);
  if (depth > DEEPEST_MOMENT) throw invalidField(place, 'The moment is nested too deeply.');
  const inside = (key: string): string => `${place}.${key}`;
  const type = readText(moment.type, inside('type'));
  switch (type) {
    case 'now':
      return { type };
    case 'fixed_utc':
      return { type, value: readInstant(moment.value, inside('value')) };
    case 'fixed_local_date':
      return { type, value: readDay(moment.value, inside('value')), which: readEdge(moment.which, inside('which')) };
    case 'start_end_of_predefined_relative_period':
      return {
        type,
        range: readOneOf(moment.range, RANGES, inside('range')),
        which: readEdge(moment.which, inside('which')),
      };
    case 'offset':
      return {
        type,
        direction: readOneOf(moment.direction, ['past', 'future'], inside('direction')),
        moment: readMoment(moment.moment ?? { type: 'now' }, inside('moment'), depth + 1),
        offset: readEach(readObject(moment.offset, inside('offset')), UNITS, inside('offset'), readAmount),
        which_day_end: moment.which_day_end ? readEdge(moment.which_day_end, inside('which_day_end')) : null,
      };
    default:
      throw invalidField(inside('type'), `Unknown type of moment "${type.slice(0, 50)}".`);
  }
}

const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const RANGES: readonly string[] = [
  'today',
  'yesterday',
  'tomorrow',
  ...PERIODS.flatMap((period) => [`this-${period}`, `last-${period}`, `next-${period}`]),
];

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;
const LARGEST_AMOUNT = 1_000_000_000;

const readEdge = (value: unknown, place: string): 'start' | 'end' =>
  readOneOf(value ?? 'start', ['start', 'end'], place);

function readAmount(value: unknown, place: string): number {
  const amount = readNumber(value, place);
  if (!Number.isInteger(amount) || amount < 0 || amount > LARGEST_AMOUNT) {
    throw invalidField(place, `Must be a whole number from 0 to ${LARGEST_AMOUNT}.`);
  }
  return amount;
}

function readDay(value: unknown, place: string): string {
  const day = readText(value, place);
  if (!isDay(day)) throw invalidField(place, 'Invalid ISO 8601 date.');
  return day;
}

function readInstant(value: unknown, place: string): string {
  const moment = parseMoment(readText(value, place).trim());
  if (!moment) throw invalidField(place, 'Invalid ISO 8601 datetime.');
  return 'at' in moment ? moment.at.toISOString() : `${moment.day}T00:00:00.000Z`;
}

function readClock(value: unknown, place: string): string {
  const clock = readText(value, place);
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(clock))
    throw invalidField(place, 'Must be a time such as 09:30:00.');
  return clock.length === 5 ? `${clock}:00` : clock;
}

function readNumber(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidField(place, 'Value must be of number type.');
  return value;
}

function readBoolean(value: unknown, place: string): boolean {
  if (value === undefined) throw invalidField(place, REQUIRED);
  if (typeof value !== 'boolean') throw invalidField(place, 'Value must be of bool type.');
  return value;
}
