// The text language in lists: `query` picks and orders the objects of a list, `lead_query` those of some leads.
import { Type } from 'typebox';
import type { Context } from '../core/context.ts';
import { ApiError, badRequest, type FieldErrors, invalidField } from '../core/errors.ts';
import type { Parameters } from '../core/list-params.ts';
import type { ListParameter, Resource, Tested } from '../core/resource.ts';
import type { Sql } from '../database/connect.ts';
import { parseText } from './parse-text.ts';
import type { Query, Sort } from './query.ts';
import { searchCondition, searchOrder } from './search.ts';

/** `query` of a list: a search text over its own objects. */
export const textParameter = (object_type: string): ListParameter => ({
  schema: Type.String(),
  description: 'A search text: words, `field:value`, `and`, `or`, `not`, `sort:`. See docs/query-language.md.',
  where: (ctx, text) => picked(ctx, object_type, { parameter: 'query', of: object_type, text }, (query) => query),
});

/** `lead_query` of a list: a search text over the leads that its objects belong to. */
export const leadTextParameter = (object_type: string): ListParameter => ({
  schema: Type.String(),
  description: 'Deprecated: a search text over leads.',
  where: (ctx, text) =>
    picked(ctx, object_type, { parameter: 'lead_query', of: 'lead', text }, (related_query) => ({
      type: 'has_related',
      this_object_type: object_type,
      related_object_type: 'lead',
      related_query,
    })),
});

/** The order that `sort:` asks for; null without one, and where `_order_by` says another. */
export async function textOrder(ctx: Context, resource: Resource, parameters: Parameters): Promise<Sql | null> {
  const asked = (parameters.get('_order_by') ?? '').split(',').map((key) => key.trim().replace(/^-/, ''));
  if (asked.some((key) => resource.orders?.includes(key))) return null;
  const text = parameters.get('query') ?? '';
  const { sort } = await parsed(ctx, resource.name, text);
  return sort.length === 0 ? null : searchOrder(ctx, resource.name, sort);
}

interface Given {
  parameter: string;
  /** The type of object that the text is about. */
  of: string;
  text: string;
}

async function picked(
  ctx: Context,
  object_type: string,
  given: Given,
  query: (found: Query) => Query,
): Promise<Tested> {
  try {
    const found = await parsed(ctx, given.of, given.text);
    return { searched: await searchCondition(ctx, object_type, query(found.query), given.parameter) };
  } catch (error) {
    throw error instanceof ApiError && error.status === 400
      ? inWordsOf(ctx.resource(object_type), given, error)
      : error;
  }
}

/** The fault as this resource's lists tell it. */
function inWordsOf(resource: Resource, { parameter }: Given, error: ApiError): ApiError {
  const [problem] = Object.values((error.body['field-errors'] ?? {}) as FieldErrors);
  if (typeof problem !== 'string') return error;
  return resource.list_errors === 'new' ? invalidField(parameter, problem) : badRequest(`${parameter}: ${problem}`);
}

type Parsed = Promise<{ query: Query; sort: Sort[] }>;

const read = new WeakMap<Context, Map<string, Parsed>>();

/** Condition and order of a list come from the same text, which is read once. */
function parsed(ctx: Context, object_type: string, text: string): Parsed {
  const known = read.get(ctx) ?? new Map<string, Parsed>();
  read.set(ctx, known);
  const key = `${object_type} ${text}`;
  const found = known.get(key) ?? parseText(ctx, object_type, text);
  known.set(key, found);
  return found;
}
