// Turns the tree of a search text into a query over objects of a type.
import type { ApiError } from '../../core/errors.ts';
import type { Query, Sort } from '../query.ts';
import { unitsOf } from '../texts.ts';
import { searchObject } from '../vocabulary.ts';
import { anyOf, compare, compareAny, dateOf, type Looking, NOTHING, not, type Subject } from './compare.ts';
import { fault, nearest, shown } from './fault.ts';
import {
  ABSENT_CLAUSES,
  type Absent,
  clauseNames,
  clausePath,
  fieldNamed,
  fieldNames,
  statusClauses,
} from './fields.ts';
import { meant } from './names.ts';
import type { Node, Value } from './syntax.ts';
import type { Operator } from './tokens.ts';

type Comparison = Extract<Node, { kind: 'compare' | 'in' }>;

export function translate(look: Looking, node: Node, object_type: string): { query: Query; sort: Sort[] } {
  const sort: Sort[] = [];
  const parts = conjuncts(node).flatMap((part) => {
    if (part.kind !== 'compare' || !isDirective(part, 'sort')) return [condition(look, part, object_type, true)];
    sort.push(...orders(look, part, object_type));
    return [];
  });
  const query = allOf(parts);
  if (joinsOf(query) > MOST_JOINS) {
    throw fault('', 0, `the query speaks of more than ${MOST_JOINS} words to search for and related objects.`);
  }
  return { query, sort };
}

/** Each is a join, and costs time to plan. */
const MOST_JOINS = 40;

function joinsOf(query: Query): number {
  if (query.type === 'and' || query.type === 'or') return query.queries.reduce((sum, one) => sum + joinsOf(one), 0);
  if (query.type === 'has_related') return 1 + joinsOf(query.related_query);
  return query.type === 'text' ? unitsOf(query).length : 0;
}

const conjuncts = (node: Node): Node[] => (node.kind === 'and' ? node.parts.flatMap(conjuncts) : [node]);

function allOf(queries: Query[]): Query {
  const said = queries.filter((query) => query.type !== 'match_all' || query.negate);
  if (said.length === 0) return { type: 'match_all' };
  return said.length === 1 && said[0] ? said[0] : { type: 'and', queries: said };
}

/** `whole`: the condition is on the objects that are looked for, not on something that belongs to them. */
function condition(look: Looking, node: Node, object_type: string, whole: boolean): Query {
  const inside = (part: Node): Query => condition(look, part, object_type, whole);
  switch (node.kind) {
    case 'all':
      return { type: 'match_all' };
    case 'term':
      return words(node.value, object_type, whole);
    case 'and':
      return allOf(conjuncts(node).map(inside));
    case 'or':
      return anyOf(node.parts.map(inside));
    case 'not':
      return not(inside(node.part));
    case 'clause':
      return clause(look, node, object_type);
    default:
      return comparison(look, node, object_type);
  }
}

/** What is in the texts of an object. Of an opportunity that is looked for, its lead's are its own. */
function words({ text, quoted }: Value, object_type: string, whole: boolean): Query {
  if (!/[\p{L}\p{N}]/u.test(text)) return { type: 'match_all' };
  const mode = quoted ? 'phrase' : 'beginning_of_words';
  const own: Query = { type: 'text', value: text, mode };
  if (object_type === 'address') {
    return onField(object_type, 'location', { type: 'text', value: text, mode });
  }
  if (object_type === 'lead' && whole) return { ...own, with_notes: true };
  if (object_type === 'opportunity' && whole) return anyOf([own, related(['opportunity', 'lead'], own)]);
  return own;
}

const onField = (
  object_type: string,
  field_name: string,
  tested: Extract<Query, { type: 'field_condition' }>['condition'],
): Query => ({
  type: 'field_condition',
  field: { type: 'regular_field', object_type, field_name },
  condition: tested,
});

/** The query, of what is at the end of a path. */
function related([from, ...path]: readonly string[], query: Query): Query {
  const [to] = path;
  if (from === undefined || to === undefined) return query;
  const related_query = related(path, query);
  return { type: 'has_related', this_object_type: from, related_object_type: to, related_query };
}

