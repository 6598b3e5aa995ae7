// GET /date/, beyond Close's API: what typed words mean as a task's date, for showing it while they are typed.
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { invalidField, REQUIRED } from '../../core/errors.ts';
import { isZone } from '../../core/zone.ts';
import { readLine } from './typed-line.ts';

const nullable = (description: string) => Type.Union([Type.String({ description }), Type.Null()]);

export const readTypedDate: Endpoint = {
  method: 'GET',
  path: '/date/',
  tag: 'task',
  summary: 'Read a date that is typed in words',
  description:
    'Finds the date at the end or the beginning of a line such as `Call Bob tomorrow 10am`. It may be over; who asks decides whether that is of use.',
  query: {
    text: { schema: Type.String({ maxLength: 500 }) },
    zone: {
      schema: Type.String(),
      description: 'The zone that is meant, such as `America/New_York`; that of `x-tz-offset` unless given.',
    },
    recurrence: { schema: Type.Boolean(), description: 'Whether `every weekday 8am` is read as a repetition.' },
  },
  answer: Type.Object({
    text: Type.String(),
    date: nullable('As a task’s `date`; null when no date was found.'),
    kind: Type.Union([Type.Enum(['date', 'date_time']), Type.Null()]),
    understood: nullable('The date for people, with its zone.'),
    rest: Type.String({ description: 'What the line says besides.' }),
    recurrence: nullable('An RFC 5545 RRULE, as a task takes it.'),
  }),
  extension: true,
  async handle(ctx, { query }) {
    const text = query.get('text');
    if (text === undefined) throw invalidField('text', REQUIRED);
    if (text.length > 500) throw invalidField('text', 'Shorter than 500 characters, please.');
    const repeats = (query.get('recurrence') ?? 'false').toLowerCase() !== 'false';
    const { date, kind, understood, rest, recurrence } = readLine(
      text,
      { now: ctx.clock(), zone: zoneOf(ctx, query.get('zone')) },
      repeats,
    );
    return { text, date, kind, understood, rest, recurrence };
  },
};

/** A zone by name where changes of the clocks count, as for a date in some weeks; else the request's. */
export function zoneOf(ctx: Context, named: unknown): string {
  if (named === undefined || named === null || named === '') return ctx.zone;
  if (typeof named !== 'string' || !isZone(named)) {
    throw invalidField('zone', 'Not a time zone. Write it like America/New_York.');
  }
  return named;
}
