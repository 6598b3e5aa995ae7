// The one query language: the contract's own filter JSON (activities-search-automation.md §5). List parameters become
// it too, so that there is one place where a condition turns into SQL.

export type Query =
  | { type: 'and' | 'or'; queries: Query[]; negate?: boolean }
  | { type: 'match_all'; negate?: boolean }
  | { type: 'field_condition'; field: QueryField; condition: Condition; negate?: boolean };

export type QueryField = { type: 'regular_field'; object_type: string; field_name: string };

export type Condition =
  | { type: 'exists' }
  | { type: 'boolean'; value: boolean }
  | { type: 'term'; values: string[] }
  | { type: 'number_range'; gt?: number; gte?: number; lt?: number; lte?: number }
  | MomentRange;

/** `after` and `until` (exclusive and inclusive) are what list parameters such as `date__gt` and `date__lte` need
 *  beyond the contract's half-open range. */
export interface MomentRange {
  type: 'moment_range';
  on_or_after?: QueryMoment;
  after?: QueryMoment;
  before?: QueryMoment;
  until?: QueryMoment;
}

/** `end` of a day is the instant at which the next one starts. */
export type QueryMoment =
  | { type: 'fixed_utc'; value: string }
  | { type: 'fixed_local_date'; value: string; which: 'start' | 'end' };

export const and = (queries: Query[]): Query =>
  queries.length === 1 && queries[0] ? queries[0] : { type: 'and', queries };

export const condition = (resource: string, field_name: string, tested: Condition, negate = false): Query => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type: resource, field_name },
  condition: tested,
  negate,
});
