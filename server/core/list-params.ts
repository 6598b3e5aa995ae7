// The query parameters that every list shares: `_limit`, `_skip`, `_order_by`, and filters (core.md §1.3 to §1.5).
import { join, raw, type Sql, sql } from '../database/connect.ts';
import { compile } from '../query/compile.ts';
import { and, type Condition, condition, type MomentRange, type Query, type QueryMoment } from '../query/query.ts';
import type { Context } from './context.ts';
import { type ApiError, badRequest, invalidField } from './errors.ts';
import type { Field, Operator } from './field.ts';
import { parseMoment } from './moments.ts';
import type { Page } from './read.ts';
import type { Resource, Searched, Tested } from './resource.ts';
import { offsetMinutes } from './zone.ts';

export type Parameters = ReadonlyMap<string, string>;

/** The page that a list request asks for. */
export async function pageOf(ctx: Context, resource: Resource, parameters: Parameters): Promise<Page> {
  return {
    ...limits(resource, parameters),
    ...(await conditions(ctx, resource, parameters)),
    order: order(ctx, resource, parameters.get('_order_by')),
  };
}

/** `_limit` and `_skip`; over the resource's cap, or not a number, is a 400 in the words that the resource's lists use. */
export function limits(resource: Resource, parameters: Parameters): { limit: number; skip: number } {
  const read = (name: '_limit' | '_skip', fallback: number, cap: number): number => {
    const text = parameters.get(name);
    if (text === undefined || text === '') return fallback;
    if (!/^[+-]?\d{1,15}$/.test(text)) throw notAnInteger(resource, name, text);
    const value = Number(text);
    if (value < 0) throw negative(resource, name, text);
    if (value > cap) throw tooLarge(resource, name, cap);
    return value;
  };
  return { limit: read('_limit', 100, resource.max_limit), skip: read('_skip', 0, resource.max_skip) };
}

const notAnInteger = (resource: Resource, name: string, text: string): ApiError =>
  resource.list_errors === 'new'
    ? invalidField(name, 'Input should be a valid integer, unable to parse string as an integer')
    : badRequest(`${name} must be an integer (got "${text.slice(0, 50)}" instead).`);

const negative = (resource: Resource, name: string, text: string): ApiError =>
  resource.list_errors === 'new'
    ? invalidField(name, 'Input should be greater than or equal to 0')
    : badRequest(`${name} must be a non-negative integer (got "${text}" instead).`);

function tooLarge(resource: Resource, name: string, cap: number): ApiError {
  if (resource.list_errors === 'new') return invalidField(name, `Input should be less than or equal to ${cap}`);
  const word = name.slice(1);
  return badRequest(`The ${word} you set is larger than the maximum ${word} for this resource (max_${word} = ${cap}).`);
}

/** All filters of a request as one SQL condition. Parameters that the resource does not declare say nothing. */
export async function filters(ctx: Context, resource: Resource, parameters: Parameters): Promise<Sql> {
  return (await conditions(ctx, resource, parameters)).where;
}

/** The same for a page, and for all that match. */
export async function conditions(
  ctx: Context,
  resource: Resource,
  parameters: Parameters,
): Promise<Searched & Pick<Page, 'kept'>> {
  const special = Object.entries(resource.parameters ?? {});
  const replaced = new Set(special.flatMap(([name, { replaces }]) => replaces?.[parameters.get(name) ?? ''] ?? []));
  const queries: Query[] = [];
  for (const [parameter, text] of parameters) {
    const filter = replaced.has(parameter) ? null : filterOf(resource, parameter);
    if (filter) queries.push(toQuery(resource, parameter, filter, text));
  }
  const parts: Tested[] = [compile(ctx, resource, and(queries))];
  for (const [name, { where, absent }] of special) {
    const text = parameters.get(name);
    const part = text === undefined ? absent?.(parameters) : await where(ctx, text, parameters);
    if (part) parts.push(part);
  }
  const all = (form: keyof Searched): Sql =>
    join(
      parts.map((part) => ('searched' in part ? part.searched[form] : part)),
      ' and ',
    );
  return { where: all('where'), whole: all('whole'), kept: !parts.some((part) => 'searched' in part) };
}

interface Filter {
  name: string;
  operator: Operator;
  field: Field;
}

/** The field and operator that a parameter such as `date__lte` names, if the resource declares it. */
export function filterOf(resource: Resource, parameter: string): Filter | null {
  const [name = '', suffix = 'eq', ...more] = parameter.split('__');
  const field = Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
  const operator = field?.filters?.find((known) => known === suffix);
  return field && operator && more.length === 0 && parameter !== `${name}__eq` ? { name, operator, field } : null;
}

