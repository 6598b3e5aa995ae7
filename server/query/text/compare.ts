// Turns one comparison of a search text, `field operator value`, into a query, by the kind of the field.
import { parsePhone } from '../../core/phone.ts';
import type { Condition, Query, QueryField } from '../query.ts';
import { type SearchField, searchObject } from '../vocabulary.ts';
import { ACCEPTED, rangeOf, type Span, spanOf } from './dates.ts';
import { fault, shown } from './fault.ts';
import { meant, NAMED_KINDS, type Named, type NameKind, type Names } from './names.ts';
import type { Value } from './syntax.ts';
import type { Operator } from './tokens.ts';

/** What a comparison is about. */
export interface Subject {
  /** As it was written, for errors. */
  name: string;
  at: number;
  field: SearchField;
  queried: QueryField;
  /** Of a custom field with choices. */
  choices?: readonly string[] | null;
}

export interface Looking {
  /** The whole text. */
  text: string;
  names: Names;
  now: Date;
}

export const NOTHING: Query = { type: 'match_all', negate: true };
export const not = (query: Query): Query => ({ ...query, negate: !query.negate });
export const anyOf = (queries: Query[]): Query => {
  if (queries.length === 0) return NOTHING;
  return queries.length === 1 && queries[0] ? queries[0] : { type: 'or', queries };
};

/** `field operator value`, but for `!=`, which is the opposite of `=`. */
export function compare(look: Looking, subject: Subject, operator: Exclude<Operator, '!='>, value: Value): Query {
  if (value.prefix && value.text === '') {
    equality(look, subject, operator);
    return on(subject, { type: 'exists' });
  }
  // A quoted nothing: the field is empty.
  if (value.text === '') return not(on(subject, { type: 'exists' }));
  switch (subject.field.kind) {
    case 'number':
      return numbers(look, subject, operator, value);
    case 'moment':
    case 'day':
    case 'due':
      return dates(look, subject, operator, value);
    default:
      equality(look, subject, operator);
      return equals(look, subject, operator, value);
  }
}

/** One of several values. */
export function compareAny(look: Looking, subject: Subject, values: readonly Value[]): Query {
  const each = values.map((value) => compare(look, subject, ':', value));
  const merged = new Set<string>();
  const others: Query[] = [];
  let like: Condition | null = null;
  for (const query of each) {
    const condition = query.type === 'field_condition' && !query.negate ? query.condition : null;
    if (condition?.type === 'term') for (const one of condition.values) merged.add(one);
    else if (condition?.type === 'reference') for (const one of condition.object_ids) merged.add(one);
    else if (query !== NOTHING) others.push(query);
    if (condition?.type === 'term' || condition?.type === 'reference') like = condition;
  }
  if (like?.type === 'term') others.push(on(subject, { type: 'term', values: [...merged] }));
  if (like?.type === 'reference') others.push(on(subject, { ...like, object_ids: [...merged] }));
  return anyOf(others);
}

const on = ({ queried }: Subject, condition: Condition): Query => ({
  type: 'field_condition',
  field: queried,
  condition,
});

function equality({ text }: Looking, { name, at, field }: Subject, operator: Operator): void {
  if (operator === ':' || operator === '=') return;
  throw fault(
    text,
    at,
    `${shown(name)} is a field of kind ${field.kind}, which ${operator} cannot compare; expected ":", "=" or "!=".`,
  );
}

function equals(look: Looking, subject: Subject, operator: Operator, value: Value): Query {
  switch (subject.field.kind) {
    case 'boolean':
      return on(subject, { type: 'boolean', value: booleanOf(look, subject, value) });
    case 'reference':
      return references(look, subject, value);
    case 'choice':
    case 'zone':
      return choices(look, subject, value);
    default:
      return texts(look, subject, operator, value);
  }
}

function booleanOf({ text }: Looking, { name }: Subject, value: Value): boolean {
  const said = value.text.toLowerCase();
  if (['yes', 'true', '1'].includes(said)) return true;
  if (['no', 'false', '0'].includes(said)) return false;
  throw fault(text, value.at, `expected yes or no for ${shown(name)}.`);
}

/** With a dot within the domain, the first of which is meant: whoever tries all of them takes the square of their number. */
const ADDRESS = /^[^@\s]+@[^@\s][^@\s.]*\.[^@\s]+$/;

/** A word stands for itself, a text in quotes for its words in that order, `word*` for how a word begins; with `=` the whole
 *  value is meant, as it always is with a whole e-mail address. */
function texts(look: Looking, subject: Subject, operator: Operator, { text, quoted, prefix }: Value): Query {
  const { field, queried } = subject;
  const value = field.phone ? phoneOf(look, text, prefix) : text;
  if (prefix) return on(subject, { type: 'text', value, mode: 'beginning_of_words' });
  const isAddress = queried.type === 'regular_field' && queried.field_name === 'email' && ADDRESS.test(text);
  if (operator === '=' || isAddress) return on(subject, { type: 'text', value: value.trim(), mode: 'exact_value' });
  return on(subject, { type: 'text', value, mode: quoted ? 'phrase' : 'full_words' });
}

