// The nodes of queries, as tests write them.
import type { Query } from '../server/query/query.ts';

export const type = (object_type: string): Query => ({ type: 'object_type', object_type });
export const all = (...queries: object[]): object => ({ type: 'and', queries });
export const field = (object_type: string, field_name: string) => ({ type: 'regular_field', object_type, field_name });
export const when = (object_type: string, field_name: string, condition: object, negate = false) => ({
  type: 'field_condition',
  field: field(object_type, field_name),
  condition,
  negate,
});
export const related = (
  this_object_type: string,
  related_object_type: string,
  related_query: object,
  negate = false,
) => ({
  type: 'has_related',
  this_object_type,
  related_object_type,
  related_query,
  negate,
});
export const words = (value: string, mode = 'full_words') => ({ type: 'text', value, mode });