function toQuery(resource: Resource, parameter: string, filter: Filter, text: string): Query {
  const on = (tested: Condition, negate = false): Query => condition(resource.name, filter.name, tested, negate);
  if (filter.operator === 'in') return on({ type: 'term', values: text === '' ? [] : listed(text) });
  if (text === '') return on({ type: 'exists' }, true);
  // Ids have no commas. Lists of activities take several without `__in` (activities-search-automation.md §1.3).
  if (filter.field.reference) return on({ type: 'term', values: listed(text) });
  switch (filter.field.comparison) {
    case 'boolean':
      return on({ type: 'boolean', value: text.toLowerCase() !== 'false' });
    case 'text':
      return on({ type: 'term', values: [text] });
    case 'number': {
      const value = Number(text);
      if (!Number.isFinite(value)) throw badValue(resource, parameter, `Input should be a valid number`);
      return on(
        filter.operator === 'eq'
          ? { type: 'number_range', gte: value, lte: value }
          : { type: 'number_range', [filter.operator]: value },
      );
    }
    default:
      return on(momentCondition(resource, parameter, filter, text));
  }
}

/** The values of a comma list. */
export const listed = (text: string): string[] => text.split(',').map((value) => value.trim());

// A bare date stands for the start of that local day (core.md §1.4), except where days are compared with days.
function momentCondition(resource: Resource, parameter: string, filter: Filter, text: string): MomentRange {
  const moment = parseMoment(text);
  if (!moment) throw badValue(resource, parameter, 'Invalid ISO 8601 datetime.');
  const whole = 'day' in moment && filter.field.comparison !== 'moment';
  const start: QueryMoment =
    'day' in moment
      ? { type: 'fixed_local_date', value: moment.day, which: 'start' }
      : { type: 'fixed_utc', value: moment.at.toISOString() };
  const end: QueryMoment =
    'day' in moment ? { ...start, type: 'fixed_local_date', value: moment.day, which: 'end' } : start;
  switch (filter.operator) {
    case 'gt':
      return whole ? { type: 'moment_range', on_or_after: end } : { type: 'moment_range', after: start };
    case 'gte':
      return { type: 'moment_range', on_or_after: start };
    case 'lt':
      return { type: 'moment_range', before: start };
    case 'lte':
      return whole ? { type: 'moment_range', before: end } : { type: 'moment_range', until: start };
    default:
      return 'day' in moment
        ? { type: 'moment_range', on_or_after: start, before: end }
        : { type: 'moment_range', on_or_after: start, until: start };
  }
}

const badValue = (resource: Resource, parameter: string, text: string): ApiError =>
  resource.list_errors === 'new' ? invalidField(parameter, text) : badRequest(`${parameter}: ${text}`);

/** The `order by` of a list. Fields that the resource does not list are passed over; ties are broken by id. */
export function order(ctx: Context, resource: Resource, asked: string | undefined): Sql {
  const named = new Set<string>();
  const known = (asked ?? '').split(',').flatMap((given) => {
    const key = given.trim();
    const field = key.replace(/^-/, '');
    // A field that is named again could order nothing more.
    if (!resource.orders?.includes(field) || named.has(field)) return [];
    named.add(field);
    return [key];
  });
  const used = known.length > 0 ? known : resource.default_order.split(',');
  const directions = used.map((key) => orderKey(ctx, resource, key.replace(/^-/, ''), key.startsWith('-')));
  const last = used.at(-1)?.startsWith('-') ? raw('t.id desc') : raw('t.id');
  return join([...directions, last], ', ');
}

function orderKey(ctx: Context, resource: Resource, name: string, descending: boolean): Sql {
  const field = resource.fields[name];
  const direction = raw(descending ? ' desc' : '');
  const value = raw(field?.value ?? `t."${name}"`);
  // Only where there can be nulls: PostgreSQL would not use an index in its own order, nulls first, though there are none.
  const last = raw(descending && field?.nullable ? ' nulls last' : '');
  if (field?.comparison !== 'due') return sql`${value}${direction}${last}`;
  // A day sorts as the start of that local day, before what is timed at that very instant (core.md §13.6).
  const offset = offsetMinutes(ctx.zone, ctx.clock());
  const at =
    offset === 0
      ? value
      : sql`${value} - case when t.is_timed then interval '0' else ${`${offset} minutes`}::interval end`;
  return sql`${at}${direction}, t.is_timed${direction}`;
}