/** A whole number in its normal form, as it is kept, read in the caller's own country; of a piece of one, its digits. */
function phoneOf({ names }: Looking, text: string, prefix: boolean): string {
  if (prefix || !/\d/.test(text)) return text;
  const country = /^\s*(tel:)?\+/i.test(text) ? null : (names.of('country')?.[0]?.names[0] ?? null);
  const parsed = parsePhone(text, country);
  return parsed?.country ? (parsed.phone.split('x')[0] ?? text) : text;
}

function references(look: Looking, subject: Subject, value: Value): Query {
  const reference_type = subject.field.reference ?? '';
  if (reference_type === 'user' && value.text.toLowerCase() === 'me') return on(subject, { type: 'current_user' });
  const named = NAMED_KINDS.has(reference_type) ? look.names.of(reference_type as NameKind) : null;
  if (!NAMED_KINDS.has(reference_type)) {
    if (value.prefix) throw noPrefix(look, subject, value);
    return on(subject, { type: 'reference', reference_type, object_ids: [value.text] });
  }
  const ids = meant(value, named ?? []);
  return ids.length === 0 ? NOTHING : on(subject, { type: 'reference', reference_type, object_ids: ids });
}

function choices(look: Looking, subject: Subject, value: Value): Query {
  const known = subject.choices ?? activityTypes(subject);
  if (known) {
    const found = meant(
      { ...value, text: plain(value.text) },
      known.map((choice): Named => ({ id: choice, names: [plain(choice)] })),
    );
    return found.length === 0 ? NOTHING : on(subject, { type: 'term', values: found });
  }
  if (value.prefix) throw noPrefix(look, subject, value);
  // Ours are all in small letters, countries in capitals.
  const { text } = value;
  const values = [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
  return on(subject, { type: 'term', values });
}

/** `lead_status_change` and `LeadStatusChange` are the same type of activity. */
function activityTypes({ queried }: Subject): string[] | null {
  if (queried.type !== 'regular_field' || queried.field_name !== '_type') return null;
  const members = searchObject(queried.object_type)?.members ?? [];
  const types = members.map((member) => searchObject(member)?.type).filter((type) => type !== undefined);
  return types.length === 0 ? null : types;
}

const plain = (text: string): string => text.toLowerCase().replaceAll('_', '');

const noPrefix = ({ text }: Looking, { name }: Subject, value: Value) =>
  fault(
    text,
    value.at,
    `expected a whole value for ${shown(name)}; only texts and names can be found by how they begin.`,
  );

/** The two ends of `10..20`; either may be left out. */
function endsOf(text: string): [string, string] | null {
  const dots = text.indexOf('..');
  const ends: [string, string] = [text.slice(0, dots).trim(), text.slice(dots + 2).trim()];
  return dots < 0 || ends.every((end) => end === '') ? null : ends;
}

function numbers(look: Looking, subject: Subject, operator: Exclude<Operator, '!='>, value: Value): Query {
  const ends = operator === ':' ? endsOf(value.text) : null;
  const read = (text: string): number => {
    const number = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : Number(text);
    if (text === '' || !Number.isFinite(number) || value.prefix || !/^[-+.\d,e]+$/i.test(text)) {
      throw fault(look.text, value.at, `expected a number for ${shown(subject.name)}, but there is ${shown(text)}.`);
    }
    return number;
  };
  if (ends) {
    const [gte, lte] = ends.map((end) => (end === '' ? null : read(end)));
    return on(subject, { type: 'number_range', gte: gte ?? null, lte: lte ?? null });
  }
  const number = read(value.text.trim());
  return on(subject, { type: 'number_range', ...boundsOf(operator, number) });
}

const BOUNDS = { '>': 'gt', '>=': 'gte', '<': 'lt', '<=': 'lte' } as const;

export const boundsOf = (operator: Exclude<Operator, '!='>, number: number) =>
  operator === ':' || operator === '=' ? { gte: number, lte: number } : { [BOUNDS[operator]]: number };

function dates(look: Looking, subject: Subject, operator: Exclude<Operator, '!='>, value: Value): Query {
  const ends = operator === ':' ? endsOf(value.text) : null;
  const read = (text: string): Span => dateOf(look, subject.name, { ...value, text });
  if (!ends) return on(subject, rangeOf(operator, read(value.text)));
  const [from, to] = ends.map((end) => (end === '' ? null : read(end)));
  return on(subject, { type: 'moment_range', on_or_after: from?.start ?? null, before: to?.end ?? null });
}

export function dateOf({ text, now }: Looking, name: string, value: Value): Span {
  const span = value.prefix ? null : spanOf(value.text, now);
  if (!span) throw fault(text, value.at, `expected ${ACCEPTED} for ${shown(name)}, but there is ${shown(value.text)}.`);
  return span;
}
