// Reads a query that comes from outside. What it finds wrong is a 400 that names the place, such as
// `query.queries[1].condition`; whether its fields exist and its conditions fit them is for the compiler to say.
import { invalidField } from '../core/errors.ts';
import type { Row } from '../core/resource.ts';
import type { Query, QueryField, Sort } from './query.ts';
import { readCondition, readMoment } from './read-condition.ts';
import { readCount, readList, readMode, readObject, readOneOf, readText, readTexts } from './read-json.ts';

/** How deep a query may be nested, and how many nodes it may have. */
export const DEEPEST = 25;
export const MOST_NODES = 500;
/** Look-ups of related objects and searches over all texts are joins, and each costs time to plan. */
const MOST_JOINS = 40;

const MOST_SORTS = 10;
const LONGEST_TEXT = 10_000;

interface Reading {
  nodes: number;
  joins: number;
}

/** The query that this JSON says. */
export function readQuery(value: unknown, place = 'query'): Query {
  return readNode({ nodes: 0, joins: 0 }, value, place, 0);
}

/** The orders that this JSON says; none when it is not given. */
export function readSort(value: unknown, place = 'sort'): Sort[] {
  if (value === undefined || value === null) return [];
  const list = readList(value, place, MOST_SORTS);
  return list.map((item, index) => {
    const at = `${place}[${index}]`;
    const { direction, field } = readObject(item, at);
    return {
      direction: readOneOf(direction ?? 'asc', ['asc', 'desc'], `${at}.direction`),
      field: readField(field, `${at}.field`),
    };
  });
}

function readNode(reading: Reading, value: unknown, place: string, depth: number): Query {
  const node = readObject(value, place);
  if (depth > DEEPEST) throw invalidField(place, `The query is nested more than ${DEEPEST} levels deep.`);
  reading.nodes += 1;
  if (reading.nodes > MOST_NODES) throw invalidField(place, `The query has more than ${MOST_NODES} nodes.`);
  const type = readText(node.type, `${place}.type`);
  if (type === 'has_related' || type === 'text') reading.joins += 1;
  if (reading.joins > MOST_JOINS) {
    throw invalidField(place, `The query has more than ${MOST_JOINS} nodes of type has_related or text.`);
  }
  const { negate = false } = node;
  if (typeof negate !== 'boolean' && negate !== null)
    throw invalidField(`${place}.negate`, 'Value must be of bool type.');
  return { ...readByType(reading, type, node, place, depth), negate: negate === true };
}

function readByType(reading: Reading, type: string, node: Row, place: string, depth: number): Query {
  const inside = (key: string): string => `${place}.${key}`;
  switch (type) {
    case 'and':
    case 'or': {
      const queries = readList(node.queries, inside('queries'), MOST_NODES);
      return {
        type,
        queries: queries.map((query, index) => readNode(reading, query, `${inside('queries')}[${index}]`, depth + 1)),
      };
    }
    case 'match_all':
      return { type };
    case 'object_type':
      return { type, object_type: readText(node.object_type, inside('object_type')) };
    case 'id':
      return { type, value: readText(node.value, inside('value')) };
    case 'text':
      return {
        type,
        value: readText(node.value, inside('value'), LONGEST_TEXT),
        mode: readMode(node.mode, inside('mode')),
        ...(node.with_notes === true ? { with_notes: true } : {}),
      };
    case 'field_condition':
      return {
        type,
        field: readField(node.field, inside('field')),
        condition: readCondition(node.condition, inside('condition')),
      };
    case 'has_related':
      return {
        type,
        this_object_type: readText(node.this_object_type, inside('this_object_type')),
        related_object_type: readText(node.related_object_type, inside('related_object_type')),
        related_query: readNode(reading, node.related_query, inside('related_query'), depth + 1),
      };
    default:
      return readOurOwn(type, node, place);
  }
}

/** What the text language says beyond the contract's JSON. */
function readOurOwn(type: string, node: Row, place: string): Query {
  const inside = (key: string): string => `${place}.${key}`;
  switch (type) {
    case 'slice': {
      const [index, of] = [readCount(node.index, inside('index')), readCount(node.of, inside('of'))];
      if (index > of) throw invalidField(inside('index'), 'Must not be greater than `of`.');
      return { type, index, of };
    }
    case 'saved_search':
      return { type, saved_search_id: readText(node.saved_search_id, inside('saved_search_id')) };
    case 'status_at':
      return {
        type,
        object_type: readOneOf(node.object_type, ['lead', 'opportunity'], inside('object_type')),
        status_ids: readTexts(node.status_ids, inside('status_ids')),
        at: readMoment(node.at, inside('at')),
      };
    default:
      throw invalidField(inside('type'), `Unknown type of query "${type.slice(0, 50)}".`);
  }
}

function readField(value: unknown, place: string): QueryField {
  const field = readObject(value, place);
  const type = readOneOf(field.type, ['regular_field', 'custom_field'], `${place}.type`);
  if (type === 'custom_field') {
    return { type, custom_field_id: readText(field.custom_field_id, `${place}.custom_field_id`) };
  }
  return {
    type,
    object_type: readText(field.object_type, `${place}.object_type`),
    field_name: readText(field.field_name, `${place}.field_name`),
  };
}
