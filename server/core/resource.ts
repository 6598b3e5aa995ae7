// A resource: its declaration, and what is derived from it once when the server starts.
import { type TSchema, Type } from 'typebox';
import type { Sql } from '../database/connect.ts';
import type { Context, WriteContext } from './context.ts';
import type { Field } from './field.ts';
import type { Prefix } from './ids.ts';
import type { Ownership, Permission } from './permissions.ts';

export type Fields = Record<string, Field>;
export type Row = Record<string, unknown>;
export type Operation = 'create' | 'update' | 'delete';
/** An object of a resource as the API shows it. */
export type Shape<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer V> ? V : never };

/** One write seen whole. `before` and `after` are in the API's own shape, as the event log keeps them. */
export interface Change<S = Row> {
  operation: Operation;
  id: string;
  before: S | null;
  /** What is to be written, by field name, already parsed. Rules may add to it and take from it. */
  values: Partial<S> & Row;
  after: S | null;
  /** What an update finds changed already in fields that other rows make up, such as a lead's `contact_ids`: as they
   *  were before. */
  was: Row | null;
  /** Actions that the event log shows beside created, updated or deleted: a task's `completed`. */
  also: string[];
  /** What the event log says instead of created, updated or deleted; null for nothing at all. */
  action?: string | null;
}

/** What happens around the writes of a resource. Both get all changes of one request at once, so that they can look
 *  up and write for many with one statement. */
export interface Rules<S = Row, Prepared = void> {
  /** Before the write: fill, normalise, refuse. What it gives is for `follow`. */
  prepare?(ctx: WriteContext, changes: Change<S>[]): Prepared | Promise<Prepared>;
  /** After the write, in the same transaction: derived writes. */
  follow?(ctx: WriteContext, changes: Change<S>[], prepared: Prepared): void | Promise<void>;
  /** Whether an update with these values looks up and writes nothing else. Then it is done with fewer statements. */
  alone?(values: Row): boolean;
}

/** A condition, or one in two forms. */
export type Tested = Sql | { searched: Searched };

/** What a search finds, said in two ways: `where` finds the first few fast, and `whole` all of them. */
export interface Searched {
  where: Sql;
  whole: Sql;
}

/** A list parameter that is not a field with an operator, such as a task's `view`. */
export interface ListParameter {
  schema: TSchema;
  description?: string;
  /** SQL condition on row `t`, or null when it says nothing. Throws for a bad value. */
  where(ctx: Context, value: string, all: ReadonlyMap<string, string>): Tested | null | Promise<Tested | null>;
  /** The condition when the parameter is not given. */
  absent?(all: ReadonlyMap<string, string>): Sql | null;
  /** Other parameters that count for nothing beside a value of this one. */
  replaces?: Record<string, readonly string[]>;
}

export interface Declaration<F extends Fields = Fields> {
  /** The resource's name in our code and in references: `lead`. */
  name: string;
  /** As error texts call it: `Lead matching query does not exist.` */
  class_name: string;
  path: string;
  table: string;
  /** The view that GET answers and embedded lists are read from, when they show more than the table's own rows. */
  view?: string;
  prefix: Prefix;
  fields: F;
  /** Accepted in bodies, handled by the rules, never answered. */
  inputs?: Fields;
  /** Columns with one value over the whole resource: an activity's `type`. */
  fixed?: Record<string, string>;
  /** Takes `custom.cf_…` values of this object type. */
  custom?: 'lead' | 'contact' | 'opportunity';
  /** What only some of the objects have: SQL on row `t` for a jsonb object of it, null for none, and the fields it may
   *  hold. Which objects have any is settled when they are made. */
  further?: { sql: string; fields: Fields };
  operations: readonly ('list' | 'get' | Operation)[];
  /** Bodies with keys nobody knows are refused, except where the API is documented to ignore them (core.md §1.8). */
  ignores_unknown_keys?: boolean;
  /** The two generations of Close resources differ in error texts and status codes (core.md §1.3, §1.11). */
  generation?: 'old' | 'new';
  /** The words in which lists refuse parameters, when they are not those of the generation. */
  list_errors?: 'old' | 'new';
  /** Fields that lists may be ordered by, and the order without `_order_by`, e.g. `-date_created`. */
  orders?: readonly string[];
  default_order: string;
  parameters?: Record<string, ListParameter>;
  max_limit?: number;
  max_skip?: number;
  /** The event log's object type, or null when the resource leaves no events. */
  event: string | null | ((object: Row) => string);
  /** The permission that any write needs. */
  manage?: Permission;
  owned?: Ownership;
  // biome-ignore lint/suspicious/noExplicitAny: rules are declared with the shape of their own fields
  rules?: Rules<any, any>;
}

