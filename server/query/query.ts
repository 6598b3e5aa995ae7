// The one query language: the contract's own filter JSON (activities-search-automation.md §5). List parameters, the text
// language, smart views, bulk actions and exports become it too, so that there is one place where a condition turns into
// SQL.

/** `with_notes` is of the text language alone: a lead's notes are searched too (§6.1). */
export type Query = { negate?: boolean } & (
  | { type: 'and' | 'or'; queries: Query[] }
  | { type: 'match_all' }
  | { type: 'object_type'; object_type: string }
  | { type: 'id'; value: string }
  | { type: 'text'; value: string; mode: TextMode; with_notes?: true }
  | { type: 'field_condition'; field: QueryField; condition: Condition }
  | HasRelated
  | OurOwn
);

/** Some object that is related to this one matches. */
export interface HasRelated {
  type: 'has_related';
  this_object_type: string;
  related_object_type: string;
  related_query: Query;
}

/** What the text language says beyond the contract's JSON (§6): a share of all objects, the members of a smart view, the
 *  status that something had at a moment. */
export type OurOwn =
  | { type: 'slice'; index: number; of: number }
  | { type: 'saved_search'; saved_search_id: string }
  | { type: 'status_at'; object_type: 'lead' | 'opportunity'; status_ids: string[]; at: QueryMoment };

export type QueryField =
  | { type: 'regular_field'; object_type: string; field_name: string }
  | { type: 'custom_field'; custom_field_id: string };

/** `full_words`: all words, in any order; `phrase`: in this order, one after the other; `beginning_of_words`: a prefix of
 *  each; `exact_value`: the whole value. Upper and lower case are the same. */
export type TextMode = 'full_words' | 'phrase' | 'beginning_of_words' | 'exact_value';

export type Condition =
  | { type: 'exists' }
  | { type: 'boolean'; value: boolean }
  | { type: 'current_user' }
  | { type: 'text'; value: string; mode: TextMode }
  | { type: 'term'; values: string[] }
  | { type: 'reference'; reference_type: string; object_ids: string[] }
  | { type: 'number_range'; gt?: number | null; gte?: number | null; lt?: number | null; lte?: number | null }
  | { type: 'local_time'; on_or_after?: string | null; before?: string | null }
  | MomentRange;

/** `after` and `until` (exclusive and inclusive) are what list parameters such as `date__gt` and `date__lte` need
 *  beyond the contract's half-open range. */
export interface MomentRange {
  type: 'moment_range';
  on_or_after?: QueryMoment | null;
  after?: QueryMoment | null;
  before?: QueryMoment | null;
  until?: QueryMoment | null;
}

export type Edge = 'start' | 'end';

/** `end` of a day or of a period is the instant at which the next one starts (§5.5). */
export type QueryMoment =
  | { type: 'now' }
  | { type: 'fixed_utc'; value: string }
  | { type: 'fixed_local_date'; value: string; which: Edge }
  | { type: 'start_end_of_predefined_relative_period'; range: string; which: Edge }
  | {
      type: 'offset';
      direction: 'past' | 'future';
      moment: QueryMoment;
      offset: Partial<Record<'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds', number>>;
      which_day_end?: Edge | null;
    };

export interface Sort {
  direction: 'asc' | 'desc';
  field: QueryField;
}

export const and = (queries: Query[]): Query =>
  queries.length === 1 && queries[0] ? queries[0] : { type: 'and', queries };

export const condition = (resource: string, field_name: string, tested: Condition, negate = false): Query => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type: resource, field_name },
  condition: tested,
  negate,
});