function clause(look: Looking, node: Extract<Node, { kind: 'clause' }>, object_type: string): Query {
  const name = node.name.toLowerCase();
  if (statusClauses(object_type).includes(name)) return statusAt(look, node, object_type);
  const path = clausePath(object_type, name);
  if (path) {
    const inner = node.inner ? condition(look, node.inner, path.at(-1) ?? '', false) : null;
    return related([object_type, ...path], inner ?? { type: 'match_all' });
  }
  if (ABSENT_CLAUSES.includes(name)) return NOTHING;
  const known = clauseNames(object_type);
  const near = nearest(name, known);
  throw fault(
    look.text,
    node.at,
    `there is no ${shown(node.name)} to look into from ${object_type}${near ? `; did you mean ${near}(…)` : ''}. ` +
      `Expected one of ${known.join(', ')}, or the text in quotes.`,
  );
}

/** `status:X on:date`: what the status was then, or is now when nothing is said. */
function statusAt(look: Looking, { name, inner, at }: Extract<Node, { kind: 'clause' }>, object_type: string): Query {
  const of = name.toLowerCase() === 'lead_status' || object_type === 'lead' ? 'lead' : 'opportunity';
  const parts = inner ? conjuncts(inner) : [];
  const wrong = parts.find((part) => !isDirective(part, 'status') && !isDirective(part, 'on'));
  const status = parts.find((part) => isDirective(part, 'status'));
  const when = parts.find((part) => isDirective(part, 'on'));
  if (wrong || status === undefined || parts.length > 2) {
    throw fault(look.text, wrong?.at ?? at, `expected ${name}(status:"…" on:"…").`);
  }
  const statuses = look.names.of(of === 'lead' ? 'status.lead' : 'status.opportunity') ?? [];
  const status_ids = [...new Set(valuesOf(status).flatMap((value) => meant(value, statuses)))];
  const moment = when?.kind === 'compare' ? dateOf(look, 'on', when.value).at : { type: 'now' as const };
  const found: Query =
    status_ids.length === 0 ? NOTHING : { type: 'status_at', object_type: of, status_ids, at: moment };
  return of === object_type ? found : related([object_type, of], found);
}

function valuesOf(node: Node): Value[] {
  if (node.kind === 'compare') return [node.value];
  return node.kind === 'in' ? node.values : [];
}

/** `name:value`, where the name is no field's. */
function isDirective(node: Node, name: string): boolean {
  if (node.kind === 'in') return node.field.toLowerCase() === name;
  return node.kind === 'compare' && node.field.toLowerCase() === name && ':='.includes(node.operator);
}

function comparison(look: Looking, node: Comparison, object_type: string): Query {
  if (node.kind === 'compare') {
    if (isDirective(node, 'in')) return { type: 'saved_search', saved_search_id: node.value.text };
    if (isDirective(node, 'slice')) return slice(look, node.value);
    if (isDirective(node, 'sort')) {
      throw fault(look.text, node.at, 'sort: is for the whole query; expected it outside of (…), or and not.');
    }
    if (node.operator === '!=') {
      return not(comparison(look, { ...node, operator: '=' }, object_type));
    }
  }
  const { subject, path } = subjectOf(look, node, object_type);
  if (subject === null) return { type: 'match_all' };
  if ('absent' in subject) return absent(look, subject, node);
  const tested =
    node.kind === 'in'
      ? compareAny(look, subject, node.values)
      : compare(look, subject, node.operator as Exclude<Operator, '!='>, node.value);
  if (tested === NOTHING) return NOTHING;
  // A field of something else is empty when nothing of it has a value.
  return tested.negate ? not(related(path, not(tested))) : related(path, tested);
}

function slice({ text }: Looking, value: Value): Query {
  const [, index = 0, of = 0] = /^(\d{1,9})\/(\d{1,9})$/.exec(value.text)?.map(Number) ?? [];
  if (index < 1 || index > of) {
    throw fault(text, value.at, 'expected a share such as 1/10: the first of ten, which are counted from 1.');
  }
  return { type: 'slice', index, of };
}

