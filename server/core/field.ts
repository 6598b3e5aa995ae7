// The fields a resource is declared with. A field says what its values look like, who may write it, where it is kept,
// how PostgreSQL writes it into an answer, and which filters reach it.
import { type Static, type TSchema, Type } from 'typebox';
import { CANNOT_BE_CHANGED, DOES_NOT_EXIST, type FieldErrors, NOT_A_CHOICE } from './errors.ts';
import { isoDateTime, parseMoment } from './moments.ts';

export type Operator = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte';
/** Who may write a field: only the server, callers on create, on update, or on both. */
export type Writes = 'never' | 'create' | 'update' | 'always';
/** How a field's values are compared by filters and orders. */
export type Comparison = 'text' | 'number' | 'boolean' | 'moment' | 'day' | 'due';

export interface FieldOptions {
  writes?: Writes;
  /** Must be there on create. */
  required?: boolean;
  nullable?: boolean;
  /** What null stands for in a field that is never null, such as a list. */
  empty?: unknown;
  /** The column that holds it, when it is not the field's own name; null for a field that no single column holds. */
  column?: string | null;
  /** SQL for its value on row `t`, when it is not simply its column. */
  value?: string;
  /** SQL for the answer on row `t`, when it is not its value as JSON writes it. */
  json?: string;
  filters?: readonly Operator[];
  /** Only in answers that ask for it by `_fields`. */
  onRequest?: boolean;
  /** In events it is as in answers, null, or not there. */
  event?: 'same' | 'null' | 'absent';
  description?: string;
}

export interface Field<Value = unknown> extends FieldOptions {
  readonly schema: TSchema;
  readonly comparison: Comparison;
  /** The resource whose id this is. */
  readonly reference?: string;
  /** The objects of another resource that this field shows. */
  readonly embeds?: Embedding;
  /** Takes a caller's non-null value to the stored form, which is also the form answers have. Throws `Refusal`. */
  readonly parse: (value: unknown) => Value;
  /** Never filled at run time: carries the type of the value. */
  readonly type?: Value;
}

/** Objects of a resource that are shown inside another's answer, as a list in their own answers' form. */
export interface Embedding {
  resource: string;
  /** The field of the embedded objects that holds the id of the one they are shown in. */
  by: string;
  /** SQL order and further condition, on row `t` of the embedded resource. */
  order: string;
  where?: string;
  /** Names of the fields shown; those of a plain answer unless given. */
  fields?: readonly string[];
  /** Names of those that a request may have shown in their place. */
  or_fields?: readonly string[];
}

/** What a field's `parse` throws; the caller knows the field's name and puts it into the answer. */
export class Refusal extends Error {
  readonly reason: FieldErrors[string];
  /** The same in the words of the newer resources (core.md §1.10). */
  readonly newer: FieldErrors[string];
  constructor(reason: FieldErrors[string], newer = reason) {
    super(typeof reason === 'string' ? reason : 'invalid value');
    this.reason = reason;
    this.newer = newer;
  }
}

const TYPES = {
  str: 'string',
  bool: 'boolean',
  int: 'integer',
  number: 'number',
  list: 'list',
  dict: 'dictionary',
};

export const wrongType = (type: keyof typeof TYPES): Refusal =>
  new Refusal(`Value must be of ${type} type.`, `Input should be a valid ${TYPES[type]}`);

type Nullable<Value, Options> = Options extends { nullable: true } ? Value | null : Value;

function field<Value, Options extends FieldOptions>(
  schema: TSchema,
  comparison: Comparison,
  parse: (value: unknown) => Value,
  options: Options = {} as Options,
): Field<Nullable<Value, Options>> & Options {
  const described = options.description ? { ...schema, description: options.description } : schema;
  return { schema: described, comparison, parse, ...options } as Field<Nullable<Value, Options>> & Options;
}

/** The longest text that any field takes unless it says otherwise; long enough for a pasted document. */
const LONGEST_TEXT = 100_000;

export const text = <O extends FieldOptions & { max?: number; min?: number; trim?: boolean }>(options?: O) =>
  field(
    Type.String(),
    'text',
    (value) => {
      const { max = LONGEST_TEXT, min = 0, trim = true } = options ?? {};
      if (typeof value !== 'string') throw wrongType('str');
      const kept = trim ? value.trim() : value;
      if (kept.length < min) throw new Refusal(`String should have at least ${min} character${min === 1 ? '' : 's'}`);
      if (kept.length > max) throw new Refusal(`The value must be no longer than ${max} characters.`);
      return kept;
    },
    options,
  );

export const bool = <O extends FieldOptions>(options?: O) =>
  field(
    Type.Boolean(),
    'boolean',
    (value) => {
      if (typeof value !== 'boolean') throw wrongType('bool');
      return value;
    },
    options,
  );

