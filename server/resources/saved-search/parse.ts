// Reads what bodies say of a smart view's query, its columns, and who sees it.
import { REQUIRED } from '../../core/errors.ts';
import { Refusal, wrongType } from '../../core/field.ts';
import { readEach } from '../../core/objects.ts';
import type { Row } from '../../core/resource.ts';
import type { Query, Sort } from '../../query/query.ts';
import { readQuery, readSort } from '../../query/read-query.ts';

export interface SQuery {
  query: Query;
  results_limit: number | null;
  sort: Sort[];
}

const LARGEST_LIMIT = 2_147_483_647;

/** The wrapper `{query, results_limit, sort}`, whole. */
export function parseSQuery(value: unknown): SQuery {
  const { query, results_limit = null, sort } = dict(value);
  if (query === undefined) throw new Refusal({ query: REQUIRED });
  if (results_limit !== null && !isLimit(results_limit)) {
    throw new Refusal({ results_limit: `Value must be a whole number from 0 to ${LARGEST_LIMIT}.` });
  }
  return { query: readQuery(query, 's_query.query'), results_limit, sort: readSort(sort, 's_query.sort') };
}

const isLimit = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_LIMIT;

export interface Column {
  type_id: string;
  field_id: string;
}

const LONGEST_FIELD_ID = 48;
const LONGEST_TYPE_ID = 100;

export function parseColumns(value: unknown): Column[] {
  return readEach(list(value), ({ type_id, field_id }) => ({
    type_id: part('type_id', type_id, LONGEST_TYPE_ID),
    field_id: part('field_id', field_id, LONGEST_FIELD_ID),
  }));
}

function part(name: string, value: unknown, longest: number): string {
  const refuse = (text: string): Refusal => new Refusal({ 'field-errors': { [name]: text } });
  if (value === undefined || value === null || value === '') throw refuse(REQUIRED);
  if (typeof value !== 'string') throw refuse('Value must be of str type.');
  if (value.length > longest) throw refuse(`The value must be no longer than ${longest} characters.`);
  return value;
}

export interface Sharing {
  whole_org: boolean;
  user_ids: string[];
  group_ids: string[];
  created_at?: string | null;
  created_by_id?: string | null;
  updated_at?: string | null;
  updated_by_id?: string | null;
}

/** Who and when the server knows itself, so what is said of it is passed over. */
export function parseSharing(value: unknown): Sharing {
  const { whole_org = false, user_ids = [], group_ids = [] } = dict(value);
  if (typeof whole_org !== 'boolean') throw new Refusal({ whole_org: 'Value must be of bool type.' });
  return { whole_org, user_ids: parseIds(user_ids), group_ids: parseIds(group_ids) };
}

/** A list of ids, each once. */
export function parseIds(value: unknown): string[] {
  const ids = list(value);
  for (const id of ids) if (typeof id !== 'string') throw wrongType('str');
  return [...new Set(ids as string[])];
}

const MOST = 1000;

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw wrongType('list');
  if (value.length > MOST) throw new Refusal('List is too long.');
  return value;
}

function dict(value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType('dict');
  return value as Row;
}
