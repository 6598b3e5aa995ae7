// What a funnel report is asked for (activities-search-automation.md §8.6), read into spans of time, users and a condition.
import { DateTime } from 'luxon';
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { DOES_NOT_EXIST, invalidField, REQUIRED } from '../../core/errors.ts';
import { choice, json, text, wrongType } from '../../core/field.ts';
import { readBody } from '../../core/input.ts';
import { conditions } from '../../core/list-params.ts';
import { parseMoment } from '../../core/moments.ts';
import type { Fields, Row } from '../../core/resource.ts';
import { startOfDay } from '../../core/zone.ts';
import type { Sql } from '../../database/connect.ts';
import { resolveMoment } from '../../query/moments.ts';
import { savedQuery } from '../../query/saved-search.ts';
import { opportunity } from '../opportunity/opportunity.ts';

const PERIODS = ['week', 'month', 'quarter', 'year'];
const RELATIVE = ['today', 'yesterday', 'all-time', ...PERIODS.flatMap((one) => [`this-${one}`, `last-${one}`])];
const SAME_DAYS = PERIODS.map((one) => `same-days-last-${one}`);

/** From its start until before its end. */
export interface Span {
  start: Date;
  end: Date;
}

export interface FunnelQuestion {
  pipeline: string;
  type: 'created-cohort' | 'active-stage-cohort';
  /** When opportunities are looked at. */
  report: Span;
  /** When they were created; null for whenever. */
  cohort: Span | null;
  /** SQL on row `t` for the opportunities asked about. */
  where: Sql;
}

const relative = (description: string) => choice(RELATIVE, { writes: 'create', nullable: true, description });
const span = (description: string) =>
  json(Type.Object({ start: Type.String(), end: Type.String() }), (value) => value, {
    writes: 'create',
    nullable: true,
    description,
  });

export const funnelFields = {
  pipeline: text({ writes: 'create', required: true, description: 'The id of the pipeline.' }),
  type: choice(['created-cohort', 'active-stage-cohort'], {
    writes: 'create',
    required: true,
    description: 'Opportunities created in a span of time, or those that were in an active status in it.',
  }),
  report_relative_range: relative('What happened in this span is reported. This or `report_datetime_range` is needed.'),
  report_datetime_range: span(
    'ISO date-times; `end` is not part of it. A day is its start in the zone of the request.',
  ),
  cohort_relative_range: relative(
    'For `created-cohort`: when the opportunities were created. This or `cohort_datetime_range`.',
  ),
  cohort_datetime_range: span('For `created-cohort`.'),
  compared_relative_range: relative('Reported instead of the relative span of the cohort, or else of the report.'),
  compared_datetime_range: choice(SAME_DAYS, {
    writes: 'create',
    nullable: true,
    description: 'The same days earlier are reported instead, beside a span of date-times.',
  }),
  compared_custom_range: span('Reported instead.'),
  query: json(
    Type.Object({ type: Type.Enum(['saved_search']), saved_search_id: Type.String() }),
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType('dict');
      return value as Row;
    },
    { writes: 'create', nullable: true, description: 'Only opportunities of the leads in this smart view.' },
  ),
  users: json(
    Type.Array(Type.String()),
    (value) => {
      if (!Array.isArray(value)) throw wrongType('list');
      if (!value.every((one) => typeof one === 'string')) throw wrongType('str');
      return value as string[];
    },
    { writes: 'create', nullable: true, description: 'Only opportunities of these users; of all when it is empty.' },
  ),
} satisfies Fields;

export async function readQuestion(ctx: Context, body: Row): Promise<FunnelQuestion> {
  const given = readBody(ctx, { fields: funnelFields }, body, 'create');
  const type = given.type as FunnelQuestion['type'];
  const base = type === 'created-cohort' ? 'cohort' : 'report';
  const compared = comparedSpan(ctx, given, base);
  const spanOf = (name: 'cohort' | 'report'): Span => (name === base && compared) || givenSpan(ctx, given, name);
  return {
    pipeline: given.pipeline as string,
    type,
    report: spanOf('report'),
    cohort: type === 'created-cohort' ? spanOf('cohort') : null,
    where: await condition(ctx, given),
  };
}