export const int = <O extends FieldOptions & { min?: number; max?: number }>(options?: O) =>
  field(
    Type.Integer(),
    'number',
    (value) => {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options ?? {};
      if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType('int');
      if (value < min) throw new Refusal(`Input should be greater than or equal to ${min}`);
      if (value > max) throw new Refusal(`Input should be less than or equal to ${max}`);
      return value;
    },
    options,
  );

export const choice = <const C extends string, O extends FieldOptions>(choices: readonly C[], options?: O) =>
  field(
    Type.Enum(choices as unknown as string[]),
    'text',
    (value) => {
      if (typeof value !== 'string') throw wrongType('str');
      if (!choices.includes(value as C)) throw new Refusal(NOT_A_CHOICE, `Input should be ${oneOf(choices)}`);
      return value as C;
    },
    options,
  );

/** `'a', 'b' or 'c'` */
const oneOf = (choices: readonly string[]): string =>
  choices
    .map((one) => `'${one}'`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

/** A moment, answered with `+00:00` and six fractional digits, or none (`isoDateTime`). */
export const dateTime = <O extends FieldOptions>(options?: O) =>
  field(
    Type.String({ format: 'date-time' }),
    'moment',
    (value) => {
      const moment = typeof value === 'string' ? parseMoment(value.trim()) : null;
      if (!moment) throw new Refusal('Invalid ISO 8601 datetime.');
      return isoDateTime('at' in moment ? moment.at : new Date(`${moment.day}T00:00:00Z`));
    },
    options,
  );

/** A moment of the newer resources, which answer it without a zone (core.md §1.14): `2026-02-08T20:30:54.314159`. */
export const naiveDateTime = (column: string) => ({
  ...dateTime({ column, json: `iso_naive(t."${column}")` }),
  schema: Type.String({ description: 'In UTC, without a zone.' }),
});

/** A day of the calendar. A date-time is taken as its UTC day: Close's own specification types some of these fields as
 *  date-times on create. */
export const date = <O extends FieldOptions>(options?: O) =>
  field(
    Type.String({ format: 'date' }),
    'day',
    (value) => {
      const moment = typeof value === 'string' ? parseMoment(value.trim()) : null;
      if (!moment) throw new Refusal('Invalid ISO 8601 date.');
      return 'day' in moment ? moment.day : moment.at.toISOString().slice(0, 10);
    },
    options,
  );

/** The id of an object of the named resource. That it exists in the caller's organization is checked when written. */
export const ref = <O extends FieldOptions>(resource: string, options?: O) => ({
  ...field(
    Type.String(),
    'text',
    (value) => {
      if (typeof value !== 'string' || value.length > 100) throw new Refusal(DOES_NOT_EXIST);
      return value;
    },
    options,
  ),
  reference: resource,
});

/** A JSON value kept in a jsonb column, with its own parser. */
export const json = <Value, O extends FieldOptions>(schema: TSchema, parse: (value: unknown) => Value, options?: O) =>
  field(schema, 'text', parse, options);

/** A field that nobody writes: `value` is its SQL on row `t`. */
export const computed = <S extends TSchema, O extends FieldOptions & { comparison?: Comparison }>(
  schema: S,
  value: string,
  options?: O,
): Field<Nullable<Static<S>, O>> & O => ({
  ...field(schema, options?.comparison ?? 'text', neverWritten<Static<S>>, options),
  writes: 'never',
  column: null,
  value,
});

/** A list of another resource's objects. Events leave it out: those objects have events of their own. The schema names
 *  the resource; the OpenAPI document puts that one's schema in its place. */
export const embedded = <O extends FieldOptions>(embeds: Embedding, options?: O) => {
  const { resource, fields, or_fields } = embeds;
  const schema = Type.Array(Type.Object({}, { 'x-embeds': resource, 'x-shows': fields, 'x-or-shows': or_fields }));
  return { ...computed(schema, `'[]'::json`, { event: 'absent', ...options } as const), embeds };
};

const neverWritten = <Value>(): Value => {
  throw new Refusal(CANNOT_BE_CHANGED);
};

/** The id, organization and audit fields that nearly every object has (core.md §1.15). With `imported`, `created_by` and
 *  `date_created` may be given on create. */
export const audit = (options: { imported?: boolean; names?: boolean } = {}) => {
  const writes: Writes = options.imported ? 'create' : 'never';
  const names = {
    created_by_name: computed(Type.String(), fullName('t.created_by'), { nullable: true }),
    updated_by_name: computed(Type.String(), fullName('t.updated_by'), { nullable: true }),
  };
  return {
    organization_id: ref('organization', { filters: ['eq'] }),
    created_by: ref('user', { nullable: true, writes }),
    updated_by: ref('user', { nullable: true }),
    ...((options.names === false ? {} : names) as typeof names),
    date_created: dateTime({ writes, filters: ['gt', 'gte', 'lt', 'lte'] }),
    date_updated: dateTime({ filters: ['gt', 'gte', 'lt', 'lte'] }),
  };
};

/** SQL for a user's full name, or null. */
export const fullName = (user_id: string): string => `(select u.full_name from "user" u where u.id = ${user_id})`;