export interface Resource extends Declaration {
  readonly generation: 'old' | 'new';
  readonly list_errors: 'old' | 'new';
  readonly max_limit: number;
  readonly max_skip: number;
  /** What an answer shows without `_fields`. */
  readonly answer: Selection;
  /** What the event log keeps. */
  readonly logged: Selection;
}

/** Which fields of an object are read. */
export interface Selection {
  readonly names: readonly string[];
  /** Custom field values, or what only some objects have: all of it, or what has these keys. */
  readonly further: 'all' | readonly string[];
  readonly place: 'answer' | 'event';
}

/** Completes a declaration: names, SQL and column of each field, defaults, and the field lists of answers and events. */
export function resource<F extends Fields>(declaration: Declaration<F>): Resource & { readonly fields: F } {
  const fields = Object.fromEntries(
    Object.entries(declaration.fields).map(([name, field]) => [name, located(name, field)]),
  );
  const names = Object.keys(fields);
  for (const name of names) {
    if (fields[name]?.json?.includes('c.') && (fields[name].event ?? 'same') === 'same') {
      throw new Error(`${declaration.name}.${name} depends on the request, so the event log cannot keep it`);
    }
  }
  return {
    generation: 'old',
    list_errors: declaration.generation ?? 'old',
    // Seen to be taken by most lists, by activities only half as much (additions.md §1).
    max_limit: 200,
    max_skip: 250_000,
    ...declaration,
    fields: fields as F,
    answer: { names: names.filter((name) => !fields[name]?.onRequest), further: 'all', place: 'answer' },
    logged: {
      names: names.filter((name) => !fields[name]?.onRequest && fields[name]?.event !== 'absent'),
      further: 'all',
      place: 'event',
    },
  };
}

function located(name: string, field: Field): Field {
  const column = field.column === undefined ? name : field.column;
  const value = field.value ?? `t."${column}"`;
  const json = field.json ?? (field.comparison === 'moment' ? `iso(${value})` : value);
  return { ...field, column, value, json, writes: field.writes ?? 'never' };
}

/** The schema of a field's values in answers. */
export const fieldSchema = (field: Field): TSchema =>
  field.nullable ? Type.Union([field.schema, Type.Null()]) : field.schema;

const answers = new WeakMap<Resource, TSchema>();

/** The schema of a resource's answer, the same object each time. With custom fields, further keys may be there. */
export function answerSchema(resource: Resource): TSchema {
  const schema = answers.get(resource) ?? composeAnswer(resource);
  answers.set(resource, schema);
  return schema;
}

function composeAnswer(resource: Resource): TSchema {
  const shown = Object.entries(resource.fields);
  const required = shown.filter(([, field]) => !field.onRequest);
  const further = Object.entries(resource.further?.fields ?? {});
  const optional = [...shown.filter(([, field]) => field.onRequest), ...further];
  return Type.Object({
    ...Object.fromEntries(required.map(([name, field]) => [name, fieldSchema(field)])),
    ...Object.fromEntries(optional.map(([name, field]) => [name, Type.Optional(fieldSchema(field))])),
  });
}

/** The schema of a body that creates or updates an object. */
export function bodySchema(resource: Pick<Declaration, 'fields' | 'inputs'>, operation: 'create' | 'update'): TSchema {
  const written = Object.entries({ ...resource.fields, ...resource.inputs }).filter(([, field]) =>
    mayWrite(field, operation),
  );
  return Type.Object(
    Object.fromEntries(
      written.map(([name, field]) => [
        name,
        operation === 'create' && field.required ? fieldSchema(field) : Type.Optional(fieldSchema(field)),
      ]),
    ),
  );
}

export const mayWrite = (field: Field, operation: 'create' | 'update'): boolean =>
  field.writes === 'always' || field.writes === operation;