function givenSpan(ctx: Context, given: Row, name: 'cohort' | 'report'): Span {
  const [range, times] = [`${name}_relative_range`, `${name}_datetime_range`];
  const [asked, exact] = [given[range], given[times]];
  if (asked && exact) throw invalidField(times, `Only one of ${range} and ${times} can be given.`);
  if (asked) return relativeSpan(ctx, asked as string);
  if (exact) return exactSpan(ctx, exact, times);
  throw invalidField(range, REQUIRED);
}

function comparedSpan(ctx: Context, given: Row, base: 'cohort' | 'report'): Span | null {
  const { compared_relative_range: range, compared_datetime_range: days, compared_custom_range: custom } = given;
  const asked = Object.entries({
    compared_relative_range: range,
    compared_datetime_range: days,
    compared_custom_range: custom,
  });
  const [first, second] = asked.filter(([, value]) => value).map(([name]) => name);
  if (first === undefined) return null;
  if (second) throw invalidField(second, `Only one of ${first} and ${second} can be given.`);
  if (custom) return exactSpan(ctx, custom, first);
  const beside = range ? `${base}_relative_range` : `${base}_datetime_range`;
  if (!given[beside]) throw invalidField(first, `It can only be given together with ${beside}.`);
  return range ? relativeSpan(ctx, range as string) : earlier(ctx, givenSpan(ctx, given, base), days as string);
}

function relativeSpan(ctx: Context, range: string): Span {
  const now = ctx.clock();
  if (range === 'all-time') return { start: new Date('0001-01-01T00:00:00Z'), end: new Date('9999-12-31T00:00:00Z') };
  const edge = (which: 'start' | 'end'): Date =>
    resolveMoment({ type: 'start_end_of_predefined_relative_period', range, which }, now, ctx.zone, 'range').at;
  return { start: edge('start'), end: edge('end') };
}

function exactSpan(ctx: Context, value: unknown, name: string): Span {
  const instant = (part: 'start' | 'end'): Date => {
    const given = (value as Row | null)?.[part];
    const moment = typeof given === 'string' ? parseMoment(given.trim()) : null;
    if (!moment) throw invalidField(name, `${part} must be an ISO 8601 date-time.`);
    return 'at' in moment ? moment.at : startOfDay(moment.day, ctx.zone);
  };
  const [start, end] = [instant('start'), instant('end')];
  if (end < start) throw invalidField(name, 'end is before start.');
  return { start, end };
}

/** The same days of the last week, month, quarter or year, by the calendar of the zone. */
function earlier(ctx: Context, { start, end }: Span, which: string): Span {
  const unit = which.replace('same-days-last-', '');
  const move = (at: Date): Date =>
    DateTime.fromJSDate(at, { zone: ctx.zone })
      .minus({ [`${unit}s`]: 1 })
      .toJSDate();
  return { start: move(start), end: move(end) };
}

async function condition(ctx: Context, { query, users }: Row): Promise<Sql> {
  const asked = new Map<string, string>();
  if (Array.isArray(users) && users.length > 0) asked.set('user_id__in', users.join(','));
  if (query) {
    const { type, saved_search_id } = query as Row;
    if (type !== 'saved_search') throw invalidField('query', 'Its type must be saved_search.');
    const view = typeof saved_search_id === 'string' ? await savedQuery(ctx, saved_search_id) : null;
    if (view?.type !== 'lead') throw invalidField('query', DOES_NOT_EXIST);
    asked.set('lead_saved_search_id', saved_search_id as string);
  }
  return (await conditions(ctx, opportunity, asked)).whole;
}
