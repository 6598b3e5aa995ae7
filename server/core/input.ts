// Reads the body of a create or an update against a resource's fields, and says all that is wrong with it at once.
import type { Context } from './context.ts';
import {
  DOES_NOT_EXIST,
  EXTRA,
  FIELD_REQUIRED,
  type FieldErrors,
  invalidFields,
  MOST_NAMED,
  REQUIRED,
} from './errors.ts';
import { type Field, Refusal } from './field.ts';
import { type Declaration, mayWrite, type Row } from './resource.ts';

/** The name of a field in errors: references go without their `_id` (core.md §1.10). */
export const errorName = (name: string, field: Field | undefined): string =>
  field?.reference && name.endsWith('_id') ? name.slice(0, -3) : name;

/** What a body is read against: a resource, or the fields alone of what is written by an endpoint of its own. */
export type Written = Pick<Declaration, 'fields' | 'inputs' | 'custom' | 'ignores_unknown_keys' | 'generation'>;

/** The values a body gives, by field name. Known keys that callers may not write are passed over, since clients send
 *  whole objects back; unknown ones are refused (core.md §1.8). Custom field keys stay as they are. */
export function readBody(
  ctx: Pick<Context, 'organization_id'>,
  resource: Written,
  body: Row,
  operation: 'create' | 'update',
): Row {
  const values: Row = {};
  // Without a prototype: a key may be named `__proto__`.
  const errors: FieldErrors = Object.create(null);
  let unknown = 0;
  for (const [key, value] of Object.entries(body)) {
    if (resource.custom && (key === 'custom' || key.startsWith('custom.'))) {
      values[key] = value;
      continue;
    }
    const field = own(resource.inputs, key) ?? own(resource.fields, key);
    const written = field !== undefined && mayWrite(field, operation);
    if (key === 'organization_id' && !written && typeof value === 'string' && value !== ctx.organization_id) {
      errors.organization = DOES_NOT_EXIST;
    } else if (!field) {
      if (!resource.ignores_unknown_keys && ++unknown <= MOST_NAMED) errors[shortened(key)] = EXTRA;
    } else if (written && !(value === null && isDefault(field, operation))) {
      const refusal = readValue(key, field, value, values);
      if (refusal) errors[errorName(key, field)] = resource.generation === 'new' ? refusal.newer : refusal.reason;
    }
  }
  if (operation === 'create') {
    for (const [name, field] of Object.entries({ ...resource.fields, ...resource.inputs })) {
      const key = errorName(name, field);
      if (field.required && (values[name] === undefined || values[name] === null) && !(key in errors)) {
        errors[key] = resource.generation === 'new' ? FIELD_REQUIRED : REQUIRED;
      }
    }
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return values;
}

const LONGEST_NAMED = 200;

/** A key that the caller made up, as errors name it. */
export const shortened = (key: string): string =>
  key.length > LONGEST_NAMED ? `${key.slice(0, LONGEST_NAMED)}…` : key;

/** On create, null in a field that is never null and need not be given says nothing: Close's own schemas allow it. */
const isDefault = (field: Field, operation: 'create' | 'update'): boolean =>
  operation === 'create' && !field.nullable && field.empty === undefined && !field.required;

// A body may have a key that every object inherits, such as `constructor`.
const own = (fields: Record<string, Field> | undefined, key: string): Field | undefined =>
  fields && Object.hasOwn(fields, key) ? fields[key] : undefined;

/** Puts the value into `values`, or gives the reason why not. */
function readValue(name: string, field: Field, value: unknown, values: Row): Refusal | null {
  if (value === null) {
    if (!field.nullable && field.empty === undefined) return new Refusal(REQUIRED, FIELD_REQUIRED);
    values[name] = field.empty ?? null;
    return null;
  }
  try {
    values[name] = field.parse(value);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