function orders(look: Looking, node: Extract<Node, { kind: 'compare' }>, object_type: string): Sort[] {
  return node.value.text.split(',').flatMap((said): Sort[] => {
    const field = said.trim().replace(/^[-+]/, '');
    const { subject, path } = subjectOf(look, { ...node, field, at: node.value.at }, object_type);
    // What nothing has orders nothing.
    if (subject === null || 'absent' in subject) return [];
    if (path.length > 1 || !['text', 'number', 'moment', 'day', 'due'].includes(subject.field.kind)) {
      throw fault(look.text, node.value.at, `nothing can be ordered by ${shown(field)}.`);
    }
    return [{ direction: said.trim().startsWith('-') ? 'desc' : 'asc', field: subject.queried }];
  });
}

/** What a name means: null when that has first to be looked up. */
function subjectOf(
  look: Looking,
  { field: name, at }: Pick<Comparison, 'field' | 'at'>,
  object_type: string,
): { subject: Subject | Absent | null; path: string[] } {
  if (/^custom\./i.test(name)) return { subject: customSubject(look, name, at, object_type), path: [object_type] };
  const target = fieldNamed(object_type, name);
  if (target === null) throw unknownField(look, name, at, object_type);
  if ('absent' in target) return { subject: target, path: [object_type] };
  const { path, field_name, field } = target;
  const queried = { type: 'regular_field' as const, object_type: path.at(-1) ?? object_type, field_name };
  return { subject: { name, at, field, queried }, path };
}

function customSubject({ text, names }: Looking, name: string, at: number, object_type: string): Subject | null {
  const own = name.slice('custom.'.length);
  const all = names.of('custom_field');
  if (all === null) return null;
  const fields = all.filter((field) => field.object_type === searchObject(object_type)?.custom);
  const spelled = [own.toLowerCase(), own.toLowerCase().replaceAll('_', ' ')];
  const found =
    fields.find(({ id }) => id === own) ??
    fields.find(({ names: [label] }) => label === own) ??
    fields.find(({ names: [label] }) => spelled.includes(label?.toLowerCase() ?? ''));
  if (!found) {
    const near = nearest(
      own,
      fields.map(({ names: [label] }) => label ?? ''),
    );
    const hint = near ? `; did you mean ${shown(`custom.${near}`)}?` : '.';
    throw fault(text, at, `${object_type} has no custom field ${shown(own)}${hint}`);
  }
  return {
    name,
    at,
    field: CUSTOM[found.type] ?? { kind: 'text' },
    queried: { type: 'custom_field', custom_field_id: found.id },
    ...(found.type === 'choices' ? { choices: found.choices ?? [] } : {}),
  };
}

const CUSTOM: Record<string, Subject['field']> = {
  number: { kind: 'number' },
  date: { kind: 'day' },
  datetime: { kind: 'moment' },
  choices: { kind: 'choice' },
  user: { kind: 'reference', reference: 'user' },
  contact: { kind: 'reference', reference: 'contact' },
  custom_object: { kind: 'reference', reference: 'custom_object' },
};

function unknownField({ text }: Looking, name: string, at: number, object_type: string): ApiError {
  const near = nearest(name, fieldNames(object_type));
  const hint = near ? `; did you mean ${shown(near)}?` : '. A text to search for that looks like one goes in quotes.';
  return fault(text, at, `${object_type} has no field ${shown(name)}${hint}`);
}

/** A condition on what this server keeps none of: a count of it is 0, a date or a text has no value. */
function absent(look: Looking, { absent: of }: Absent, node: Comparison): Query {
  if (of === 'never') return NOTHING;
  const values = node.kind === 'in' ? node.values : [node.value];
  const operator = node.kind === 'in' ? ':' : node.operator;
  const holds = values.some((value) => {
    if (value.prefix && value.text === '') return true;
    const number = Number(value.text);
    if (!Number.isFinite(number)) throw fault(look.text, value.at, `expected a number for ${shown(node.field)}.`);
    return ZERO[operator](number);
  });
  return holds ? { type: 'match_all' } : NOTHING;
}

const ZERO: Record<Operator, (number: number) => boolean> = {
  ':': (number) => number === 0,
  '=': (number) => number === 0,
  '!=': (number) => number !== 0,
  '>': (number) => number < 0,
  '>=': (number) => number <= 0,
  '<': (number) => number > 0,
  '<=': (number) => number >= 0,
};
