// `extra_filter`: a condition on an event, as JSON (activities-search-automation.md §4.3).
import { isDeepStrictEqual } from 'node:util';

export type ExtraFilter =
  | { type: 'equals' | 'not_equals' | 'contains'; value: unknown }
  | { type: 'is_null' | 'non_null' }
  | { type: 'and' | 'or'; filters: ExtraFilter[] }
  | { type: 'not' | 'any_array_value'; filter: ExtraFilter }
  | { type: 'field_accessor'; field: string; filter: ExtraFilter };

/** What the parser throws: what is wrong, and where in the filter. */
export class FilterFault extends Error {}

const MOST_NODES = 500;
const DEEPEST = 40;

/** Checks a filter from outside and gives it without keys that mean nothing. `place` is how the caller calls it. */
export function parseFilter(value: unknown, place: string): ExtraFilter {
  let nodes = 0;
  const parse = (given: unknown, at: string, depth: number): ExtraFilter => {
    if (++nodes > MOST_NODES || depth > DEEPEST) throw new FilterFault(`${place}: the filter is too large.`);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw fault(at, 'must be an object.');
    const node = given as Record<string, unknown>;
    const inner = (key: string) => parse(needed(node, key, at), `${at}.${key}`, depth + 1);
    switch (node.type) {
      case 'equals':
      case 'not_equals':
      case 'contains':
        return { type: node.type, value: needed(node, 'value', at) };
      case 'is_null':
      case 'non_null':
        return { type: node.type };
      case 'and':
      case 'or': {
        const filters = needed(node, 'filters', at);
        if (!Array.isArray(filters)) throw fault(`${at}.filters`, 'must be a list.');
        return {
          type: node.type,
          filters: filters.map((one, index) => parse(one, `${at}.filters[${index}]`, depth + 1)),
        };
      }
      case 'not':
      case 'any_array_value':
        return { type: node.type, filter: inner('filter') };
      case 'field_accessor': {
        const field = needed(node, 'field', at);
        if (typeof field !== 'string') throw fault(`${at}.field`, 'must be a text.');
        return { type: 'field_accessor', field, filter: inner('filter') };
      }
      case undefined:
        throw fault(at, 'needs a type.');
      default:
        throw fault(`${at}.type`, `is none of ${TYPES.join(', ')}.`);
    }
  };
  return parse(value, place, 0);
}

const TYPES = [
  'equals',
  'not_equals',
  'is_null',
  'non_null',
  'contains',
  'and',
  'or',
  'not',
  'field_accessor',
  'any_array_value',
];

function needed(node: Record<string, unknown>, key: string, at: string): unknown {
  if (!Object.hasOwn(node, key)) throw fault(at, `needs ${key}.`);
  return node[key];
}

const fault = (at: string, text: string): FilterFault => new FilterFault(`${at} ${text}`);

/** Whether a value passes. What is missing counts as null. */
export function passes(filter: ExtraFilter, value: unknown): boolean {
  switch (filter.type) {
    case 'equals':
      return isDeepStrictEqual(value ?? null, filter.value);
    case 'not_equals':
      return !isDeepStrictEqual(value ?? null, filter.value);
    case 'is_null':
      return (value ?? null) === null;
    case 'non_null':
      return (value ?? null) !== null;
    case 'contains':
      return contains(value, filter.value);
    case 'and':
      return filter.filters.every((one) => passes(one, value));
    case 'or':
      return filter.filters.some((one) => passes(one, value));
    case 'not':
      return !passes(filter.filter, value);
    case 'field_accessor':
      return passes(filter.filter, memberOf(value, filter.field));
    case 'any_array_value':
      return Array.isArray(value) && value.some((one) => passes(filter.filter, one));
  }
}

function contains(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => isDeepStrictEqual(one, wanted));
  return typeof value === 'string' && typeof wanted === 'string' && value.includes(wanted);
}

// An object of JSON has only what it says itself: not `constructor`.
const memberOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, field)
    ? (value as Record<string, unknown>)[field]
    : undefined;
